package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.stream.IntStream;
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
        assertEachIsIn(ours, graph);
        assertEachIsIn(graph, ours);
        // where two cells are equal, the graph had one corner or two, by its rounding
        assertThat(ours.count()).isBetween(graph.count() - 1, graph.count());
    }

    private static void assertEachIsIn(LocalFeatures others, LocalFeatures features) {
        for (int i = 0; i < features.count(); i++) {
            int feature = i;
            assertThat(IntStream.range(0, others.count()))
                    .as("like feature %d", i)
                    .anyMatch(other -> areAlike(others, other, features, feature));
        }
    }

    private static boolean areAlike(LocalFeatures a, int i, LocalFeatures b, int j) {
        int n = a.dimensions();
        return a.scale(i) == b.scale(j)
                && Math.abs(a.x(i) - b.x(j)) < 1e-3
                && Math.abs(a.y(i) - b.y(j)) < 1e-3
                && Math.abs(a.score(i) / b.score(j) - 1) < 1e-4
                && IntStream.range(0, n)
                        .allMatch(d -> Math.abs(a.descriptors()[i * n + d] - b.descriptors()[j * n + d]) < 2e-4);
    }

    private static LocalFeatures read(String resource) throws IOException {
        try (InputStream in = FirstImplementationTest.class.getResourceAsStream(resource)) {
            return DelfFeatures.parse(in.readAllBytes()).local(40);
        }
    }
}
