package org.samescene.feature;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.samescene.arrival.ImageKey;

/**
 * The bytes of an {@code image-features} record: about 46 per feature at 40 dimensions.
 *
 * <p>Laws: {@code encode(decode(b)) = b}, so what is matched from a record is the same however often it was
 * stored and read; encoding moves a keypoint by less than 1/65535 of the picture's side and a descriptor of D
 * components by less than √D/250 of its largest one.
 *
 * <pre>
 * byte     format (2)
 * string   library, imageId, version, uri, model; landmark ("" for none)    as DataOutput.writeUTF
 * 32 bytes sha256
 * int64    file size;  int32 width, height of the upright original, in pixels
 * uint8    thumbnail width, height;  int32 its length in bytes; then the thumbnail, compressed
 * uint16   N features;  uint16 D
 * N times  uint16 x, y in 1/65535 of width and height;  float32 scale, score;
 * D × int8: the descriptor, scaled so that its largest component is ±127; the reader normalises it to length 1
 * </pre>
 *
 * All numbers are big-endian.
 */
public final class ImageFeaturesCodec {
    private static final int FORMAT = 2;
    private static final double POSITIONS = 65535;
    /** Library, imageId, version, uri, model and landmark. */
    private static final int TEXTS = 6;

    private ImageFeaturesCodec() {}

    public static byte[] encode(ImageFeatures image) {
        LocalFeatures local = image.local();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(16_000 + local.count() * (12 + local.dimensions()));
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeUTF(image.key().library());
            out.writeUTF(image.key().imageId());
            out.writeUTF(image.version());
            out.writeUTF(image.uri());
            out.writeUTF(image.model());
            out.writeUTF(image.landmark() == null ? "" : image.landmark());
            out.write(HexFormat.of().parseHex(image.sha256()));
            out.writeLong(image.byteSize());
            out.writeInt(image.width());
            out.writeInt(image.height());
            out.writeByte(upTo(255, "thumbnail width", image.thumbnail().width()));
            out.writeByte(upTo(255, "thumbnail height", image.thumbnail().height()));
            out.writeInt(image.thumbnail().compressed().length);
            out.write(image.thumbnail().compressed());
            writeLocal(out, local, image.width(), image.height());
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "features of " + image.key() + " can't be written: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    private static void writeLocal(DataOutputStream out, LocalFeatures local, int width, int height)
            throws IOException {
        int n = local.count();
        int d = local.dimensions();
        float[] descriptors = local.descriptors();
        out.writeShort(upTo(65535, "number of features", n));
        out.writeShort(upTo(65535, "dimensions", d));
        byte[] quantised = new byte[d];
        for (int i = 0; i < n; i++) {
            out.writeShort(position(local.x(i), width));
            out.writeShort(position(local.y(i), height));
            out.writeFloat(local.scale(i));
            out.writeFloat(local.score(i));
            float largest = 0;
            for (int k = 0; k < d; k++) {
                largest = Math.max(largest, Math.abs(descriptors[i * d + k]));
            }
            for (int k = 0; k < d; k++) {
                quantised[k] = largest == 0 ? 0 : (byte) Math.round(descriptors[i * d + k] / largest * 127);
            }
            out.write(quantised);
        }
    }

    private static int upTo(int largest, String name, int value) {
        if (value > largest) {
            throw new IllegalArgumentException(name + " is at most " + largest + " in a features record, not " + value);
        }
        return value;
    }

    private static int position(float pixels, int side) {
        return (int) Math.round(Math.clamp(pixels / side, 0.0, 1.0) * POSITIONS);
    }

    /**
     * The features in a record.
     *
     * @throws IllegalArgumentException if these bytes are not a features record of a known format
     */
    public static ImageFeatures decode(byte[] record) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
            int format = in.readUnsignedByte();
            if (format != FORMAT) {
                throw new IllegalArgumentException("features record of format " + format + "; known is " + FORMAT);
            }
            ImageKey key = new ImageKey(in.readUTF(), in.readUTF());
            String version = in.readUTF();
            String uri = in.readUTF();
            String model = in.readUTF();
            String landmark = in.readUTF();
            String sha256 = HexFormat.of().formatHex(in.readNBytes(32));
            long byteSize = in.readLong();
            int width = in.readInt();
            int height = in.readInt();
            int thumbnailWidth = in.readUnsignedByte();
            int thumbnailHeight = in.readUnsignedByte();
            byte[] thumbnail = in.readNBytes(in.readInt());
            LocalFeatures local = readLocal(in, width, height);
            return new ImageFeatures(
                    key,
                    version,
                    uri,
                    sha256,
                    byteSize,
                    width,
                    height,
                    landmark.isEmpty() ? null : landmark,
                    model,
                    Thumbnail.compressed(thumbnailWidth, thumbnailHeight, thumbnail),
                    local);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "features record of " + record.length + " bytes is cut short or damaged", e);
        }
    }

    /** The hash of the image's bytes, without reading the rest of a record. */
    public static String sha256(byte[] record) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(record))) {
            if (in.readUnsignedByte() != FORMAT) {
                throw new IllegalArgumentException("features record of an unknown format");
            }
            for (int text = 0; text < TEXTS; text++) {
                in.skipNBytes(in.readUnsignedShort());
            }
            return HexFormat.of().formatHex(in.readNBytes(32));
        } catch (IOException e) {
            throw new IllegalArgumentException("features record of " + record.length + " bytes is cut short", e);
        }
    }

    private static LocalFeatures readLocal(DataInputStream in, int width, int height) throws IOException {
        int n = in.readUnsignedShort();
        int d = in.readUnsignedShort();
        if (in.available() != n * (12L + d)) {
            throw new IllegalArgumentException("features record promises " + n + " features of " + d + " dimensions in "
                    + in.available() + " bytes");
        }
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        float[] descriptors = new float[n * d];
        byte[] packed = in.readAllBytes();
        ByteBuffer numbers = ByteBuffer.wrap(packed);
        for (int i = 0, at = 0; i < n; i++, at += 12 + d) {
            x[i] = (float) (Short.toUnsignedInt(numbers.getShort(at)) / POSITIONS * width);
            y[i] = (float) (Short.toUnsignedInt(numbers.getShort(at + 2)) / POSITIONS * height);
            scale[i] = numbers.getFloat(at + 4);
            score[i] = numbers.getFloat(at + 8);
            int squares = 0;
            for (int k = 0; k < d; k++) {
                squares += packed[at + 12 + k] * packed[at + 12 + k];
            }
            float unit = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
            for (int k = 0; k < d; k++) {
                descriptors[i * d + k] = packed[at + 12 + k] * unit;
            }
        }
        return new LocalFeatures(x, y, scale, score, descriptors, d);
    }
}
