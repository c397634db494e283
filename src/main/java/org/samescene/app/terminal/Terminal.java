package org.samescene.app.terminal;

import java.io.PrintStream;

/**
 * Where messages to a person go while a command runs; its results go to standard output.
 *
 * @param watched whether the person sees a terminal, on which lines can be drawn again
 */
public record Terminal(PrintStream messages, boolean watched) {
    /**
     * Standard error. Whether the console is null without a terminal, or one that is none, differs from Java to
     * Java: both are asked for.
     */
    @SuppressWarnings("SystemConsoleNull") // null without a terminal again since 25
    public static Terminal ofProcess() {
        return new Terminal(
                System.err, System.console() != null && System.console().isTerminal() && System.getenv("TERM") != null);
    }

    public void say(String message) {
        messages.println(message);
    }

    /** Draws a line over the one before, if that was not the last. Only for a watched terminal. */
    void redraw(String line, boolean last) {
        messages.print("\r" + line + "\033[K" + (last ? "\n" : ""));
        messages.flush();
    }
}
