package org.samescene.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFeaturesTest {
    @ParameterizedTest
    @CsvSource({
        "1, 2, 2, 2, 6, 3",
        "2, 1, 2, 2, 6, 3",
        "2, 2, 1, 2, 6, 3",
        "2, 2, 2, 1, 6, 3",
        "2, 2, 2, 2, 5, 3",
        "0, 0, 0, 0, 3, 3"
    })
    void lengthsThatDisagreeAreRefused(int x, int y, int scale, int score, int descriptors, int dimensions) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LocalFeatures(
                        new float[x],
                        new float[y],
                        new float[scale],
                        new float[score],
                        new float[descriptors],
                        dimensions))
                .withMessageContaining("lengths disagree");
    }

    @Test
    void aDescriptorHasAtLeastOneDimension() {
        float[] none = {};
        assertThatIllegalArgumentException().isThrownBy(() -> new LocalFeatures(none, none, none, none, none, 0));
    }

    @Test
    void noFeaturesAreFeaturesToo() {
        float[] none = {};
        LocalFeatures nothing = new LocalFeatures(none, none, none, none, none, 40);
        assertThat(nothing.count()).isZero();
        assertThat(nothing.scaledBy(2, 2).dimensions()).isEqualTo(40);
    }

    @Test
    void positionsAndSizesScaleWithThePictureAndTheRestStays() {
        LocalFeatures one = new LocalFeatures(
                new float[] {10}, new float[] {20}, new float[] {1.5f}, new float[] {7}, new float[] {0, 1}, 2);
        LocalFeatures scaled = one.scaledBy(2, 8);
        assertThat(scaled.x(0)).isEqualTo(20);
        assertThat(scaled.y(0)).isEqualTo(160);
        assertThat(scaled.scale(0)).isEqualTo(6);
        assertThat(scaled.score(0)).isEqualTo(7);
        assertThat(scaled.descriptors()).containsExactly(0, 1);
        assertThat(one.x(0)).isEqualTo(10);
    }
}
