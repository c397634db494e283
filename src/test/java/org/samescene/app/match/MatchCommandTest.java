package org.samescene.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.json.Json;
import org.samescene.app.setup.TestConfig;
import org.samescene.bitmap.SharedFiles;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.delf.DelfFeatures;
import picocli.CommandLine;

/** Features from files in place of pictures. */
class MatchCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private String problem;

    private int match(Object... arguments) {
        PrintStream before = System.out;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        try {
            return new CommandLine(new MatchCommand(TestConfig.with(Map.of()).assembly()))
                    .setExecutionExceptionHandler((e, command, parsed) -> {
                        problem = e.getMessage();
                        return 1;
                    })
                    .execute(Arrays.stream(arguments).map(Object::toString).toArray(String[]::new));
        } finally {
            System.setOut(before);
        }
    }

    private JsonNode json() throws IOException {
        return Json.mapper().readTree(out.toByteArray());
    }

    /** @param shift of all keypoints, in pixels */
    private Path file(String name, int dimensions, float shift) throws IOException {
        Random random = new Random(1);
        int n = 200;
        float[] x = new float[n];
        float[] y = new float[n];
        float[] one = new float[n];
        float[] descriptors = new float[n * dimensions];
        for (int i = 0; i < n; i++) {
            x[i] = 900 * random.nextFloat() + shift;
            y[i] = 700 * random.nextFloat();
            one[i] = 1;
            for (int d = 0; d < dimensions; d++) {
                descriptors[i * dimensions + d] = (float) random.nextGaussian();
            }
        }
        Path file = folder.resolve(name);
        DelfFeatures.of(new LocalFeatures(x, y, one, one, descriptors, dimensions))
                .write(file);
        return file;
    }

    @Test
    void twoFilesAreComparedWhateverTheirModel() throws IOException {
        assertThat(match(file("a.delf", 17, 0), file("b.delg_local", 17, 50), "--json"))
                .isZero();
        assertThat(json().path("inliers").intValue()).isGreaterThan(190);
        assertThat(json().path("transform").get(2).doubleValue()).isBetween(49.5, 50.5);
        assertThat(json().path("verdict").textValue()).isEqualTo("same-landmark");
        assertThat(json().has("model")).isFalse();
        assertThat(json().path("calibrated").asText())
                .as("nobody knows which model made them, so nobody has measured chance with it")
                .isEqualTo("false");
    }

    @Test
    void theResearchProjectsFileAgreesWithItselfInAllFeatures() throws IOException {
        Path love = SharedFiles.folder("golden/love").resolve("love.delf");
        Path plot = folder.resolve("plot.png");
        assertThat(match(love, love, "--json", "--plot", plot)).isZero();
        assertThat(json().path("featuresA").intValue()).isEqualTo(546);
        assertThat(json().path("putative").intValue()).isEqualTo(546);
        assertThat(json().path("inliers").intValue()).isEqualTo(546);
        assertThat(json().path("distinctiveInliers").intValue())
                .as("of no known model, so none is nearer than others")
                .isEqualTo(546);
        assertThat(json().path("log10FalseAlarmsOfDistinctive").doubleValue())
                .isEqualTo(json().path("log10FalseAlarms").doubleValue());
        assertThat(json().path("details").path("kind").textValue()).isEqualTo("exact");
        assertThat(plot).as("drawn on love.jpg, which lies beside").isNotEmptyFile();
    }

    @Test
    void filesOfTwoModelsAreNotCompared() throws IOException {
        assertThat(match(file("a.delf", 40, 0), file("b.delf", 128, 0))).isEqualTo(1);
        assertThat(problem)
                .contains("40 dimensions")
                .contains("a.delf")
                .contains("128")
                .contains("b.delf")
                .endsWith("extract both with one model");
    }

    @Test
    void aPictureIsComparedWithItsModelsFeaturesOnly() throws IOException {
        Path picture = DrawnPhoto.write(DrawnPhoto.of(1), folder.resolve("photo.png"));
        assertThat(match(picture, file("b.delf", 128, 0))).isEqualTo(1);
        assertThat(problem)
                .contains("b.delf: features of 128 dimensions; those of model gradient-1 have 40")
                .endsWith("choose the model that made them");
    }

    @Test
    void whatIsMissingIsNamed() throws IOException {
        Path a = file("a.delf", 40, 0);
        assertThat(match(a, a, "--plot", folder.resolve("plot.png"))).isEqualTo(1);
        assertThat(problem).contains("--plot needs the picture").contains("a.jpg");
        Path cut = Files.write(folder.resolve("cut.delf"), Arrays.copyOf(Files.readAllBytes(a), 999));
        assertThat(match(a, cut)).isEqualTo(1);
        assertThat(problem).startsWith(cut + ": these 999 bytes are no DelfFeatures");
    }
}
