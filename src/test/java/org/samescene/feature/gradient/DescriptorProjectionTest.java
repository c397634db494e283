package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DescriptorProjectionTest {
    private static final int D = DescriptorProjection.DIMENSIONS;

    private final float[] matrix = DescriptorProjection.matrix();

    @Test
    void theResourceIsWhatTheCodeMakes() {
        assertThat(matrix).as("StraightEdges.main writes it").isEqualTo(StraightEdges.matrix(D));
    }

    @Test
    void theColumnsAreOrthonormal() {
        for (int a = 0; a < D; a++) {
            for (int b = 0; b <= a; b++) {
                double product = 0;
                for (int row = 0; row < GradientHistograms.SIZE; row++) {
                    product += matrix[row * D + a] * matrix[row * D + b];
                }
                double expected = a == b ? 1 : 0;
                assertThat(product).as("columns %d and %d", a, b).isBetween(expected - 1e-5, expected + 1e-5);
            }
        }
    }

    @Test
    void anEmptyHistogramHasNoDirection() {
        assertThat(new DescriptorProjection().project(new float[GradientHistograms.SIZE], 1))
                .hasSize(D)
                .containsOnly(0);
    }
}
