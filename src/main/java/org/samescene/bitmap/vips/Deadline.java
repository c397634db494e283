package org.samescene.bitmap.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static org.samescene.bitmap.vips.VipsLibrary.call;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;

/**
 * Stops the evaluation of an image that takes too long, between two of its parts: libvips reports its progress, and
 * may be told then to give up. A decoder that hangs inside of a part is not stopped.
 */
@SuppressWarnings("restricted") // native calls are what this is for
final class Deadline implements AutoCloseable {
    private static final MethodHandle CHECK = check();

    private final VipsLibrary vips;
    private final Arena arena = Arena.ofShared();
    private final long start = System.nanoTime();
    private final Duration timeout;
    private volatile boolean passed;

    Deadline(VipsLibrary vips, MemorySegment image, Duration timeout) {
        this.vips = vips;
        this.timeout = timeout;
        MemorySegment callback = Linker.nativeLinker()
                .upcallStub(CHECK.bindTo(this), FunctionDescriptor.ofVoid(ADDRESS, ADDRESS, ADDRESS), arena);
        call(vips.setProgress, image, 1);
        call(vips.connect, image, arena.allocateFrom("eval"), callback, MemorySegment.NULL, MemorySegment.NULL, 0);
    }

    private static MethodHandle check() {
        try {
            return MethodHandles.lookup()
                    .findVirtual(
                            Deadline.class,
                            "check",
                            MethodType.methodType(
                                    void.class, MemorySegment.class, MemorySegment.class, MemorySegment.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a method of this class", e);
        }
    }

    @SuppressWarnings("unused") // called by libvips
    private void check(MemorySegment image, MemorySegment progress, MemorySegment data) {
        if (!passed && System.nanoTime() - start > timeout.toNanos()) {
            passed = true;
            call(vips.setKill, image, 1);
        }
    }

    boolean isPassed() {
        return passed;
    }

    @Override
    public void close() {
        arena.close();
    }
}
