package org.samescene.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.samescene.arrival.ImageKey;

class ImageFeaturesCodecTest {
    @Property(tries = 300)
    void whatWasDecodedEncodesToTheSameBytes(@ForAll("images") ImageFeatures image) {
        byte[] record = ImageFeaturesCodec.encode(image);
        assertThat(ImageFeaturesCodec.encode(ImageFeaturesCodec.decode(record))).isEqualTo(record);
    }

    @Property(tries = 300)
    void allButKeypointsAndDescriptorsComesBackAsItWas(@ForAll("images") ImageFeatures image) {
        ImageFeatures read = ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(image));
        assertThat(read).usingRecursiveComparison().ignoringFields("local").isEqualTo(image);
        assertThat(read.local().count()).isEqualTo(image.local().count());
        assertThat(read.local().dimensions()).isEqualTo(image.local().dimensions());
        for (int i = 0; i < image.local().count(); i++) {
            assertThat(read.local().scale(i)).isEqualTo(image.local().scale(i));
            assertThat(read.local().score(i)).isEqualTo(image.local().score(i));
        }
    }

    @Property(tries = 300)
    void keypointsMoveByLessThanAStep(@ForAll("images") ImageFeatures image) {
        LocalFeatures read =
                ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(image)).local();
        for (int i = 0; i < read.count(); i++) {
            assertThat(read.x(i)).isCloseTo(image.local().x(i), within(image.width() / 65535f));
            assertThat(read.y(i)).isCloseTo(image.local().y(i), within(image.height() / 65535f));
        }
    }

    @Property(tries = 300)
    void descriptorsStayUnitVectorsAndMoveLittle(@ForAll("images") ImageFeatures image) {
        LocalFeatures written = image.local();
        LocalFeatures read =
                ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(image)).local();
        for (int i = 0; i < read.count(); i++) {
            assertThat(squares(read, i)).isCloseTo(1, within(1e-5));
            assertThat(moved(written, read, i))
                    .isLessThan(largest(written, i) * Math.sqrt(read.dimensions()) / 250 + 1e-6);
        }
    }

    /**
     * All small components fall on the same side of a step, so that bringing the vector back to length 1
     * moves the large one most.
     */
    @Test
    void theBoundOnDescriptorsHoldsAtItsWorst() {
        float[] skewed = new float[40];
        Arrays.fill(skewed, 17.49f / 127);
        skewed[0] = 1;
        LocalFeatures written = Photo.of("lib", "a")
                .descriptors(Descriptors.near(skewed, 0, new Random(1)))
                .local();
        LocalFeatures read = ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(
                        Photo.of("lib", "a").local(written).features()))
                .local();
        assertThat(moved(written, read, 0)).isLessThan(largest(written, 0) * Math.sqrt(40) / 250);
    }

    @Test
    void aDescriptorOfNothingStaysNothing() {
        LocalFeatures zero = Photo.of("lib", "a").descriptors(new float[40]).local();
        LocalFeatures read = ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(
                        Photo.of("lib", "a").local(zero).features()))
                .local();
        assertThat(read.descriptors()).containsOnly(0);
    }

    @Test
    void keypointsOutsideThePictureAreBroughtToItsBorder() {
        float[] x = {-5, 2000, Float.NaN};
        float[] y = {-0.1f, 800.1f, 10};
        LocalFeatures outside = new LocalFeatures(x, y, x, y, new float[3], 1);
        LocalFeatures read = ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(
                        Photo.of("lib", "a").local(outside).features()))
                .local();
        assertThat(new float[] {read.x(0), read.x(1), read.x(2)}).containsExactly(0, 1000, 0);
        assertThat(new float[] {read.y(0), read.y(1)}).containsExactly(0, 800);
    }

    @Test
    void aThousandFeaturesTakeAboutFiftyKilobytes() {
        Random random = new Random(3);
        Photo bare = Photo.of("lib", "a").descriptors(Descriptors.random(1000, random));
        assertThat(ImageFeaturesCodec.encode(bare.features()).length).isBetween(52_000, 52_250);
    }

    @Test
    void aRecordCutShortAnywhereIsRefused() {
        byte[] record = ImageFeaturesCodec.encode(small());
        for (int length = 0; length < record.length; length++) {
            byte[] cut = Arrays.copyOf(record, length);
            assertThatIllegalArgumentException()
                    .as("cut to %d", length)
                    .isThrownBy(() -> ImageFeaturesCodec.decode(cut));
        }
    }

    @Test
    void aRecordWithMoreBehindItIsRefused() {
        byte[] record = ImageFeaturesCodec.encode(small());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageFeaturesCodec.decode(Arrays.copyOf(record, record.length + 1)));
    }

    @Test
    void anotherFormatIsRefusedByItsNumber() {
        byte[] record = ImageFeaturesCodec.encode(small());
        for (int flip = 1; flip < 256; flip++) {
            byte[] other = record.clone();
            other[0] ^= (byte) flip;
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ImageFeaturesCodec.decode(other))
                    .withMessageContaining("format " + (other[0] & 0xff));
        }
    }

    /** Most damage changes a number and can't be noticed; what is noticed is refused, and nothing else ever happens. */
    @Test
    @Timeout(60)
    void anyOneDamagedByteGivesFeaturesOrIsRefused() {
        byte[] record = ImageFeaturesCodec.encode(small());
        int refused = 0;
        int tries = 0;
        for (int at = 0; at < record.length; at++) {
            for (int value = 0; value < 256; value += 5) {
                byte[] damaged = record.clone();
                damaged[at] = (byte) value;
                tries++;
                try {
                    ImageFeaturesCodec.decode(damaged);
                } catch (IllegalArgumentException e) {
                    refused++;
                }
            }
        }
        assertThat(refused).isBetween(tries / 100, tries / 2);
    }

    @Property(tries = 1000)
    void noiseIsRefused(@ForAll byte[] noise) {
        byte[] record = noise.clone();
        if (record.length > 0) {
            record[0] = 1;
        }
        assertThatIllegalArgumentException().isThrownBy(() -> ImageFeaturesCodec.decode(record));
    }

    @Test
    void countsThatPromiseMoreThanThereIsTakeNoMemory() {
        byte[] record = ImageFeaturesCodec.encode(Photo.of("lib", "a").features());
        for (int counts : new int[] {0xFFFFFFFF, 0x7FFFFFFF, 0xFFFF7FFF, 0x4000_4000, 0xFFFF_0028}) {
            ByteBuffer.wrap(record).putInt(record.length - 4, counts);
            assertThatIllegalArgumentException().isThrownBy(() -> ImageFeaturesCodec.decode(record));
        }
    }

    @Test
    void whatDoesNotFitTheRecordIsNotWritten() {
        Photo photo = Photo.of("lib", "a");
        float[] many = new float[65536];
        refusedByEncode(photo.local(new LocalFeatures(many, many, many, many, many, 1)));
        refusedByEncode(
                photo.local(new LocalFeatures(new float[1], new float[1], new float[1], new float[1], many, 65536)));
        refusedByEncode(photo.thumbnail(Thumbnail.of(new Raster(256, 1, new byte[256]))));
        refusedByEncode(photo.thumbnail(Thumbnail.of(new Raster(1, 256, new byte[256]))));
        refusedByEncode(photo.landmark("x".repeat(65536)));
    }

    @Test
    void aHashIsSixtyFourDigits() {
        ImageFeatures image = small();
        for (String sha256 :
                new String[] {"", "ab", image.sha256().substring(2), image.sha256() + "00", "z".repeat(64)}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ImageFeaturesCodec.encode(new ImageFeatures(
                            image.key(),
                            image.version(),
                            image.uri(),
                            sha256,
                            image.byteSize(),
                            image.width(),
                            image.height(),
                            null,
                            image.model(),
                            image.thumbnail(),
                            image.local())));
        }
    }

    private static void refusedByEncode(Photo photo) {
        assertThatIllegalArgumentException().isThrownBy(() -> ImageFeaturesCodec.encode(photo.features()));
    }

    private static ImageFeatures small() {
        return Photo.of("lib", "a/b c")
                .landmark("Пагода")
                .descriptors(Descriptors.random(3, new Random(2)))
                .thumbnail(Thumbnail.of(new Raster(4, 3, new byte[12])))
                .features();
    }

    private static double squares(LocalFeatures features, int i) {
        double sum = 0;
        for (int k = 0; k < features.dimensions(); k++) {
            double v = features.descriptors()[i * features.dimensions() + k];
            sum += v * v;
        }
        return sum;
    }

    private static double moved(LocalFeatures from, LocalFeatures to, int i) {
        int d = from.dimensions();
        double sum = 0;
        for (int k = i * d; k < (i + 1) * d; k++) {
            double difference = from.descriptors()[k] - to.descriptors()[k];
            sum += difference * difference;
        }
        return Math.sqrt(sum);
    }

    private static double largest(LocalFeatures features, int i) {
        int d = features.dimensions();
        double largest = 0;
        for (int k = i * d; k < (i + 1) * d; k++) {
            largest = Math.max(largest, Math.abs(features.descriptors()[k]));
        }
        return largest;
    }

    @Provide
    Arbitrary<ImageFeatures> images() {
        Arbitrary<String> names =
                Arbitraries.strings().all().ofMinLength(1).ofMaxLength(20).map(s -> "n" + s);
        Arbitrary<ImageKey> keys =
                Combinators.combine(names, names).as((library, id) -> new ImageKey(library.replace('/', '-'), id));
        Arbitrary<Integer> sides = Arbitraries.integers().between(1, 100_000);
        Arbitrary<Integer> dimensions = Arbitraries.of(1, 2, 8, 40, 128);
        return Combinators.combine(
                        keys,
                        names,
                        names.injectNull(0.3),
                        sides,
                        sides,
                        dimensions,
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.randomValue(random -> random))
                .as((key, text, landmark, width, height, d, count, random) -> new ImageFeatures(
                        key,
                        text,
                        text + "u",
                        Photo.hash(text),
                        random.nextLong(),
                        width,
                        height,
                        landmark,
                        text + "m",
                        thumbnail(random),
                        local(count, d, width, height, random)));
    }

    private static Thumbnail thumbnail(Random random) {
        int width = random.nextInt(1, 97);
        int height = random.nextInt(1, 97);
        byte[] luminance = new byte[width * height];
        random.nextBytes(luminance);
        return Thumbnail.of(new Raster(width, height, luminance));
    }

    private static LocalFeatures local(int count, int d, int width, int height, Random random) {
        float[][] columns = new float[4][count];
        float[] descriptors = new float[count * d];
        for (int i = 0; i < count; i++) {
            columns[0][i] = random.nextFloat() * width;
            columns[1][i] = random.nextFloat() * height;
            columns[2][i] = random.nextFloat(0.25f, 8);
            columns[3][i] = random.nextFloat() * 1000;
            double squares = 0;
            for (int k = i * d; k < (i + 1) * d; k++) {
                descriptors[k] = (float) Math.pow(random.nextGaussian(), 3);
                squares += (double) descriptors[k] * descriptors[k];
            }
            for (int k = i * d; k < (i + 1) * d; k++) {
                descriptors[k] /= (float) Math.sqrt(squares);
            }
        }
        return new LocalFeatures(columns[0], columns[1], columns[2], columns[3], descriptors, d);
    }
}
