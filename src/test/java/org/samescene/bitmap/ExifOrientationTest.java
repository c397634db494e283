package org.samescene.bitmap;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExifOrientationTest {
    private final BitmapDecoder decoder = new BitmapDecoder(DecodeLimits.defaults());

    /** Where the stored picture's red (top left) quarter has to come to; the numbers as EXIF defines them. */
    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 64",
        "1, 0, 0, 64",
        "2, 1, 0, 64",
        "3, 1, 1, 64",
        "4, 0, 1, 64",
        "5, 0, 0, 48",
        "6, 1, 0, 48",
        "7, 1, 1, 48",
        "8, 0, 1, 48",
        "9, 0, 0, 64"
    })
    void turnsJpegPngAndTiff(int number, int right, int bottom, int width) throws Exception {
        BufferedImage image = Pictures.quarters(BufferedImage.TYPE_3BYTE_BGR);
        byte[] jpeg = inserted(Pictures.encoded(image, "jpeg"), 2, app1(number));
        byte[] png = inserted(Pictures.encoded(image, "png"), 33, pngChunk(number));
        byte[] tiff = withTag(Pictures.encoded(image, "tiff"), number);

        for (byte[] file : new byte[][] {jpeg, png, tiff}) {
            Bitmap bitmap = decoder.decode(file);
            assertThat(bitmap.width()).isEqualTo(width);
            int x = bitmap.width() / 4 + right * bitmap.width() / 2;
            int y = bitmap.height() / 4 + bottom * bitmap.height() / 2;
            int[] colour = Pictures.at(bitmap, x, y);
            assertThat(colour[0]).isGreaterThan(200);
            assertThat(colour[1]).isLessThan(60);
        }
    }

    @Test
    void findsTheChunkOfAWebP() {
        ByteBuffer webp = ByteBuffer.allocate(100).order(ByteOrder.LITTLE_ENDIAN);
        webp.put("RIFF".getBytes())
                .putInt(92)
                .put("WEBPVP8X".getBytes())
                .putInt(3)
                .put(new byte[4]);
        byte[] exif = tiffBlock(8);
        webp.put("EXIF".getBytes()).putInt(exif.length).put(exif);

        assertThat(ExifOrientation.of(ImageFormat.WEBP, webp.array())).isEqualTo(Orientation.ROTATED_RIGHT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 9, 65535})
    void takesNonsenseForUpright(int number) {
        assertThat(Orientation.ofExif(number)).isEqualTo(Orientation.UPRIGHT);
    }

    /** One IFD with one tag, 0x0112. */
    private static byte[] tiffBlock(int orientation) {
        ByteBuffer tiff = ByteBuffer.allocate(26).order(ByteOrder.BIG_ENDIAN);
        tiff.put((byte) 'M').put((byte) 'M').putShort((short) 42).putInt(8).putShort((short) 1);
        return tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .array();
    }

    private static byte[] app1(int orientation) {
        byte[] tiff = tiffBlock(orientation);
        return ByteBuffer.allocate(10 + tiff.length)
                .putShort((short) 0xFFE1)
                .putShort((short) (8 + tiff.length))
                .put("Exif\0\0".getBytes())
                .put(tiff)
                .array();
    }

    private static byte[] pngChunk(int orientation) {
        byte[] tiff = tiffBlock(orientation);
        CRC32 crc = new CRC32();
        crc.update("eXIf".getBytes());
        crc.update(tiff);
        return ByteBuffer.allocate(12 + tiff.length)
                .putInt(tiff.length)
                .put("eXIf".getBytes())
                .put(tiff)
                .putInt((int) crc.getValue())
                .array();
    }

    private static byte[] inserted(byte[] file, int at, byte[] block) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(file, 0, at);
        out.writeBytes(block);
        out.write(file, at, file.length - at);
        return out.toByteArray();
    }

    /** The first IFD moved to the end of the file, with the tag in its place by number. */
    private static byte[] withTag(byte[] tiff, int orientation) {
        ByteOrder order = tiff[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer in = ByteBuffer.wrap(tiff).order(order);
        int ifd = in.getInt(4);
        int entries = in.getShort(ifd) & 0xFFFF;
        int end = tiff.length + (tiff.length & 1);
        ByteBuffer out = ByteBuffer.wrap(Arrays.copyOf(tiff, end + 2 + 12 * (entries + 1) + 4))
                .order(order);
        out.putInt(4, end).position(end).putShort((short) (entries + 1));
        boolean put = false;
        for (int i = 0; i <= entries; i++) {
            boolean here = !put && (i == entries || (in.getShort(ifd + 2 + 12 * i) & 0xFFFF) > 0x0112);
            if (here) {
                out.putShort((short) 0x0112)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) orientation)
                        .putShort((short) 0);
                put = true;
            }
            if (i < entries) {
                out.put(tiff, ifd + 2 + 12 * i, 12);
            }
        }
        return out.array();
    }
}
