package org.samescene.bitmap;

import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import org.samescene.arrival.ByteBudget;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** Pictures by ImageIO, all of their pixels as far as the limits allow. */
final class ImageIoReader {
    static final String NAME = "ImageIO of Java " + Runtime.version().feature();

    /** Long enough runs for a picture that is turned, small enough for the cache. */
    private static final int TILE_HEIGHT = 32;

    private static final int TILE_WIDTH = 4096;

    /** A JPEG that ends earlier than half way is no picture. */
    private static final int LEAST_INTACT_PERCENT = 50;

    private final DecodeLimits limits;
    private final MemoryBudget budget;

    ImageIoReader(DecodeLimits limits, MemoryBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** @param longestSidePx that is wanted; a picture beyond the limits is read with as few pixels as need be */
    Picture read(ImageFormat format, byte[] content, Orientation orientation, int longestSidePx)
            throws RejectedException {
        Optional<String> rarity = JpegHeader.at(content, 0).flatMap(JpegHeader::rarity);
        if (rarity.isPresent()) {
            throw new RejectedException(
                    RejectionReason.UNSUPPORTED_FORMAT, "this is a JPEG " + rarity.get() + "; save it as a usual JPEG");
        }
        Deadline deadline = new Deadline(limits.timeout());
        try {
            return read(format, content, orientation, longestSidePx, deadline);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            throw ReadFailure.rejection(format, e);
        }
    }

    /**
     * A reader that fails by a RuntimeException may have done so over a broken colour profile, so that gets a
     * second try without.
     */
    private Picture read(
            ImageFormat format, byte[] content, Orientation orientation, int longestSidePx, Deadline deadline)
            throws IOException, RejectedException {
        try {
            return readAsIs(format, content, orientation, longestSidePx, deadline);
        } catch (CMMException | IllegalArgumentException | IllegalStateException | IndexOutOfBoundsException e) {
            Optional<byte[]> withoutProfile = ColourProfile.hidden(format, content);
            if (withoutProfile.isEmpty()) {
                throw e;
            }
            return readAsIs(format, withoutProfile.get(), orientation, longestSidePx, deadline);
        }
    }

    private Picture readAsIs(
            ImageFormat format, byte[] content, Orientation orientation, int longestSidePx, Deadline deadline)
            throws IOException, RejectedException {
        ImageReader reader = Readers.open(format, content);
        DeadlineStream stream = new DeadlineStream(content, deadline);
        try {
            reader.setInput(stream, false, true);
            Header whole = Header.of(reader, format, content);
            int step = Subsampling.step(whole, format, content, longestSidePx, limits);
            Header header = whole.subsampled(step);
            header.check(limits);
            try (ByteBudget.Share _ = budget.take(header.workingBytes())) {
                deadline.restart();
                BufferedImage image = read(reader, step, deadline);
                return new Picture(
                        bitmap(image, header.canvas(), orientation, longestSidePx, deadline),
                        orientation.uprightWidth(
                                whole.canvas().width(), whole.canvas().height()),
                        orientation.uprightHeight(
                                whole.canvas().width(), whole.canvas().height()),
                        NAME);
            }
        } catch (IOException e) {
            throw stream.endReached() ? ReadFailure.endOfData(e) : e;
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage read(ImageReader reader, int step, Deadline deadline) throws IOException {
        ReadWatch watch = new ReadWatch(deadline);
        reader.addIIOReadProgressListener(watch);
        reader.addIIOReadWarningListener(watch);
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage image = reader.read(0, param);
        if (watch.percentageIntact() < LEAST_INTACT_PERCENT) {
            throw new EOFException("the data end after " + Math.round(watch.percentageIntact()) + "% of the picture");
        }
        return image;
    }

    /**
     * The fast path is for most photos: upright, 8-bit RGB, to be made smaller. They are scaled as they are in memory,
     * blue first, so that no second copy of all pixels is made: a sixth less time for 12 megapixels.
     */
    private static Bitmap bitmap(
            BufferedImage image, Canvas canvas, Orientation orientation, int longestSidePx, Deadline deadline) {
        boolean isFast = orientation == Orientation.UPRIGHT
                && image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getSize() == 3 * canvas.pixels()
                && image.getWidth() == canvas.width()
                && image.getHeight() == canvas.height()
                && Math.max(canvas.width(), canvas.height()) > longestSidePx;
        if (!isFast) {
            return upright(image, canvas, orientation, deadline);
        }
        byte[] bgr = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        return new Bitmap(canvas.width(), canvas.height(), bgr)
                .scaledToLongestSide(longestSidePx)
                .withRedAndBlueSwapped();
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
