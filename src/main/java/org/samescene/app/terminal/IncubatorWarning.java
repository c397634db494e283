package org.samescene.app.terminal;

/**
 * The line that the JVM prints before the first of our code runs, "WARNING: Using incubator modules:
 * jdk.incubator.vector". No flag turns it off, and a filter on standard error would hide from us that it is a
 * terminal.
 */
public final class IncubatorWarning {

    /** Set by the launcher where standard error is a terminal that can move its cursor. */
    private static final String TERMINAL_VARIABLE = "SAMESCENE_TERMINAL";

    private static final String UP_AND_ERASE_LINE = "\033[1A\033[2K\r";

    private IncubatorWarning() {}

    /** Takes the line off the terminal again. To be called first of all, while it is still the last line there. */
    public static void erase() {
        if ("1".equals(System.getenv(TERMINAL_VARIABLE))) {
            System.err.print(UP_AND_ERASE_LINE);
            System.err.flush();
        }
    }
}
