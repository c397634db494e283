package org.samescene.bitmap.process;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.samescene.arrival.ByteBudget;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.MemoryBudget;
import org.samescene.bitmap.Picture;

/** One process that decodes, one picture at a time. After an {@link IOException} or {@link Slow} it is of no more use. */
final class DecoderProcess implements AutoCloseable {
    private final Process process;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final ScheduledExecutorService clock;
    private volatile boolean isSlow;

    /** Starts one. */
    interface Start {
        Process start() throws IOException;
    }

    /** The process was ended because it took too long. */
    static final class Slow extends IOException {
        Slow(Duration limit, IOException cause) {
            super("not decoded within " + limit.toMillis() + " ms", cause);
        }
    }

    /** @param clock ends what takes too long */
    DecoderProcess(Start start, ScheduledExecutorService clock) throws IOException {
        this.clock = clock;
        process = start.start();
        out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        in = new DataInputStream(process.getInputStream());
    }

    /** Waits until it has started. */
    void awaitStart() throws IOException {
        if (in.read() != Message.READY) {
            throw new IOException("a process that decodes can't be started; its exit status is " + exitStatus());
        }
    }

    /**
     * Decodes a file.
     *
     * @param limit from outside, on what it takes beside the wait for memory
     * @throws Slow where it takes longer
     * @throws IOException where the process ends before it has answered
     */
    Picture decode(byte[] content, int longestSidePx, MemoryBudget budget, Duration limit)
            throws IOException, RejectedException {
        Deque<ByteBudget.Share> shares = new ArrayDeque<>();
        Future<?> end = endAfter(limit);
        try {
            out.writeByte(Message.DECODE);
            out.writeInt(longestSidePx);
            out.writeInt(content.length);
            out.write(content);
            out.flush();
            while (true) {
                int message = in.readByte();
                switch (message) {
                    case Message.NEED -> {
                        end.cancel(false);
                        shares.push(budget.take(in.readLong()));
                        end = endAfter(limit);
                        out.writeByte(Message.GRANT);
                        out.flush();
                    }
                    case Message.FREE -> shares.pop().close();
                    case Message.PICTURE -> {
                        return Message.readPicture(in);
                    }
                    case Message.REFUSAL -> throw Message.readRefusal(in);
                    default -> throw new IOException("no known message: " + message);
                }
            }
        } catch (IOException e) {
            throw isSlow ? new Slow(limit, e) : e;
        } finally {
            end.cancel(false);
            shares.forEach(ByteBudget.Share::close);
        }
    }

    private Future<?> endAfter(Duration limit) {
        return clock.schedule(
                () -> {
                    isSlow = true;
                    process.destroyForcibly();
                },
                limit.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Of a process that ends by itself, or is ended here. */
    int exitStatus() {
        try {
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
