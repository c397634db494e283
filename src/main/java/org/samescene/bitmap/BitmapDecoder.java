package org.samescene.bitmap;

import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageReader;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/**
 * Image files to bitmaps, in bounded time and memory. Safe for use by several threads at once; those whose
 * pictures together exceed {@link DecodeLimits#maxDecodedBytes()} wait for each other.
 */
public final class BitmapDecoder {
    /** Long enough runs for a picture that is turned, small enough for the cache. */
    private static final int TILE_HEIGHT = 32;

    private static final int TILE_WIDTH = 4096;

    /** A JPEG that ends earlier than half way is no picture. */
    private static final int LEAST_INTACT_PERCENT = 50;

    private final DecodeLimits limits;
    private final DecodeBudget budget;

    public BitmapDecoder(DecodeLimits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
        budget = new DecodeBudget(limits.maxDecodedBytes());
    }

    /**
     * The picture in the file: of an animation or a file of several pages, the first.
     *
     * @param content a whole file
     * @throws RejectedException where there is none, or one beyond the limits
     */
    public Bitmap decode(byte[] content) throws RejectedException {
        if (content.length == 0) {
            throw new RejectedException(RejectionReason.EMPTY, "no bytes");
        }
        ImageFormat format = ImageFormat.of(content).orElse(null);
        if (format == null) {
            throw ForeignFormat.rejection(content);
        }
        Deadline deadline = new Deadline(limits.timeout());
        try {
            return decode(format, content, deadline);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw ReadFailure.rejection(format, e);
        }
    }

    /**
     * A reader that fails by a RuntimeException may have done so over a broken colour profile, so that gets a
     * second try without.
     */
    private Bitmap decode(ImageFormat format, byte[] content, Deadline deadline) throws IOException, RejectedException {
        try {
            return decodeAsIs(format, content, deadline);
        } catch (CMMException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            Optional<byte[]> withoutProfile = ColourProfile.hidden(format, content);
            if (withoutProfile.isEmpty()) {
                throw e;
            }
            return decodeAsIs(format, withoutProfile.get(), deadline);
        }
    }

    private Bitmap decodeAsIs(ImageFormat format, byte[] content, Deadline deadline)
            throws IOException, RejectedException {
        ImageReader reader = Readers.open(format, content);
        DeadlineStream stream = new DeadlineStream(content, deadline);
        try {
            reader.setInput(stream, false, true);
            Header header = Header.of(reader, format, content);
            header.check(limits);
            try (DecodeBudget.Share _ = budget.take(header.workingBytes())) {
                deadline.restart();
                BufferedImage image = read(reader, deadline);
                return upright(image, header.canvas(), ExifOrientation.of(format, content), deadline);
            }
        } catch (IOException e) {
            throw stream.endReached() ? ReadFailure.endOfData(e) : e;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, Deadline deadline) throws IOException {
        ReadWatch watch = new ReadWatch(deadline);
        reader.addIIOReadProgressListener(watch);
        reader.addIIOReadWarningListener(watch);
        BufferedImage image = reader.read(0);
        if (watch.percentageIntact() < LEAST_INTACT_PERCENT) {
            throw new EOFException("the data end after " + Math.round(watch.percentageIntact()) + "% of the picture");
        }
        return image;
    }

    private static Bitmap upright(BufferedImage image, Canvas canvas, Orientation orientation, Deadline deadline) {
        byte[] upright = new byte[Math.toIntExact(3 * canvas.pixels())];
        int right = Math.min(image.getWidth(), canvas.width() - canvas.left());
        int bottom = Math.min(image.getHeight(), canvas.height() - canvas.top());
        if (right < canvas.width() || bottom < canvas.height()) {
            Arrays.fill(upright, (byte) 0xFF);
        }
        TileReader tiles = TileReader.of(image);
        byte[] tile = new byte[3 * Math.min(TILE_WIDTH, right) * Math.min(TILE_HEIGHT, bottom)];
        for (int y = 0; y < bottom; y += TILE_HEIGHT) {
            deadline.check();
            int height = Math.min(TILE_HEIGHT, bottom - y);
            for (int x = 0; x < right; x += TILE_WIDTH) {
                int width = Math.min(TILE_WIDTH, right - x);
                tiles.read(x, y, width, height, tile);
                orientation.place(
                        tile,
                        canvas.left() + x,
                        canvas.top() + y,
                        width,
                        height,
                        canvas.width(),
                        canvas.height(),
                        upright);
            }
        }
        return new Bitmap(
                orientation.uprightWidth(canvas.width(), canvas.height()),
                orientation.uprightHeight(canvas.width(), canvas.height()),
                upright);
    }
}
