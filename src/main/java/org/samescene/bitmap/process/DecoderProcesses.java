package org.samescene.bitmap.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.samescene.arrival.ByteBudget;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.MemoryBudget;
import org.samescene.bitmap.Picture;
import org.samescene.bitmap.PictureDecoder;

/**
 * Decodes in other processes, as many as there are threads that call at once. A process that ends takes no picture
 * with it but its own, and that one is tried once more, in a new process: if that ends too, the picture is refused.
 */
public final class DecoderProcesses implements PictureDecoder {
    /** Both readers may take the whole time, one after the other. */
    private static final int READERS = 2;

    private static final int KILLED = 128 + 9;

    private final DecoderProcess.Start start;
    private final Duration limit;
    private final MemoryBudget budget;
    private final Deque<DecoderProcess> idle = new ConcurrentLinkedDeque<>();
    private final Set<DecoderProcess> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("decode-clock").factory());

    /** @param withLibvips whether it is used where it is installed */
    public DecoderProcesses(DecodeLimits limits, boolean withLibvips) {
        this(limits, new DecoderJvm(limits, withLibvips));
    }

    DecoderProcesses(DecodeLimits limits, DecoderProcess.Start start) {
        this.start = start;
        limit = limits.timeout().multipliedBy(READERS);
        budget = new ByteBudget(limits.maxDecodedBytes())::take;
    }

    @Override
    public Picture decode(byte[] content, int longestSidePx) throws RejectedException {
        try {
            return decode(content, longestSidePx, process());
        } catch (DecoderProcess.Slow e) {
            throw slow(e);
        } catch (IOException e) {
            // the file may not be to blame: the process may have run short of memory, or been ended by somebody
        }
        DecoderProcess another = process();
        try {
            return decode(content, longestSidePx, another);
        } catch (DecoderProcess.Slow e) {
            throw slow(e);
        } catch (IOException e) {
            throw ended(another.exitStatus(), e);
        }
    }

    private Picture decode(byte[] content, int longestSidePx, DecoderProcess process)
            throws IOException, RejectedException {
        boolean isUsable = true;
        try {
            return process.decode(content, longestSidePx, budget, limit);
        } catch (IOException | RuntimeException | Error e) {
            isUsable = false;
            throw e;
        } finally {
            busy.remove(process);
            if (isUsable && !clock.isShutdown()) {
                idle.push(process);
            } else {
                process.close();
            }
        }
    }

    /** @throws UncheckedIOException where none can be started: that is no fault of a file's */
    private DecoderProcess process() {
        try {
            DecoderProcess waiting = idle.poll();
            DecoderProcess process = waiting == null ? new DecoderProcess(start, clock) : waiting;
            busy.add(process);
            if (waiting == null) {
                process.awaitStart();
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static RejectedException slow(DecoderProcess.Slow e) {
        return new RejectedException(
                RejectionReason.TOO_SLOW,
                "data that take too long to decode: " + e.getMessage() + " (" + DecodeLimits.TIMEOUT_KEY + ")",
                e);
    }

    private static RejectedException ended(int status, IOException e) {
        return status == KILLED
                ? new RejectedException(
                        RejectionReason.OUT_OF_MEMORY,
                        "data that need more memory than is left: the process that decoded them was killed",
                        e)
                : new RejectedException(
                        RejectionReason.CORRUPT,
                        "data that crash their decoder: its process ended twice, with status " + status,
                        e);
    }

    /** Ends all processes, also those that are decoding. */
    @Override
    public void close() {
        clock.shutdownNow();
        idle.forEach(DecoderProcess::close);
        busy.forEach(DecoderProcess::close);
    }
}
