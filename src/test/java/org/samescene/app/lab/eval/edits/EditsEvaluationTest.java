package org.samescene.app.lab.eval.edits;

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
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.app.terminal.Terminal;

/** With the real stages, on drawn photos. */
class EditsEvaluationTest {
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
}
