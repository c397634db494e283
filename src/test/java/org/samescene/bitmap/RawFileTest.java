package org.samescene.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** Raw files made by code: a TIFF structure as cameras write it, previews, and noise for sensor data. */
class RawFileTest {
    private static final int SENSOR_WIDTH = 4800;
    private static final int SENSOR_HEIGHT = 3600;

    private final BitmapDecoder decoder = new BitmapDecoder(DecodeLimits.defaults());

    @Test
    void isKnownByItsLargestPreviewAndHasTheSizeOfItsSensorData() throws Exception {
        byte[] raw = joined(structure(1, 0), preview(160, 120), preview(800, 600), preview(320, 240), noise());

        Picture picture = decoder.decode(raw, 400);

        assertThat(picture.width()).isEqualTo(SENSOR_WIDTH);
        assertThat(picture.height()).isEqualTo(SENSOR_HEIGHT);
        assertThat(picture.bitmap().width()).isEqualTo(400);
        assertThat(decoder.decode(raw).width()).isEqualTo(800);
        assertThat(Pictures.at(picture.bitmap(), 100, 75)[0]).isGreaterThan(200);
    }

    /** The red quarter of the stored preview is at the top left; an upright preview has it where it belongs already. */
    @Test
    void turnsThePreviewUprightUnlessItIs() throws Exception {
        Picture turned = decoder.decode(joined(structure(6, 0), preview(800, 600), noise()), 400);
        assertThat(turned.width()).isEqualTo(SENSOR_HEIGHT);
        assertThat(turned.bitmap().width()).isEqualTo(300);
        assertThat(Pictures.at(turned.bitmap(), 225, 100)[0]).isGreaterThan(200);

        Picture upright = decoder.decode(joined(structure(6, 0), preview(600, 800), noise()), 400);
        assertThat(upright.width()).isEqualTo(SENSOR_HEIGHT);
        assertThat(Pictures.at(upright.bitmap(), 75, 100)[0]).isGreaterThan(200);
    }

    @Test
    void takesNoTileOfTheSensorDataForAPreview() throws Exception {
        byte[] small = preview(400, 300);
        int tile = structure(1, 0).length + small.length;

        assertThat(decoder.decode(joined(structure(1, tile), small, preview(1200, 900)), 400)
                        .reader())
                .isNotNull();
        assertThat(decoder.decode(joined(structure(1, tile), small, preview(1200, 900)))
                        .width())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"160, 120", "800, 200"})
    void isRefusedWithoutAPreviewOfItsShapeThatIsLargeEnough(int width, int height) {
        RejectedException refusal = catchThrowableOfType(
                RejectedException.class, () -> decoder.decode(joined(structure(1, 0), preview(width, height)), 400));

        assertThat(refusal.reason()).isEqualTo(RejectionReason.UNSUPPORTED_FORMAT);
        assertThat(refusal).hasMessageContaining("raw file").hasMessageContaining("preview");
    }

    @ParameterizedTest
    @ValueSource(strings = {"FUJIFILMCCD-RAW 0201", "IIRO\b\0\0\0", "IIU\0\b\0\0\0", "\0\0\0\30ftypcrx \0\0\0\1"})
    void knowsTheKindsThatAreNoTiff(String start) throws Exception {
        byte[] raw = joined(start.getBytes(StandardCharsets.ISO_8859_1), new byte[64], preview(800, 600), noise());

        assertThat(decoder.decode(raw, 400).width()).isEqualTo(800);
    }

    @Test
    void endsAnyDamageAsAPictureOrARefusal() {
        byte[] raw = joined(structure(1, 0), preview(160, 120), preview(400, 300));
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = raw.clone();
            for (int j = random.nextInt(6); j >= 0; j--) {
                damaged[random.nextInt(i % 2 == 0 ? 160 : damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(decoder.decode(damaged, 200).bitmap().width()).isPositive();
            } catch (RejectedException e) {
                assertThat(e.reason()).isNotNull();
            }
        }
    }

    /** A directory with orientation and a sub-directory, which describes the sensor data. */
    private static byte[] structure(int orientation, int tileOffset) {
        ByteBuffer tiff = ByteBuffer.allocate(92).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) 2);
        entry(tiff, TiffDirectory.ORIENTATION, orientation);
        entry(tiff, 0x14A, 38);
        tiff.putInt(0).putShort((short) 4);
        entry(tiff, TiffDirectory.WIDTH, SENSOR_WIDTH);
        entry(tiff, TiffDirectory.HEIGHT, SENSOR_HEIGHT);
        entry(tiff, TiffDirectory.PHOTOMETRIC, 32803);
        entry(tiff, TiffDirectory.TILE_OFFSETS, tileOffset);
        return tiff.putInt(0).array();
    }

    private static void entry(ByteBuffer tiff, int tag, int value) {
        tiff.putShort((short) tag).putShort((short) 4).putInt(1).putInt(value);
    }

    private static byte[] preview(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().drawImage(Pictures.quarters(BufferedImage.TYPE_INT_RGB), 0, 0, width, height, null);
        return Pictures.encoded(image, "jpeg");
    }

    private static byte[] noise() {
        byte[] noise = new byte[100_000];
        new Random(5).nextBytes(noise);
        return noise;
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }
}
