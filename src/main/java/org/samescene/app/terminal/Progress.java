package org.samescene.app.terminal;

import java.io.PrintStream;
import java.time.Duration;

/** Shows how far long work is: a bar that is drawn again on a terminal, a plain line now and then elsewhere. */
public final class Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_BARS = Duration.ofMillis(200);
    private static final int BAR = 30;

    private final PrintStream out;
    private final boolean terminal;
    private final int total;
    private final String unit;
    private final long start = System.nanoTime();
    private long lastShown = Long.MIN_VALUE;

    public Progress(PrintStream out, boolean terminal, int total) {
        this(out, terminal, total, "images");
    }

    /** @param unit what is counted, in the plural */
    public Progress(PrintStream out, boolean terminal, int total, String unit) {
        this.out = out;
        this.unit = unit;
        this.terminal = terminal;
        this.total = total;
    }

    public void show(int done, int rejected) {
        long now = System.nanoTime();
        Duration pause = terminal ? BETWEEN_BARS : BETWEEN_LINES;
        if (done < total && lastShown != Long.MIN_VALUE && now - lastShown < pause.toNanos()) {
            return;
        }
        lastShown = now;
        double seconds = (now - start) / 1e9;
        double rate = seconds > 0 ? done / seconds : 0;
        String left = done == 0 ? "" : done == total ? ", done" : ", " + time((total - done) / rate) + " left";
        String line = "%d/%d %s, %.1f/s%s%s"
                .formatted(done, total, unit, rate, left, rejected == 0 ? "" : ", " + rejected + " rejected");
        if (terminal) {
            int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
            out.print("\r[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + line + "\033[K"
                    + (done == total ? "\n" : ""));
        } else {
            out.println(line);
        }
        out.flush();
    }

    private static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 60
                ? s + " s"
                : s < 3600 ? "%d:%02d min".formatted(s / 60, s % 60) : "%d:%02d h".formatted(s / 3600, s / 60 % 60);
    }
}
