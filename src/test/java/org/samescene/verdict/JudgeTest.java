package org.samescene.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Photo;
import org.samescene.feature.Pose;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.Agreement;
import org.samescene.match.MatchOptions;
import org.samescene.match.PlantedScene;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

class JudgeTest {
    private static final Judge JUDGE = new Judge(Thresholds.DEFAULT);
    private static final Verifier VERIFIER = new Verifier(MatchOptions.of(DelfFamily.TRAITS));
    private final PlantedScene scene = new PlantedScene(3, 150);
    private final Photo whole = scene.photo("whole");

    private static Verdict judge(Photo first, Photo other) {
        return judge(VERIFIER, first, other);
    }

    private static Verdict judge(Verifier verifier, Photo first, Photo other) {
        return JUDGE.judge(first.features(), other.features(), agreement(verifier, first, other));
    }

    /** As the pipeline finds copies that were turned or mirrored: in the pose in which chance explains least. */
    private static Agreement agreement(Verifier verifier, Photo first, Photo other) {
        return Arrays.stream(Pose.values())
                .map(pose -> agreement(verifier, first, pose, other))
                .min(Comparator.comparingDouble(
                        agreement -> agreement.falseAlarms().log10()))
                .orElseThrow();
    }

    /** The scene's descriptors look alike in every pose. */
    private static Agreement agreement(Verifier verifier, Photo first, Pose pose, Photo other) {
        int dimensions = first.local().dimensions();
        float[] same = new float[dimensions * dimensions];
        IntStream.range(0, dimensions).forEach(d -> same[d * dimensions + d] = 1);
        float[][] everyPose = Collections.nCopies(Pose.values().length, same).toArray(float[][]::new);
        LocalFeatures posed = new DescriptorPoses(dimensions, everyPose)
                .posed(first.local(), first.width(), first.height(), pose, Integer.MAX_VALUE);
        Size size =
                pose.transposed() ? new Size(first.height(), first.width()) : new Size(first.width(), first.height());
        int[] m = pose.matrix();
        Affine posing = new Affine(
                m[0],
                m[1],
                pose.shiftX(first.width(), first.height()),
                m[2],
                m[3],
                pose.shiftY(first.width(), first.height()));
        return verifier.verify(posed, size, other.local(), new Size(other.width(), other.height()))
                .before(posing, 1);
    }

    private static Verdict.Duplicate duplicate(Photo first, Photo other) {
        assertThat(judge(first, other)).isInstanceOf(Verdict.Duplicate.class);
        return (Verdict.Duplicate) judge(first, other);
    }

    private static void assertSame(Homography actual, Affine expected, double px) {
        for (double[] corner : new double[][] {{0, 0}, {1000, 0}, {0, 800}, {1000, 800}}) {
            assertThat(actual.applyX(corner[0], corner[1]))
                    .isCloseTo(expected.applyX(corner[0], corner[1]), within(px));
            assertThat(actual.applyY(corner[0], corner[1]))
                    .isCloseTo(expected.applyY(corner[0], corner[1]), within(px));
        }
    }

    private static double degreesBetween(double a, double b) {
        return Math.abs(Math.IEEEremainder(a - b, 360));
    }

    @Test
    void theSameBytesAreAnExactDuplicateWhateverTheFeatures() {
        Photo blank = Photo.of("lib", "blank").sameBytesAs(whole);
        Verdict.Duplicate exact = duplicate(blank, whole);
        assertThat(exact.kind()).isEqualTo(Verdict.Kind.EXACT);
        assertThat(exact.frame()).isEqualTo(Verdict.Frame.SAME_FRAME);
        assertThat(exact.transform()).isEqualTo(Homography.IDENTITY);
        assertThat(exact.confidence()).isEqualTo(1);
        assertThat(exact.mirrored()).isFalse();
        assertThat(exact.preference().orElseThrow().first()).isFalse();
    }

    @Test
    void anotherSceneIsUnrelated() {
        assertThat(judge(whole, new PlantedScene(4, 150).photo("other"))).isInstanceOf(Verdict.Unrelated.class);
        assertThat(judge(whole, Photo.of("lib", "blank"))).isEqualTo(new Verdict.Unrelated(Verdict.Why.CHANCE, 0));
    }

    @Test
    void theSamePlaceInAnotherLightIsTheSameLandmark() {
        assertThat(judge(scene.inLight(1).photo("evening"), whole))
                .isInstanceOfSatisfying(Verdict.SameLandmark.class, same -> {
                    assertThat(same.inliers()).isGreaterThan(75);
                    assertThat(same.confidence()).isGreaterThan(0.999);
                    assertThat(same.likeness()).isLessThan(0.5);
                    assertSame(same.transform(), Affine.IDENTITY, 4);
                });
    }

    /** The descriptors of a scene's features are some .25 from each other. */
    @Test
    void anotherPhotoWhoseFeaturesAreOnlyRemotelyAlikeIsNoLandmark() {
        Photo evening = scene.inLight(1).photo("evening");
        assertThat(judge(
                        new Verifier(MatchOptions.of(DelfFamily.TRAITS).withDistinctiveDistance(0.05)), evening, whole))
                .isEqualTo(new Verdict.Unrelated(
                        Verdict.Why.CHANCE, ((Verdict.SameLandmark) judge(evening, whole)).inliers()));
        assertThat(judge(
                        new Verifier(MatchOptions.of(DelfFamily.TRAITS).withDistinctiveDistance(0.05)),
                        scene.photo("copy"),
                        whole))
                .as("of a copy the thumbnails agree too")
                .isInstanceOf(Verdict.Duplicate.class);
    }

    @Test
    void tooFewAgreementsAreNoRelation() {
        PlantedScene poor = new PlantedScene(6, 5);
        assertThat(judge(poor.photo("a"), poor.photo("b"))).isInstanceOf(Verdict.Unrelated.class);
    }

    /**
     * The transform is from the first to the other; rotation is clockwise on the screen, after mirroring left
     * to right.
     */
    @ParameterizedTest
    @CsvSource({
        "1, 0, 0, 0, 1, 0, 1000, 800, SAME_FRAME, 0, false",
        "0.4, 0, 0, 0, 0.4, 0, 400, 320, SAME_FRAME, 0, false",
        "0, -1, 800, 1, 0, 0, 800, 1000, SAME_FRAME, 90, false",
        "0, 1, 0, -1, 0, 1000, 800, 1000, SAME_FRAME, -90, false",
        "-1, 0, 1000, 0, -1, 800, 1000, 800, SAME_FRAME, 180, false",
        "-1, 0, 1000, 0, 1, 0, 1000, 800, SAME_FRAME, 0, true",
        "1, 0, 0, 0, -1, 800, 1000, 800, SAME_FRAME, 180, true",
        "0, -1, 800, -1, 0, 1000, 800, 1000, SAME_FRAME, 90, true",
        "0, 1, 0, 1, 0, 0, 800, 1000, SAME_FRAME, -90, true",
        "1, 0, -200, 0, 1, -100, 500, 500, CONTAINS, 0, false",
        "0.9848, -0.1736, -100, 0.1736, 0.9848, -200, 500, 500, CONTAINS, 10, false",
        "1, 0, 300, 0, 1, 200, 1600, 1200, CROP_OF, 0, false",
        "1, 0, -300, 0, 1, 0, 1000, 800, OVERLAPS, 0, false",
        "-1, 0, 700, 0, 1, 0, 1000, 800, OVERLAPS, 0, true"
    })
    void recoversHowTheFramesLieToEachOther(
            double a,
            double b,
            double c,
            double d,
            double e,
            double f,
            int width,
            int height,
            Verdict.Frame frame,
            double rotation,
            boolean mirrored) {
        Affine planted = new Affine(a, b, c, d, e, f);
        Photo other = scene.photo("other", planted, width, height);
        Verdict.Duplicate there = duplicate(whole, other);
        assertThat(there.kind()).isEqualTo(Verdict.Kind.EDITED);
        assertThat(there.frame()).isEqualTo(frame);
        assertThat(degreesBetween(there.rotationDegrees(), rotation)).isLessThan(1);
        assertThat(there.rotationDegrees()).isBetween(-180.0, 180.0);
        assertThat(there.mirrored()).isEqualTo(mirrored);
        assertThat(there.inliers()).isGreaterThan(12);
        assertThat(there.likeness()).isGreaterThan(0.9);
        assertSame(there.transform(), planted, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "0.4, 0, 0, 0, 0.4, 0, 400, 320",
        "0, -0.7, 560, 0.7, 0, 0, 560, 700",
        "-0.7, 0, 700, 0, 0.7, 0, 700, 560",
        "0, -0.7, 560, -0.7, 0, 700, 560, 700",
        "1, 0, -200, 0, 1, -100, 500, 500",
        "1, 0, 300, 0, 1, 200, 1600, 1200",
        "1, 0, -300, 0, 1, 0, 1010, 800",
        "-0.8, 0, 500, 0, 0.8, 0, 800, 640"
    })
    void theOtherWayRoundItSaysTheInverse(
            double a, double b, double c, double d, double e, double f, int width, int height) {
        Photo other = scene.photo("other", new Affine(a, b, c, d, e, f), width, height);
        Verdict.Duplicate there = duplicate(whole, other);
        Verdict.Duplicate back = duplicate(other, whole);
        assertThat(back.frame()).isEqualTo(there.frame().inverse());
        assertThat(back.mirrored()).isEqualTo(there.mirrored());
        double expected = there.mirrored() ? there.rotationDegrees() : -there.rotationDegrees();
        assertThat(degreesBetween(back.rotationDegrees(), expected)).isLessThan(0.01);
        assertThat(back.overlap().coverage()).isEqualTo(there.overlap().coverageOfOther());
        assertThat(back.overlap().coverageOfOther()).isEqualTo(there.overlap().coverage());
        assertThat(back.inliers()).isEqualTo(there.inliers());
        assertThat(back.confidence()).isEqualTo(there.confidence());
        assertThat(back.likeness()).isEqualTo(there.likeness());
        assertThat(back.preference()).isEqualTo(there.preference().map(Verdict.Preference::swapped));
        assertSame(there.transform().then(back.transform()), Affine.IDENTITY, 0.2);
    }

    private static Verdict.Preference preference(Photo first, Photo other) {
        return duplicate(first, other).preference().orElseThrow();
    }

    @Test
    void prefersTheUncroppedThenTheLarger() {
        Photo small = scene.photo("small", Affine.scaling(0.5), 500, 400);
        Photo crop = scene.photo("crop", new Affine(1, 0, -200, 0, 1, -100), 500, 500);
        assertThat(preference(whole, crop)).isEqualTo(new Verdict.Preference(true, Verdict.Reason.SHOWS_MORE));
        assertThat(preference(crop, whole)).isEqualTo(new Verdict.Preference(false, Verdict.Reason.SHOWS_MORE));
        assertThat(preference(whole, small)).isEqualTo(new Verdict.Preference(true, Verdict.Reason.MORE_PIXELS));
        assertThat(preference(small, whole)).isEqualTo(new Verdict.Preference(false, Verdict.Reason.MORE_PIXELS));
    }

    @Test
    void saysNothingWhereOneShowsMoreAndTheOtherIsFiner() {
        Photo small = scene.photo("small", Affine.scaling(0.5), 500, 400);
        Photo enlargedCrop = scene.photo("crop", new Affine(3, 0, -600, 0, 3, -300), 1500, 1500);
        assertThat(duplicate(small, enlargedCrop).preference()).isEmpty();
        assertThat(duplicate(enlargedCrop, small).preference()).isEmpty();
    }

    @Test
    void saysNothingOfTwoThatAreEqual() {
        assertThat(duplicate(whole, scene.photo("equal")).preference()).isEmpty();
    }

    @Test
    void aPhotoOfWhichOnlyAPieceWasTakenOverIsNoDuplicate() {
        Photo corner = scene.photo("corner", new Affine(1, 0, -600, 0, 1, -480), 1000, 800);
        Photo opposite = scene.photo("whole");
        assertThat(judge(opposite, corner)).isInstanceOf(Verdict.SameLandmark.class);
    }
}
