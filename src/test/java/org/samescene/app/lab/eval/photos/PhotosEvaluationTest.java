package org.samescene.app.lab.eval.photos;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.app.terminal.Terminal;

/** With the real stages, on drawn photos. */
class PhotosEvaluationTest {
    @TempDir
    Path folder;

    private final Assembly assembly = TestConfig.with(Map.of()).assembly();
    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();

    private void draw(BufferedImage photo, String name) {
        DrawnPhoto.write(photo, folder.resolve("photos").resolve(name));
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
