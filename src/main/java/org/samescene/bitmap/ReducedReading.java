package org.samescene.bitmap;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.samescene.arrival.ByteBudget;
import org.samescene.arrival.RejectedException;

/** Pictures by a {@link ReducingReader}, within the limits and upright. */
final class ReducedReading {
    /**
     * The reduced picture is at least so many times as large as wanted. The reader's averages are over whole pixels;
     * the rest is done by {@link Bitmap#scaledToLongestSide}, so that a picture comes out nearly as from all of its
     * pixels.
     */
    private static final int OVERSAMPLING = 2;

    private final ReducingReader reader;
    private final DecodeLimits limits;
    private final MemoryBudget budget;

    ReducedReading(ReducingReader reader, DecodeLimits limits, MemoryBudget budget) {
        this.reader = reader;
        this.limits = limits;
        this.budget = budget;
    }

    String name() {
        return reader.name();
    }

    boolean reads(ImageFormat format) {
        return reader.reads(format);
    }

    /**
     * @param leastFactor by which the picture is to be reducible for it to be read
     * @return empty where it isn't
     */
    Optional<Picture> read(
            ImageFormat format, byte[] content, Orientation orientation, int longestSidePx, int leastFactor)
            throws RejectedException {
        try (ReducingReader.StoredPicture picture = reader.open(format, content)) {
            long longest = Math.max(picture.width(), picture.height());
            int factor = (int) Math.max(1, longest / ((long) OVERSAMPLING * longestSidePx));
            return factor < leastFactor ? Optional.empty() : Optional.of(read(format, picture, orientation, factor));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            throw ReadFailure.rejection(format, e);
        }
    }

    private Picture read(ImageFormat format, ReducingReader.StoredPicture picture, Orientation orientation, int factor)
            throws IOException, RejectedException {
        String size = String.format(Locale.ROOT, "%d × %d pixels of %s", picture.width(), picture.height(), format);
        long pixels = Math.ceilDiv((long) picture.width() * picture.height(), (long) factor * factor);
        limits.checkPixels(size, pixels);
        limits.checkBytes(size, picture.workingBytes());
        try (ByteBudget.Share _ = budget.take(picture.workingBytes() + 6 * pixels)) {
            Bitmap bitmap = orientation.upright(picture.read(factor, limits.timeout()));
            return new Picture(
                    bitmap,
                    orientation.uprightWidth(picture.width(), picture.height()),
                    orientation.uprightHeight(picture.width(), picture.height()),
                    reader.name());
        }
    }
}
