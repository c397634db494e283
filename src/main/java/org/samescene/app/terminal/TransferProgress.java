package org.samescene.app.terminal;

import java.io.PrintStream;
import org.samescene.app.scan.Scan;

/** How far so many bytes are: drawn again on a terminal, a line for each tenth elsewhere. */
public final class TransferProgress {
    private static final double MEGA = 1e6;

    private final PrintStream out;
    private final String what;
    private final long total;
    private final boolean terminal = Scan.isWatched();
    private long shown = -1;

    /** @param total 0 if unknown */
    public TransferProgress(PrintStream out, String what, long total) {
        this.out = out;
        this.what = what;
        this.total = total;
    }

    public void show(long bytes) {
        // a step is a hundredth on a terminal, a tenth elsewhere; of an unknown total, a megabyte or ten
        long step = total > 0 ? bytes * (terminal ? 100 : 10) / total : (long) (bytes / (terminal ? MEGA : 10 * MEGA));
        if (step == shown) {
            return;
        }
        shown = step;
        String line =
                "%s: %.1f%s MB".formatted(what, bytes / MEGA, total > 0 ? " of %.1f".formatted(total / MEGA) : "");
        if (terminal) {
            out.print("\r" + line + "\033[K" + (bytes == total ? "\n" : ""));
        } else {
            out.println(line);
        }
        out.flush();
    }
}
