package org.samescene.app.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.Extraction;
import org.samescene.Matching;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Originals;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.GlobalDescriptor;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;
import org.samescene.feature.delf.Datum;
import org.samescene.feature.delf.DelfFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Homography;
import org.samescene.verdict.Verdict;

class FileExtractionTest {
    private static final Assembly ASSEMBLY = TestConfig.with(Map.of()).assembly();

    @TempDir
    Path folder;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private ExtractReport extract(Path... images) throws Exception {
        return new FileExtraction(
                        ASSEMBLY,
                        2,
                        List.of(images),
                        folder.resolve("out/new"),
                        new Terminal(new PrintStream(messages, true, StandardCharsets.UTF_8), false))
                .run();
    }

    @Test
    void everyPictureGetsItsFileAndWhatIsNoneItsReason() throws Exception {
        Path photos = folder.resolve("photos");
        DrawnPhoto.write(DrawnPhoto.of(1), photos.resolve("trip/one.jpg"));
        DrawnPhoto.write(DrawnPhoto.of(2), photos.resolve("two.png"));
        Files.writeString(photos.resolve("notes.txt"), "not a picture");

        ExtractReport report = extract(photos);
        assertThat(report.model()).isEqualTo(ASSEMBLY.model());
        assertThat(report.written())
                .extracting(ExtractReport.Written::file)
                .containsExactly(
                        folder.resolve("out/new/trip/one.delf").toString(),
                        folder.resolve("out/new/two.delf").toString());
        assertThat(report.written()).allSatisfy(written -> {
            assertThat(DelfFeatures.read(Path.of(written.file())).count())
                    .isEqualTo(written.features())
                    .isGreaterThan(100);
            assertThat(written.width()).isEqualTo(640);
            assertThat(written.height()).isEqualTo(480);
        });
        assertThat(report.rejected()).extracting(ExtractReport.Rejected::reason).containsExactly("unsupported-format");
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("3/3 images")
                .contains("1 rejected");
        assertThat(report.text()).contains("notes.txt").contains("2 .delf files");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> extract(folder.resolve("out")))
                .withMessageContaining("no pictures in");
    }

    /**
     * The same photo as a picture and as a file of its features, in pixels of the original, whatever size it
     * was extracted at.
     */
    @Test
    void aPictureAndItsFeaturesAreTheSamePlaceButNeverADuplicate() throws Exception {
        Path photo = DrawnPhoto.write(DrawnPhoto.resized(DrawnPhoto.of(3), 1280, 960), folder.resolve("photo.png"));
        extract(photo);
        try (Extraction extraction = ASSEMBLY.extraction()) {
            ImageFeatures picture = image(extraction, photo);
            ImageFeatures file = image(extraction, folder.resolve("out/new/photo.delf"));
            assertThat(file.local()).usingRecursiveComparison().isEqualTo(picture.local());
            assertThat(file.model()).isEqualTo(picture.model());

            Matching matching = ASSEMBLY.matching();
            Agreement agreement = matching.agreement(picture, file);
            assertThat(agreement.inlierCount()).isGreaterThan(picture.local().count() * 9 / 10);
            double[] transform = agreement.transform().map(Homography::matrix).orElseThrow();
            assertThat(transform[0]).isCloseTo(1, within(1e-3));
            assertThat(transform[2]).isCloseTo(0, within(0.5));
            assertThat(matching.judge().judge(picture, file, agreement)).isInstanceOf(Verdict.SameLandmark.class);
            assertThat(matching.judge().judge(file, file, matching.agreement(file, file)))
                    .isInstanceOfSatisfying(
                            Verdict.Duplicate.class, d -> assertThat(d.kind()).isEqualTo(Verdict.Kind.EXACT));
        }
    }

    /** Show: the research project's own file, compared with itself. */
    @Test
    void everyFeatureOfTheResearchProjectsFileAgreesWithItself() throws Exception {
        Path love = SharedFiles.folder("golden/love").resolve("love.delf");
        LocalFeatures features = DelfFeatures.read(love).local(40);
        try (Extraction extraction = ASSEMBLY.extraction()) {
            ImageFeatures image = image(extraction, love);
            Agreement agreement = ASSEMBLY.matching().agreement(image, image);
            assertThat(agreement.putative()).isEqualTo(features.count()).isEqualTo(546);
            assertThat(agreement.inlierCount()).isEqualTo(546);
        }
    }

    @Test
    void photosKeepTheirPixelsInTheFile() throws Exception {
        Path photos = SharedFiles.folder("photos/duplicate/bridge-dihedral");
        ExtractReport report = extract(photos);
        assertThat(report.rejected()).isEmpty();
        assertThat(report.written()).isNotEmpty().allSatisfy(written -> {
            LocalFeatures local = DelfFeatures.read(Path.of(written.file())).local(40);
            float right = 0;
            for (int i = 0; i < local.count(); i++) {
                assertThat(local.x(i)).isBetween(0f, (float) written.width());
                assertThat(local.y(i)).isBetween(0f, (float) written.height());
                right = Math.max(right, local.x(i));
            }
            assertThat(right).isGreaterThan(0.8f * written.width());
        });
    }

    /** DELG's own weights are not at hand: a model with a global descriptor, that is all. */
    @Test
    void theDescriptorOfTheWholePictureLiesBeside() throws Exception {
        Path photo = DrawnPhoto.write(DrawnPhoto.of(4), folder.resolve("photo.png"));
        float[] global = new float[2048];
        global[7] = 1;
        Path output = folder.resolve("photo.delf");
        try (Extraction extraction = new Extraction(
                new Originals(1 << 20, 1 << 20, Duration.ofSeconds(10)), ASSEMBLY.decoder(), new GlobalOnly(global))) {
            ExtractReport.Outcome outcome = FileExtraction.extract(
                    extraction,
                    new Arrival.Uploaded(
                            new ImageKey("lib", "photo"), photo.toUri().toString(), null, null, null, null),
                    output);
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            ExtractReport.Written.class,
                            written -> assertThat(written.global())
                                    .isEqualTo(
                                            folder.resolve("photo.delg_global").toString()));
        }
        Datum datum = Datum.read(folder.resolve("photo.delg_global"));
        assertThat(datum.shape()).containsExactly(2048);
        assertThat(datum.values()).isEqualTo(global);
        assertThat(output).as("a picture without local features").isEmptyFile();
    }

    private record GlobalOnly(float[] global) implements FeatureExtractor {
        @Override
        public String model() {
            return "global-only";
        }

        @Override
        public int dimensions() {
            return 128;
        }

        @Override
        public int longestSidePx() {
            return 64;
        }

        @Override
        public PictureFeatures describe(Bitmap bitmap) {
            return new PictureFeatures(
                    new LocalFeatures(new float[0], new float[0], new float[0], new float[0], new float[0], 128),
                    Optional.of(new GlobalDescriptor(global)));
        }

        @Override
        public String device() {
            return "cpu";
        }

        @Override
        public void close() {}
    }

    private static ImageFeatures image(Extraction extraction, Path file)
            throws RejectedException, InterruptedException {
        return extraction.extract(new Arrival.Uploaded(
                new ImageKey("lib", file.toString()), file.toUri().toString(), null, null, null, null));
    }
}
