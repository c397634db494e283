package org.samescene.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

class DecodeRefusalTest {
    private final BitmapDecoder decoder = new BitmapDecoder(DecodeLimits.defaults());

    @Test
    void refusesNoBytes() {
        assertThat(refusal(new byte[0]).reason()).isEqualTo(RejectionReason.EMPTY);
    }

    @ParameterizedTest
    @CsvSource({
        "'    ftypheic', HEIC",
        "'    ftypavif', AVIF",
        "'    ftypmif1', HEIC",
        "8BPS, Photoshop",
        "'DDS ', DirectDraw",
        "gimp xcf v011, GIMP",
        "'P6 2 2 255 ', PPM",
        "/* XPM */ static char, X pixmap",
        "'#define a_width 8', X bitmap"
    })
    void namesWhatItDoesNotDecode(String content, String name) {
        RejectedException refusal = refusal(content.getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal.reason()).isEqualTo(RejectionReason.UNSUPPORTED_FORMAT);
        assertThat(refusal).hasMessageContaining(name).hasMessageContaining("convert it to JPEG");
    }

    @ParameterizedTest
    @CsvSource({"'    ftypisom', video", "%PDF-1.7, PDF", "<!DOCTYPE html><p>Not found</p>, web page", "hello, text"})
    void advisesNothingForWhatIsNoPicture(String content, String name) {
        RejectedException refusal = refusal(content.getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal.reason()).isEqualTo(RejectionReason.UNSUPPORTED_FORMAT);
        assertThat(refusal).hasMessageContaining(name).hasMessageEndingWith("no picture");
    }

    /** By its frame's marker and depth alone, as such files are rare: none of them is damaged. */
    @ParameterizedTest
    @CsvSource({
        "0xC9, 8, arithmetic",
        "0xCA, 8, arithmetic",
        "0xC1, 12, 12 bits",
        "0xC5, 8, hierarchy",
        "0xF7, 8, JPEG-LS"
    })
    void namesRareKindsOfJpeg(String marker, int bits, String name) {
        byte[] jpeg = Pictures.encoded(Pictures.quarters(BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        int frame = 0;
        while (jpeg[frame] != (byte) 0xFF || jpeg[frame + 1] != (byte) 0xC0) {
            frame++;
        }
        jpeg[frame + 1] = (byte) (int) Integer.decode(marker);
        jpeg[frame + 4] = (byte) bits;

        RejectedException refusal = refusal(jpeg);

        assertThat(refusal.reason()).isEqualTo(RejectionReason.UNSUPPORTED_FORMAT);
        assertThat(refusal).hasMessageContaining(name);
    }

    @Test
    void refusesABombByItsHeader() throws IOException {
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();

        RejectedException refusal = refusal(pngHeader(60_000, 60_000));

        assertThat(refusal.reason()).isEqualTo(RejectionReason.TOO_MANY_PIXELS);
        assertThat(refusal).hasMessageContaining("60000 × 60000").hasMessageContaining("samescene.decode.max-pixels");
        assertThat(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before)
                .isLessThan(200_000_000);
    }

    @Test
    void refusesMoreBytesThanTheLimit() {
        BitmapDecoder small = new BitmapDecoder(new DecodeLimits(1_000_000, 64 * 48 * 3 - 1, Duration.ofSeconds(30)));
        byte[] png = Pictures.encoded(Pictures.quarters(BufferedImage.TYPE_3BYTE_BGR), "png");

        assertThatThrownBy(() -> small.decode(png))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("samescene.decode.max-decoded-bytes");
    }

    @Test
    void takesTheScreenOfAnAnimationForItsSize() {
        byte[] gif = Pictures.encoded(Pictures.quarters(BufferedImage.TYPE_BYTE_INDEXED), "gif");
        Arrays.fill(gif, 6, 10, (byte) 0xFF);

        assertThat(refusal(gif).reason()).isEqualTo(RejectionReason.TOO_MANY_PIXELS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "tiff", "bmp", "gif"})
    void tellsThatAFileEndsTooEarly(String format) {
        int type = format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_INT_RGB;
        BufferedImage noise = new BufferedImage(200, 200, type);
        for (int i = 0; i < 40_000; i++) {
            noise.setRGB(i % 200, i / 200, i * 0x9E3779B1);
        }
        byte[] whole = Pictures.encoded(noise, format);

        for (int percent = 20; percent <= 40; percent += 10) {
            assertThat(refusal(Arrays.copyOf(whole, whole.length * percent / 100))
                            .reason())
                    .as("%d%% of a %s", percent, format)
                    .isEqualTo(RejectionReason.TRUNCATED);
        }
    }

    @Test
    void takesAJpegThatLacksOnlyItsEndForAPicture() throws Exception {
        byte[] whole = Pictures.encoded(Pictures.quarters(BufferedImage.TYPE_INT_RGB), "jpeg");

        assertThat(decoder.decode(Arrays.copyOf(whole, whole.length - 2)).width())
                .isEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "tiff", "bmp", "gif"})
    void endsAnyDamageAsAPictureOrARefusal(String format) {
        int type = format.equals("gif") ? BufferedImage.TYPE_BYTE_INDEXED : BufferedImage.TYPE_INT_RGB;
        byte[] whole = Pictures.encoded(Pictures.quarters(type), format);
        BitmapDecoder small = new BitmapDecoder(new DecodeLimits(1_000_000, 20_000_000, Duration.ofSeconds(5)));
        Random random = new Random(7);
        for (int i = 0; i < 600; i++) {
            byte[] damaged = whole.clone();
            for (int j = random.nextInt(4); j >= 0; j--) {
                damaged[random.nextInt(Math.min(damaged.length, i % 2 == 0 ? 200 : damaged.length))] =
                        (byte) random.nextInt();
            }
            try {
                assertThat(small.decode(damaged)).isNotNull();
            } catch (RejectedException e) {
                assertThat(e.reason()).isNotNull();
            }
        }
    }

    /** A progressive file may go over its blocks as often as it likes, at the cost of a few bytes each time. */
    @Test
    void stopsAJpegOfEndlessScans() throws Exception {
        byte[] jpeg = Pictures.progressiveJpeg(new BufferedImage(4000, 4000, BufferedImage.TYPE_BYTE_GRAY));
        int lastScan = 0;
        for (int i = 0; i + 1 < jpeg.length; i++) {
            lastScan = jpeg[i] == (byte) 0xFF && jpeg[i + 1] == (byte) 0xDA ? i : lastScan;
        }
        ByteArrayOutputStream endless = new ByteArrayOutputStream();
        endless.write(jpeg, 0, jpeg.length - 2);
        for (int i = 0; i < 20_000; i++) {
            endless.write(jpeg, lastScan, jpeg.length - 2 - lastScan);
        }
        BitmapDecoder hasty = new BitmapDecoder(new DecodeLimits(100_000_000, 512_000_000, Duration.ofSeconds(1)));

        RejectedException refusal =
                catchThrowableOfType(RejectedException.class, () -> hasty.decode(endless.toByteArray()));

        assertThat(refusal.reason()).isEqualTo(RejectionReason.TOO_SLOW);
        assertThat(refusal).hasMessageContaining("samescene.decode.timeout");
    }

    private RejectedException refusal(byte[] content) {
        RejectedException refusal = catchThrowableOfType(RejectedException.class, () -> decoder.decode(content));
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private static byte[] pngHeader(int width, int height) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(png);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeBytes("IHDR");
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        out.writeInt(13);
        out.write(header.toByteArray());
        out.writeInt((int) crc.getValue());
        out.writeInt(0);
        out.writeBytes("IDAT");
        out.writeInt(0x35AF061E);
        return png.toByteArray();
    }
}
