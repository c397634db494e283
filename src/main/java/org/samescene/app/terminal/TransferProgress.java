package org.samescene.app.terminal;

/** Shows how many bytes have been read: redrawn on a watched terminal, elsewhere by a line for each tenth. */
public final class TransferProgress {
    private static final double MEGA = 1e6;

    private final Terminal terminal;
    private final String what;
    private final long total;
    private long shown = -1;

    /** @param total 0 if unknown */
    public TransferProgress(Terminal terminal, String what, long total) {
        this.terminal = terminal;
        this.what = what;
        this.total = total;
    }

    public void show(long bytes) {
        // a step is a hundredth on a terminal, a tenth elsewhere; of an unknown total, 1 MB or 10 MB
        boolean fine = terminal.watched();
        long step = total > 0 ? bytes * (fine ? 100 : 10) / total : (long) (bytes / (fine ? MEGA : 10 * MEGA));
        if (step == shown) {
            return;
        }
        shown = step;
        String line =
                "%s: %.1f%s MB".formatted(what, bytes / MEGA, total > 0 ? " of %.1f".formatted(total / MEGA) : "");
        if (terminal.watched()) {
            terminal.redraw(line, bytes == total);
        } else {
            terminal.say(line);
        }
    }
}
