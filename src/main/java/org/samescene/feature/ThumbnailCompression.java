package org.samescene.feature;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.samescene.feature.Thumbnail.Channels;

/**
 * How a thumbnail is compressed: as JPEG does, by quantised cosine transforms of blocks of 8 × 8 pixels, but
 * with deflate in place of Huffman codes. The coefficients of one frequency are stored together, as deflate
 * likes it.
 *
 * <p>The streams are buffered because deflate is native code: without a buffer it would be called for every byte.
 *
 * <p>Why not JPEG itself? Its decoders differ in the last bit between machines and versions; verdicts must not.
 */
final class ThumbnailCompression {
    private static final int SIDE = 8;
    /** Grey levels (times 8, the gain of the transform) to which the slowest waves are rounded. */
    private static final double FINEST_STEP = 8;
    /** How much more for each step in frequency: at the highest ones about what JPEG of quality 75 does. */
    private static final double STEP_GROWTH = 4;

    private static final double[][] COSINES = cosines();

    private ThumbnailCompression() {}

    private static double[][] cosines() {
        double[][] waves = new double[SIDE][SIDE];
        for (int frequency = 0; frequency < SIDE; frequency++) {
            double norm = Math.sqrt((frequency == 0 ? 1.0 : 2.0) / SIDE);
            for (int x = 0; x < SIDE; x++) {
                waves[frequency][x] = norm * StrictMath.cos(Math.PI * (2 * x + 1) * frequency / (2 * SIDE));
            }
        }
        return waves;
    }

    private static double step(int u, int v) {
        return FINEST_STEP + STEP_GROWTH * (u + v);
    }

    static byte[] compress(Channels channels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(new DeflaterOutputStream(bytes, deflater)))) {
            out.writeByte(channels.blue().width());
            out.writeByte(channels.blue().height());
            write(channels.luminance(), out);
            write(channels.blue(), out);
            write(channels.red(), out);
        } catch (IOException e) {
            throw new IllegalStateException("a stream in memory fails", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException where the bytes are not those of a thumbnail of this size */
    static Channels uncompress(int width, int height, byte[] bytes) {
        Inflater inflater = new Inflater(true);
        try (DataInputStream in = new DataInputStream(
                new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes), inflater)))) {
            int colourWidth = in.readUnsignedByte();
            int colourHeight = in.readUnsignedByte();
            return new Channels(
                    read(width, height, in), read(colourWidth, colourHeight, in), read(colourWidth, colourHeight, in));
        } catch (IOException e) {
            throw new IllegalArgumentException("a thumbnail is cut short or damaged: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static int blocks(int pixels) {
        return (pixels + SIDE - 1) / SIDE;
    }

    private static void write(Raster raster, DataOutputStream out) throws IOException {
        int columns = blocks(raster.width());
        int rows = blocks(raster.height());
        short[][] coefficients = new short[SIDE * SIDE][columns * rows];
        double[] block = new double[SIDE * SIDE];
        for (int b = 0; b < columns * rows; b++) {
            for (int i = 0; i < block.length; i++) {
                int x = Math.min(raster.width() - 1, b % columns * SIDE + i % SIDE);
                int y = Math.min(raster.height() - 1, b / columns * SIDE + i / SIDE);
                block[i] = raster.pixel(x, y) - 128;
            }
            double[] waves = transformed(block, true);
            for (int i = 0; i < waves.length; i++) {
                coefficients[i][b] = (short) Math.round(waves[i] / step(i % SIDE, i / SIDE));
            }
        }
        for (int frequency = 0; frequency < coefficients.length; frequency++) {
            short previous = 0;
            for (short value : coefficients[frequency]) {
                int written = frequency == 0 ? value - previous : value;
                previous = value;
                // one byte for nearly all
                if (written > -128 && written < 128) {
                    out.writeByte(written);
                } else {
                    out.writeByte(-128);
                    out.writeShort(written);
                }
            }
        }
    }

    private static Raster read(int width, int height, DataInputStream in) throws IOException {
        int columns = blocks(width);
        int rows = blocks(height);
        short[][] coefficients = new short[SIDE * SIDE][columns * rows];
        for (int frequency = 0; frequency < coefficients.length; frequency++) {
            short previous = 0;
            for (int b = 0; b < columns * rows; b++) {
                byte small = in.readByte();
                short value = small == -128 ? in.readShort() : small;
                coefficients[frequency][b] = frequency == 0 ? (short) (value + previous) : value;
                previous = coefficients[frequency][b];
            }
        }
        byte[] values = new byte[width * height];
        double[] waves = new double[SIDE * SIDE];
        for (int b = 0; b < columns * rows; b++) {
            for (int i = 0; i < waves.length; i++) {
                waves[i] = coefficients[i][b] * step(i % SIDE, i / SIDE);
            }
            double[] block = transformed(waves, false);
            for (int i = 0; i < block.length; i++) {
                int x = b % columns * SIDE + i % SIDE;
                int y = b / columns * SIDE + i / SIDE;
                if (x < width && y < height) {
                    values[y * width + x] = (byte) Math.clamp(Math.round(block[i] + 128), 0, 255);
                }
            }
        }
        return new Raster(width, height, values);
    }

    /** The cosine transform of a block, or back: rows, then columns. */
    private static double[] transformed(double[] block, boolean forward) {
        return columns(columns(block, forward), forward);
    }

    /** Transforms along the second index, and exchanges the two indices. */
    private static double[] columns(double[] block, boolean forward) {
        double[] result = new double[block.length];
        for (int row = 0; row < SIDE; row++) {
            for (int to = 0; to < SIDE; to++) {
                double sum = 0;
                for (int from = 0; from < SIDE; from++) {
                    sum += block[row * SIDE + from] * (forward ? COSINES[to][from] : COSINES[from][to]);
                }
                result[to * SIDE + row] = sum;
            }
        }
        return result;
    }
}
