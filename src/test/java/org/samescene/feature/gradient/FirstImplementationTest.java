package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.DeadLeaves;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.delf.DelfFeatures;

/**
 * The model was a TensorFlow graph at first. The resources are what that graph made of drawn pictures, on a
 * CPU by TensorFlow 2.16.1 without oneDNN; libraries that keep its features go on with ours.
 */
class FirstImplementationTest {
    /** Sizes of the picture, the last too small for all levels, and of the square that it is part of. */
    @ParameterizedTest
    @CsvSource({"320,240,400", "97,203,150", "90,60,40"})
    void featuresAreThoseOfTheGraph(int width, int height, double unitPx) throws IOException {
        LocalFeatures graph = read("leaves-" + width + "x" + height + ".delf");
        Bitmap picture = new DeadLeaves(7).draw(width, height, unitPx, 0, 0);
        LocalFeatures ours =
                new GradientExtractor("gradient-1", 640).describe(picture).local();

        assertThat(graph.count()).isPositive();
        assertThat(ours.count()).isEqualTo(graph.count());
        for (int i = 0; i < graph.count(); i++) {
            assertThat(ours.x(i)).as("x of feature %d", i).isCloseTo(graph.x(i), within(1e-3f));
            assertThat(ours.y(i)).as("y of feature %d", i).isCloseTo(graph.y(i), within(1e-3f));
            assertThat(ours.scale(i)).as("scale of feature %d", i).isEqualTo(graph.scale(i));
            assertThat(ours.score(i)).as("score of feature %d", i).isCloseTo(graph.score(i), within(1e-6f));
            for (int d = i * graph.dimensions(); d < (i + 1) * graph.dimensions(); d++) {
                assertThat(ours.descriptors()[d])
                        .as("descriptor of feature %d", i)
                        .isCloseTo(graph.descriptors()[d], within(1e-4f));
            }
        }
    }

    private static LocalFeatures read(String resource) throws IOException {
        try (InputStream in = FirstImplementationTest.class.getResourceAsStream(resource)) {
            return DelfFeatures.parse(in.readAllBytes()).local(40);
        }
    }
}
