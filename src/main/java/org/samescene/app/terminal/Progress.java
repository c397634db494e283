package org.samescene.app.terminal;

import java.time.Duration;

/** Shows how far long work has come: by a bar on a watched terminal, by a plain line now and then elsewhere. */
public final class Progress {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);
    private static final Duration BETWEEN_BARS = Duration.ofMillis(200);
    private static final int BAR = 30;

    private final Terminal terminal;
    private final int total;
    private final String unit;
    private final long start = System.nanoTime();
    private long lastShown = Long.MIN_VALUE;

    public Progress(Terminal terminal, int total) {
        this(terminal, total, "images");
    }

    /** @param unit what is counted, in the plural */
    public Progress(Terminal terminal, int total, String unit) {
        this.terminal = terminal;
        this.total = total;
        this.unit = unit;
    }

    public void show(int done, int rejected) {
        long now = System.nanoTime();
        Duration pause = terminal.watched() ? BETWEEN_BARS : BETWEEN_LINES;
        if (done < total && lastShown != Long.MIN_VALUE && now - lastShown < pause.toNanos()) {
            return;
        }
        lastShown = now;
        String line = line(done, rejected, (now - start) / 1e9);
        if (terminal.watched()) {
            int filled = total == 0 ? BAR : (int) ((long) BAR * done / total);
            terminal.redraw("[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + line, done == total);
        } else {
            terminal.say(line);
        }
    }

    private String line(int done, int rejected, double seconds) {
        double rate = seconds > 0 ? done / seconds : 0;
        String left = done == 0 ? "" : done == total ? ", done" : ", " + time((total - done) / rate) + " left";
        return "%d/%d %s, %.1f/s%s%s"
                .formatted(done, total, unit, rate, left, rejected == 0 ? "" : ", " + rejected + " rejected");
    }

    private static String time(double seconds) {
        long s = Math.round(seconds);
        return s < 60
                ? s + " s"
                : s < 3600 ? "%d:%02d min".formatted(s / 60, s % 60) : "%d:%02d h".formatted(s / 3600, s / 60 % 60);
    }
}
