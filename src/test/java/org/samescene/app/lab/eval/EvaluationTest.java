package org.samescene.app.lab.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.json.Json;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.app.terminal.Terminal;

/** Both evaluations, with the real stages, on drawn photos. */
class EvaluationTest {
    @TempDir
    Path folder;

    private final Assembly assembly = TestConfig.with(Map.of()).assembly();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private void draw(BufferedImage photo, String name) {
        DrawnPhoto.write(photo, folder.resolve("photos").resolve(name));
    }

    private EditsReport edits(int limit, Edit first, Edit... more) throws Exception {
        return new EditsEvaluation(
                        assembly,
                        folder.resolve("photos"),
                        List.of(),
                        EnumSet.of(first, more),
                        limit,
                        new IgnoredPairs(List.of()),
                        new Terminal(new PrintStream(messages, true, StandardCharsets.UTF_8), false))
                .run(folder.resolve("edits.html"));
    }

    @Test
    void editsAreFoundAmongTheOriginalsAndMissesAreTold() throws Exception {
        for (int seed = 1; seed <= 4; seed++) {
            draw(DrawnPhoto.of(seed), "trip/" + seed + ".png");
        }
        // a grey card has no features: whatever is done to it is missed
        draw(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "trip/5.png");
        Files.writeString(folder.resolve("photos/notes.txt"), "not a picture");
        EditsReport report = edits(10, Edit.JPEG_50, Edit.CROP_50, Edit.ROTATION_5, Edit.COLLAGE);

        assertThat(report.originals()).isEqualTo(5);
        assertThat(report.rejected()).extracting(Workbench.Rejected::file).containsExactly("notes.txt");
        assertThat(report.edits())
                .extracting(EditScore::edit)
                .containsExactly("jpeg-50", "crop-50%", "rotation-5", "collage");
        assertThat(report.edits()).extracting(EditScore::count).containsExactly(5, 5, 5, 10);
        assertThat(report.edits()).extracting(EditScore::found).containsExactly(4, 4, 4, 8);
        assertThat(report.edits()).extracting(EditScore::relationRight).containsExactly(4, 4, 4, 8);
        assertThat(report.edits()).allSatisfy(score -> {
            assertThat(score.medianConfidence()).isGreaterThan(0.999);
            assertThat(score.medianCornerErrorPx()).isLessThan(3);
            assertThat(score.falseDuplicates() + score.falseSameLandmark()).isZero();
        });
        assertThat(report.missed())
                .hasSize(5)
                .allSatisfy(pair -> assertThat(pair.shown()).isEqualTo("trip/5.png"));
        assertThat(report.precisionRecall().recallAtZeroWrong()).isEqualTo(0.8);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("20/20 edits");
        assertThat(folder.resolve("edits.html"))
                .content()
                .contains(
                        "<td>collage</td><td>10</td><td>8</td>",
                        "<polyline",
                        "data:image/jpeg;base64,",
                        "Missed: 5",
                        "<td>notes.txt</td>");
        assertThat(EditsText.of(report)).contains("jpeg-50").contains("notes.txt");
        assertThat(Json.mapper()
                        .valueToTree(report)
                        .at("/edits/3/relationRight")
                        .intValue())
                .isEqualTo(8);
    }

    @Test
    void pictureOfAnotherPhotoIsAFalseRelation() throws Exception {
        draw(DrawnPhoto.of(1), "a.png");
        draw(DrawnPhoto.resized(DrawnPhoto.of(1), 600, 450), "b.png");
        draw(DrawnPhoto.of(2), "c.png");
        EditsReport report = edits(1, Edit.GREY);
        assertThat(report.all().count()).isEqualTo(1);
        assertThat(report.falseRelations())
                .extracting(EditsReport.FalseRelation::other)
                .containsExactly("b.png");
        assertThat(report.all().falseDuplicates()).isEqualTo(1);
    }

    @Test
    void aSinglePictureIsNotEnough() {
        draw(DrawnPhoto.of(1), "a.png");
        assertThatThrownBy(() -> edits(1, Edit.GREY)).hasMessageContaining("at least two");
    }

    @Test
    void foldersAreTheTruthOfPhotos() throws Exception {
        draw(DrawnPhoto.of(1), "duplicate/leaves/a.jpg");
        draw(DrawnPhoto.resized(DrawnPhoto.of(1), 320, 240), "duplicate/leaves/b.jpg");
        draw(new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB), "duplicate/leaves-dihedral/black.png");
        draw(DrawnPhoto.of(2), "landmark/square/c.jpg");
        draw(DrawnPhoto.of(3), "landmark/square/d.jpg");
        draw(DrawnPhoto.of(4), "other/e.jpg");
        draw(DrawnPhoto.resized(DrawnPhoto.of(4), 500, 375), "other/f.jpg");
        PhotosReport report = new PhotosEvaluation(
                        assembly,
                        folder.resolve("photos"),
                        new IgnoredPairs(List.of("other/*.jpg")),
                        new Terminal(new PrintStream(messages, true, StandardCharsets.UTF_8), false))
                .run(folder.resolve("photos.html"));

        assertThat(report.images()).isEqualTo(7);
        assertThat(report.folders())
                .extracting(FolderScore::folder)
                .containsExactly("duplicate/leaves", "duplicate/leaves-dihedral", "landmark/square");
        assertThat(report.folders()).extracting(FolderScore::pairs).containsExactly(1, 2, 1);
        assertThat(report.folders()).extracting(FolderScore::recall).containsExactly(1.0, 0.0, 0.0);
        assertThat(report.folders()).extracting(FolderScore::imagesFound).containsExactly(2, 0, 0);
        // no two of other/ are duplicates, ignored or not
        assertThat(report.wrongDuplicates()).extracting(PhotosReport.Wrong::a).containsExactly("other/f.jpg");
        assertThat(report.wrongSameLandmark()).isEmpty();
        assertThat(report.missed()).hasSize(3);
        assertThat(report.precisionRecall().related()).isEqualTo(4);
        assertThat(report.precisionRecall().unrelated()).isEqualTo(21 - 4 - 1);
        assertThat(folder.resolve("photos.html"))
                .content()
                .contains("<td>duplicate/leaves</td>", "<polyline", "Wrongly called duplicates: 1");
        assertThat(PhotosText.of(report)).contains("landmark/square");
    }
}
