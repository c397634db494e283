package org.samescene.bitmap.vips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.ImageFormat;
import org.samescene.bitmap.Picture;
import org.samescene.bitmap.ReducingReader;
import org.samescene.bitmap.SharedFiles;

/** Where libvips isn't installed, all of these are skipped. */
class VipsReaderTest {
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 1200;

    private ReducingReader reader;
    private BitmapDecoder imageIo;
    private BitmapDecoder vips;

    @BeforeEach
    void find() {
        Optional<ReducingReader> found = VipsReader.find();
        assumeTrue(found.isPresent(), "skipped: libvips isn't installed");
        reader = found.get();
        imageIo = new BitmapDecoder(DecodeLimits.defaults());
        vips = new BitmapDecoder(DecodeLimits.defaults(), found);
    }

    @ParameterizedTest
    @CsvSource({"jpeg, 5", "jpeg, 10", "png, 5", "png, 1", "tiff, 5"})
    void reducesToNearlyWhatAllPixelsAverageTo(String format, int imageType) throws Exception {
        byte[] file = encoded(drawn(imageType), format);

        Picture all = imageIo.decode(file, 200);
        Picture reduced = vips.decode(file, 200);

        assertThat(all.reader()).startsWith("ImageIO");
        assertThat(reduced.reader()).isEqualTo(reader.name()).startsWith("libvips 8.");
        assertThat(reduced.width()).isEqualTo(all.width()).isEqualTo(WIDTH);
        assertThat(reduced.height()).isEqualTo(all.height()).isEqualTo(HEIGHT);
        assertThat(reduced.bitmap().width()).isEqualTo(200);
        assertThat(reduced.bitmap().height()).isEqualTo(150);
        assertThat(difference(all, reduced)).isLessThan(3);
    }

    @Test
    void laysWhatIsTransparentOnWhite() throws Exception {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        byte[] file = encoded(image, "png");

        assertThat(vips.decode(file, 100).reader()).isEqualTo(reader.name());
        assertThat(difference(imageIo.decode(file, 100), vips.decode(file, 100)))
                .isZero();
    }

    @Test
    void leavesPicturesThatStayAboutAsLargeToImageIo() throws Exception {
        byte[] file = encoded(drawn(BufferedImage.TYPE_INT_RGB), "jpeg");

        assertThat(vips.decode(file, 640).reader()).startsWith("ImageIO");
        assertThat(difference(imageIo.decode(file, 640), vips.decode(file, 640)))
                .isZero();
    }

    /** The limit is on pixels that are allocated: more of them in the file are no obstacle. */
    @Test
    void readsAJpegOfMorePixelsThanMayBeAllocated() throws Exception {
        byte[] file = encoded(drawn(BufferedImage.TYPE_INT_RGB), "jpeg");
        DecodeLimits narrow = new DecodeLimits(200_000, 1_000_000, Duration.ofSeconds(30));

        Picture reduced = new BitmapDecoder(narrow, Optional.of(reader)).decode(file, 200);
        Picture subsampled = new BitmapDecoder(narrow).decode(file, 200);

        assertThat(reduced.reader()).isEqualTo(reader.name());
        assertThat(reduced.width()).isEqualTo(subsampled.width()).isEqualTo(WIDTH);
        assertThat(difference(reduced, subsampled)).isLessThan(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void stopsAtItsDeadline(String format) throws Exception {
        byte[] file = encoded(drawn(BufferedImage.TYPE_INT_RGB), format);
        ImageFormat known = format.equals("png") ? ImageFormat.PNG : ImageFormat.JPEG;

        try (ReducingReader.StoredPicture picture = reader.open(known, file)) {
            assertThatThrownBy(() -> picture.read(1, Duration.ofNanos(1))).isInstanceOf(InterruptedIOException.class);
            assertThat(picture.read(1, Duration.ofMinutes(1)).width()).isEqualTo(WIDTH);
        }
    }

    @Test
    void refusesWhatNeedsMoreMemoryThanAllowed() throws Exception {
        byte[] file = Files.readAllBytes(SharedFiles.folder("cases/heic").resolve("IMG_0001.HEIC"));
        DecodeLimits narrow = new DecodeLimits(1_000_000, 1_000_000, Duration.ofSeconds(30));

        RejectedException refusal = catchThrowableOfType(
                RejectedException.class, () -> new BitmapDecoder(narrow, Optional.of(reader)).decode(file, 200));

        assertThat(refusal.reason()).isEqualTo(RejectionReason.TOO_MANY_PIXELS);
        assertThat(refusal).hasMessageContaining("samescene.decode.max-decoded-bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"IMG_0001.HEIC", "IMG_0001.avif"})
    void readsWhatImageIoDoesNotKnow(String name) throws Exception {
        byte[] file = Files.readAllBytes(SharedFiles.folder("cases/heic").resolve(name));
        assumeTrue(reader.reads(ImageFormat.HEIC), "skipped: this libvips has no loader of HEIC");
        byte[] jpeg = Files.readAllBytes(SharedFiles.folder("cases/heic").resolve("IMG_0001.jpg"));

        assertThat(difference(vips.decode(jpeg, 640), vips.decode(file, 640))).isLessThan(8);
        assertThat(catchThrowableOfType(RejectedException.class, () -> imageIo.decode(file, 640)))
                .hasMessageContaining("libvips42");
    }

    /** Bits are flipped, and ends cut off: each ends as a picture or as a refusal. */
    @ParameterizedTest
    @CsvSource({"jpeg, JPEG", "png, PNG", "tiff, TIFF"})
    void endsAnyDamageAsAPictureOrARefusal(String format, ImageFormat known) throws Exception {
        byte[] whole = encoded(drawn(BufferedImage.TYPE_3BYTE_BGR).getSubimage(0, 0, 320, 240), format);
        endsDamageOf(whole, known, 300);
    }

    @ParameterizedTest
    @CsvSource({"IMG_0001.HEIC, HEIC", "IMG_0001.avif, AVIF"})
    void endsAnyDamageOfAPhoneFileAsAPictureOrARefusal(String name, ImageFormat known) throws Exception {
        assumeTrue(reader.reads(known), "skipped: this libvips has no loader of " + known);
        endsDamageOf(Files.readAllBytes(SharedFiles.folder("cases/heic").resolve(name)), known, 20);
    }

    private void endsDamageOf(byte[] whole, ImageFormat known, int times) {
        Random random = new Random(7);
        Map<String, Integer> outcomes = new TreeMap<>();
        for (int i = 0; i < times; i++) {
            byte[] damaged = i % 5 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int j = random.nextInt(4); j >= 0 && damaged.length > 0; j--) {
                damaged[random.nextInt(Math.min(damaged.length, i % 2 == 0 ? 600 : damaged.length))] =
                        (byte) random.nextInt();
            }
            outcomes.merge(outcome(damaged, known), 1, Integer::sum);
        }
        assertThat(outcomes.keySet()).isSubsetOf("picture", "refusal").contains("refusal");
    }

    private String outcome(byte[] file, ImageFormat format) {
        try (ReducingReader.StoredPicture picture = reader.open(format, file)) {
            if ((long) picture.width() * picture.height() > 4_000_000) {
                return "refusal"; // as the decoder would, before anything is read
            }
            picture.read(2, Duration.ofSeconds(10));
            return "picture";
        } catch (IOException e) {
            return "refusal";
        }
    }

    private static BufferedImage drawn(int type) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
        Graphics2D graphics = image.createGraphics();
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            graphics.setColor(new Color(random.nextInt(0xFFFFFF)));
            int side = 5 + random.nextInt(60);
            graphics.fillOval(random.nextInt(WIDTH), random.nextInt(HEIGHT), side, side);
        }
        graphics.dispose();
        return image;
    }

    private static byte[] encoded(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, format, bytes)).isTrue();
        return bytes.toByteArray();
    }

    private static double difference(Picture a, Picture b) {
        byte[] one = a.bitmap().rgb();
        byte[] another = b.bitmap().rgb();
        assertThat(one).hasSameSizeAs(another);
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xFF) - (another[i] & 0xFF));
        }
        return (double) sum / one.length;
    }
}
