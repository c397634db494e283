package org.samescene.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PoseTest {
    private static List<Integer> product(Pose first, Pose then) {
        int[] m = first.matrix();
        int[] n = then.matrix();
        return List.of(
                n[0] * m[0] + n[1] * m[2], n[0] * m[1] + n[1] * m[3],
                n[2] * m[0] + n[3] * m[2], n[2] * m[1] + n[3] * m[3]);
    }

    private static List<Integer> matrix(Pose pose) {
        return Arrays.stream(pose.matrix()).boxed().toList();
    }

    private static List<List<Integer>> all() {
        return Arrays.stream(Pose.values()).map(PoseTest::matrix).toList();
    }

    @Test
    void areEightAndAGroup() {
        assertThat(all()).hasSize(8).doesNotHaveDuplicates().contains(List.of(1, 0, 0, 1));
        for (Pose first : Pose.values()) {
            assertThat(Arrays.stream(Pose.values()).map(then -> product(first, then)))
                    .containsExactlyInAnyOrderElementsOf(all());
        }
    }

    @ParameterizedTest
    @EnumSource
    void eachHasAnInverse(Pose pose) {
        assertThat(product(pose, pose.inverse())).isEqualTo(matrix(Pose.UPRIGHT));
    }

    @Test
    void fourTurnsAreNoneAndTurnsAreClockwise() {
        assertThat(product(Pose.TURNED_90, Pose.TURNED_90)).isEqualTo(matrix(Pose.TURNED_180));
        assertThat(product(Pose.TURNED_180, Pose.TURNED_90)).isEqualTo(matrix(Pose.TURNED_270));
        assertThat(product(Pose.TURNED_270, Pose.TURNED_90)).isEqualTo(matrix(Pose.UPRIGHT));
        assertThat(product(Pose.MIRRORED, Pose.TURNED_90)).isEqualTo(matrix(Pose.MIRRORED_TURNED_90));
        assertThat(product(Pose.MIRRORED, Pose.TURNED_270)).isEqualTo(matrix(Pose.MIRRORED_TURNED_270));
        // what lay to the right lies below
        assertThat(Pose.TURNED_90.matrix()[0]).isZero();
        assertThat(Pose.TURNED_90.matrix()[2]).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void thePosedPictureLiesAtTheOrigin(Pose pose) {
        int width = pose.transposed() ? 30 : 40;
        int height = pose.transposed() ? 40 : 30;
        int[] m = pose.matrix();
        List<List<Integer>> corners = List.of(List.of(0, 0), List.of(40, 0), List.of(40, 30), List.of(0, 30));
        assertThat(corners.stream()
                        .map(c -> List.of(
                                m[0] * c.get(0) + m[1] * c.get(1) + pose.shiftX(40, 30),
                                m[2] * c.get(0) + m[3] * c.get(1) + pose.shiftY(40, 30))))
                .containsExactlyInAnyOrder(
                        List.of(0, 0), List.of(width, 0), List.of(width, height), List.of(0, height));
    }
}
