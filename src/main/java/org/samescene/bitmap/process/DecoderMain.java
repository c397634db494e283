package org.samescene.bitmap.process;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.samescene.arrival.ByteBudget;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.MemoryBudget;
import org.samescene.bitmap.vips.VipsReader;

/**
 * The process that decodes: reads files from its standard input and writes pictures to its standard output, one after
 * the other. It ends with its input, even in the middle of a picture: so it outlives its parent in no case.
 */
final class DecoderMain implements MemoryBudget {
    private static final int BUFFER_BYTES = 1 << 16;

    private final DataInputStream in = new DataInputStream(new FileInputStream(FileDescriptor.in));
    private final DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES));
    private final Semaphore granted = new Semaphore(0);
    private final ExecutorService decoding = Executors.newSingleThreadExecutor();
    private final BitmapDecoder decoder;

    private DecoderMain(DecodeLimits limits, boolean withLibvips) {
        decoder = new BitmapDecoder(limits, withLibvips ? VipsReader.find() : Optional.empty(), this);
    }

    static String[] arguments(DecodeLimits limits, boolean withLibvips) {
        return new String[] {
            Long.toString(limits.maxPixels()),
            Long.toString(limits.maxDecodedBytes()),
            limits.timeout().toString(),
            Boolean.toString(withLibvips)
        };
    }

    public static void main(String[] args) throws IOException {
        System.setOut(System.err); // whatever a library prints is no answer
        DecodeLimits limits =
                new DecodeLimits(Long.parseLong(args[0]), Long.parseLong(args[1]), Duration.parse(args[2]));
        try {
            new DecoderMain(limits, Boolean.parseBoolean(args[3])).run();
        } finally {
            Runtime.getRuntime().halt(1);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails there ends the process
    private void run() throws IOException {
        send(Message.READY);
        for (int message = in.read(); message >= 0; message = in.read()) {
            if (message == Message.GRANT) {
                granted.release();
                continue;
            }
            int longestSidePx = in.readInt();
            byte[] content = new byte[in.readInt()];
            in.readFully(content);
            decoding.submit(() -> answer(content, longestSidePx));
        }
        Runtime.getRuntime().halt(0);
    }

    private void answer(byte[] content, int longestSidePx) {
        try {
            try {
                Message.write(out, decoder.decode(content, longestSidePx));
            } catch (RejectedException e) {
                Message.write(out, e);
            }
            out.flush();
        } catch (IOException | RuntimeException | Error e) {
            Runtime.getRuntime().halt(1);
        }
    }

    private void send(int message) throws IOException {
        out.writeByte(message);
        out.flush();
    }

    /** Of the worker's budget. */
    @Override
    public ByteBudget.Share take(long bytes) {
        try {
            out.writeByte(Message.NEED);
            out.writeLong(bytes);
            out.flush();
            granted.acquireUninterruptibly();
            return this::free;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void free() {
        try {
            send(Message.FREE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
