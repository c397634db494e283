package org.samescene.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.Extraction;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.delf.DelfFeatures;

/** The main job, with a broker of its own each time. */
final class ScanTest {
    @TempDir
    Path folder;

    private Path photos;
    private Path data;
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    @BeforeEach
    void drawPhotos() throws Exception {
        photos = folder.resolve("photos");
        data = folder.resolve("data");
        for (int seed = 1; seed <= 5; seed++) {
            DrawnPhoto.write(DrawnPhoto.of(seed), photos.resolve("trip/photo" + seed + ".jpg"));
        }
        DrawnPhoto.write(DrawnPhoto.resized(DrawnPhoto.of(1), 320, 240), photos.resolve("small.png"));
        Files.writeString(photos.resolve("notes.txt"), "not a picture");
    }

    private ScanReport scan() throws Exception {
        return scan(List.of(photos), List.of());
    }

    private ScanReport scan(List<Path> folders, List<Path> known) throws Exception {
        return new Scan(
                        TestConfig.with(Map.of()).assembly(),
                        TestConfig.with(Map.of()).worker(),
                        folders,
                        known,
                        "local",
                        data,
                        Optional.empty(),
                        new Terminal(new PrintStream(messages, true, StandardCharsets.UTF_8), false))
                .run();
    }

    private List<String> pairs(ScanReport report) {
        return report.duplicates().stream()
                .map(d -> photos.relativize(Path.of(d.a())) + " " + d.relation() + " "
                        + photos.relativize(Path.of(d.b())))
                .toList();
    }

    @Test
    void aSecondScanExtractsNothingAndSaysTheSameAndChangesAreNoticed() throws Exception {
        ScanReport first = scan();
        assertThat(first.images()).isEqualTo(6);
        assertThat(first.processedNow()).isEqualTo(7);
        assertThat(first.rejected()).extracting(ScanReport.Rejected::reason).containsExactly("unsupported-format");
        assertThat(pairs(first)).containsExactly("small.png SAME_FRAME trip/photo1.jpg");
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("7/7 images")
                .contains("1 rejected");

        ScanReport second = scan();
        assertThat(second.processedNow()).isZero();
        assertThat(second.duplicates()).isEqualTo(first.duplicates());
        assertThat(second.rejected()).isEqualTo(first.rejected());

        Files.delete(photos.resolve("small.png"));
        DrawnPhoto.write(DrawnPhoto.of(2), photos.resolve("trip/photo3.jpg"));
        Files.setLastModifiedTime(
                photos.resolve("trip/photo3.jpg"), FileTime.fromMillis(System.currentTimeMillis() + 5_000));
        DrawnPhoto.write(DrawnPhoto.resized(DrawnPhoto.of(4), 500, 375), photos.resolve("new.jpg"));
        ScanReport third = scan();
        assertThat(third.processedNow()).isEqualTo(2);
        assertThat(pairs(third))
                .containsExactly("new.jpg SAME_FRAME trip/photo4.jpg", "trip/photo2.jpg SAME_FRAME trip/photo3.jpg");

        DrawnPhoto.write(DrawnPhoto.resized(DrawnPhoto.of(1), 320, 240), photos.resolve("small.png"));
        assertThat(pairs(scan())).contains("small.png SAME_FRAME trip/photo1.jpg");
    }

    @Test
    void filesThatWereRenamedOrCopiedAreKnownByTheirBytes() throws Exception {
        ScanReport first = scan();
        Files.move(photos, folder.resolve("renamed"));
        photos = folder.resolve("renamed");
        ScanReport renamed = scan();
        Path backup = folder.resolve("backup");
        Files.createDirectories(backup);
        Files.copy(photos.resolve("small.png"), backup.resolve("small.png"));
        Files.copy(photos.resolve("trip/photo1.jpg"), backup.resolve("photo1.jpg"));
        DrawnPhoto.write(DrawnPhoto.of(9), backup.resolve("new.jpg"));
        ScanReport copied = scan(List.of(backup), List.of());

        assertThat(first.recognised()).isZero();
        assertThat(renamed.processedNow()).isEqualTo(7);
        assertThat(renamed.recognised()).isEqualTo(6);
        assertThat(pairs(renamed)).containsExactly("small.png SAME_FRAME trip/photo1.jpg");
        assertThat(copied.processedNow()).isEqualTo(3);
        assertThat(copied.recognised()).isEqualTo(2);
        photos = backup;
        assertThat(pairs(copied)).containsExactly("photo1.jpg SAME_FRAME small.png");
    }

    @Test
    void refusedFilesWithTheSameBytesAreDuplicatesAndVideosAreListedApart() throws Exception {
        Files.writeString(photos.resolve("a.mov"), "no picture, nor looked into");
        Files.writeString(photos.resolve("trip/a (1).mov"), "no picture, nor looked into");
        Files.writeString(photos.resolve("trip/notes again.txt"), "not a picture");

        ScanReport report = scan();
        assertThat(pairs(report))
                .containsExactly("notes.txt SAME_FRAME trip/notes again.txt", "small.png SAME_FRAME trip/photo1.jpg");
        assertThat(report.files().equalVideos())
                .containsExactly(List.of(
                        photos.resolve("a.mov").toAbsolutePath().toString(),
                        photos.resolve("trip/a (1).mov").toAbsolutePath().toString()));
    }

    @Test
    void knownPlacesNameTheOthersWhicheverCameFirst() throws Exception {
        ScanReport before = scan();
        assertThat(before.landmarks()).isEmpty();
        Path places = folder.resolve("places");
        DrawnPhoto.write(DrawnPhoto.resized(DrawnPhoto.of(1), 600, 450), places.resolve("Leaf Square/view.jpg"));
        ScanReport after = scan(List.of(photos), List.of(places));
        assertThat(after.landmarks())
                .extracting(l -> photos.relativize(Path.of(l.image())) + ": " + l.name())
                .containsExactly("small.png: Leaf Square", "trip/photo1.jpg: Leaf Square");
        assertThat(after.landmarks())
                .allSatisfy(l -> assertThat(l.because())
                        .containsExactly(places.resolve("Leaf Square/view.jpg").toString()));
    }

    @Test
    void filesOfFeaturesAreImagesWithoutAPicture() throws Exception {
        Assembly assembly = TestConfig.with(Map.of()).assembly();
        try (Extraction extraction = assembly.extraction()) {
            Path photo = DrawnPhoto.write(DrawnPhoto.of(2), folder.resolve("elsewhere/photo2.png"));
            LocalFeatures local = extraction
                    .extract(new Arrival.Uploaded(
                            new ImageKey("local", "2"), photo.toUri().toString(), null, null, null, null))
                    .local();
            DelfFeatures.of(local).write(photos.resolve("two.delf"));
        }
        Files.copy(photos.resolve("two.delf"), photos.resolve("two-again.delg_local"));
        DelfFeatures.of(new LocalFeatures(
                        new float[1], new float[1], new float[] {1}, new float[1], new float[] {1, 0, 0}, 3))
                .write(photos.resolve("three-dimensions.delf"));
        Files.write(photos.resolve("none.delf"), new byte[0]);
        Files.write(photos.resolve("cut.delf"), Arrays.copyOf(Files.readAllBytes(photos.resolve("two.delf")), 1000));

        ScanReport report = scan();
        assertThat(report.images()).isEqualTo(8);
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("don't say which model made them: 5, taken for gradient-1");
        assertThat(report.sameLandmark())
                .extracting(s -> photos.relativize(Path.of(s.a())) + " ~ " + photos.relativize(Path.of(s.b())))
                .containsExactly("trip/photo2.jpg ~ two-again.delg_local", "trip/photo2.jpg ~ two.delf");
        assertThat(pairs(report))
                .containsExactly("small.png SAME_FRAME trip/photo1.jpg", "two-again.delg_local SAME_FRAME two.delf");
        assertThat(report.rejected())
                .extracting(r -> photos.relativize(Path.of(r.uri())) + " " + r.reason())
                .containsExactly(
                        "cut.delf corrupt",
                        "none.delf empty",
                        "notes.txt unsupported-format",
                        "three-dimensions.delf unsupported-format");
    }

    @Test
    void aScanThatWasKilledIsTakenUpWhereItWas() throws Exception {
        ScanReport whole = scan();
        for (int attempt = 0; attempt < 3; attempt++) {
            Path fresh = folder.resolve("data" + attempt);
            Process killed = process(System.getProperty("java.class.path"), fresh, "killed" + attempt + ".log");
            // at once while publishing, while extracting, while matching: wherever it is by then
            killed.waitFor(3_500 + 1_500L * attempt, TimeUnit.MILLISECONDS);
            killed.destroyForcibly().waitFor();
            data = fresh;
            ScanReport resumed = scan();
            assertThat(resumed.duplicates()).isEqualTo(whole.duplicates());
            assertThat(resumed.sameLandmark()).isEqualTo(whole.sameLandmark());
            assertThat(resumed.rejected()).isEqualTo(whole.rejected());
            assertThat(resumed.images()).isEqualTo(whole.images());
        }
    }

    /** With the embedded model, all starts without the classes of TensorFlow and DJL. */
    @Test
    void aScanNeedsNoTensorFlow() throws Exception {
        String without = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.matches(".*/(ai/djl|org/tensorflow|org/bytedeco)/.*"))
                .collect(Collectors.joining(File.pathSeparator));
        assertThat(without).isNotEqualTo(System.getProperty("java.class.path"));

        Process scanning = process(without, data, "scan.log");

        assertThat(scanning.waitFor()).as(folder.resolve("scan.log").toString()).isZero();
        assertThat(scan().processedNow()).isZero();
    }

    /** A scan in a process of its own. */
    private Process process(String classPath, Path into, String log) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        classPath,
                        ScanProcess.class.getName(),
                        photos.toString(),
                        into.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }
}
