package org.samescene.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.samescene.feature.Descriptors;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Photo;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.Agreement;
import org.samescene.match.MatchOptions;
import org.samescene.match.PlantedScene;
import org.samescene.match.Size;
import org.samescene.match.Verifier;

class OverlayTest {
    private static final Verifier VERIFIER = new Verifier(MatchOptions.of(DelfFamily.TRAITS));
    private static final int LETTERS = 60;
    private static final float[][] LETTER = Descriptors.random(LETTERS, new Random(77));

    /** Other photos of other places. */
    private final Photo harbour = new PlantedScene(11, 120).photo("harbour");

    private final Photo chapel = new PlantedScene(12, 120).photo("chapel");

    private static Agreement agreement(Photo a, Photo b) {
        return VERIFIER.verify(a.local(), new Size(a.width(), a.height()), b.local(), new Size(b.width(), b.height()));
    }

    private static Verdict judge(Photo a, Photo b, Thresholds thresholds) {
        return new Judge(thresholds).judge(a.features(), b.features(), agreement(a, b));
    }

    /** With the same 60 letters over 300 × 40 px of it, the first at (left, top). */
    private static Photo with(Photo photo, double left, double top, int seed) {
        Random letters = new Random(5);
        Random noise = new Random(seed);
        LocalFeatures own = photo.local();
        int n = own.count() + LETTERS;
        float[][] columns = new float[4][n];
        List<float[]> looks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean letter = i >= own.count();
            columns[0][i] = letter ? (float) (left + letters.nextDouble(300) + 0.2 * noise.nextGaussian()) : own.x(i);
            columns[1][i] = letter ? (float) (top + letters.nextDouble(40) + 0.2 * noise.nextGaussian()) : own.y(i);
            columns[2][i] = letter ? 0.5f : own.scale(i);
            columns[3][i] = n - i;
            looks.add(letter ? Descriptors.near(LETTER[i - own.count()], 0.1, noise) : own.descriptors(new int[] {i}));
        }
        float[] packed = new float[n * own.dimensions()];
        for (int i = 0; i < n; i++) {
            System.arraycopy(looks.get(i), 0, packed, i * own.dimensions(), own.dimensions());
        }
        return photo.local(new LocalFeatures(columns[0], columns[1], columns[2], columns[3], packed, own.dimensions()));
    }

    @Test
    void theSameWatermarkAtTheSamePlaceIsNoRelation() {
        Photo a = with(harbour, 660, 740, 1);
        Photo b = with(chapel, 660, 740, 2);
        assertThat(agreement(a, b).falseAlarms().log10())
                .as("it is no chance")
                .isLessThan(Thresholds.DEFAULT.maxLog10FalseAlarms());
        assertThat(judge(a, b, Thresholds.DEFAULT)).isInstanceOfSatisfying(Verdict.Unrelated.class, unrelated -> {
            assertThat(unrelated.why()).isEqualTo(Verdict.Why.OVERLAY);
            assertThat(unrelated.inliers()).isGreaterThan(40);
        });
        assertThat(judge(b, a, Thresholds.DEFAULT)).isEqualTo(judge(a, b, Thresholds.DEFAULT));
    }

    @Test
    void atAnotherPlaceItIsAThingThatBothShow() {
        Photo a = with(harbour, 660, 740, 1);
        Photo b = with(chapel, 320, 410, 2);
        assertThat(judge(a, b, Thresholds.DEFAULT)).isInstanceOf(Verdict.SameLandmark.class);
    }

    @Test
    void oneThatIsNotLookedForIsARelation() {
        Thresholds d = Thresholds.DEFAULT;
        Thresholds without = new Thresholds(
                d.minEvidence(),
                d.maxLog10FalseAlarms(),
                d.maxDuplicateLog10FalseAlarms(),
                d.maxDifferingShare(),
                d.maxRewrittenShare(),
                d.maxDisplacedShare(),
                d.minDuplicateCoverage(),
                0,
                d.sameFrameCoverage());
        assertThat(judge(with(harbour, 660, 740, 1), with(chapel, 660, 740, 2), without))
                .isInstanceOf(Verdict.SameLandmark.class);
    }

    @Test
    void thePlaceItselfSeenFromTheSameSpotIsNoOverlay() {
        PlantedScene place = new PlantedScene(13, 150);
        assertThat(judge(place.inLight(1).photo("morning"), place.inLight(2).photo("evening"), Thresholds.DEFAULT))
                .isInstanceOf(Verdict.SameLandmark.class);
    }

    @Test
    void spreadIsTheAreaBetweenThePointsThatLieTogether() {
        Photo a = with(harbour, 660, 740, 1);
        Photo b = with(chapel, 660, 740, 2);
        Spread small = Spread.of(a.features(), b.features(), agreement(a, b));
        assertThat(small.share()).isBetween(0.005, 300 * 40 / 800_000.0 * 1.2);
        Photo same = harbour.sameBytesAs(chapel);
        assertThat(Spread.of(same.features(), same.features(), agreement(same, same))
                        .share())
                .isGreaterThan(0.4);
    }

    @Test
    void theHullGoesRoundThePoints() {
        List<Overlap.Point> points = List.of(
                new Overlap.Point(0, 0),
                new Overlap.Point(4, 0),
                new Overlap.Point(2, 1),
                new Overlap.Point(4, 3),
                new Overlap.Point(0, 3),
                new Overlap.Point(2, 0),
                new Overlap.Point(1, 2));
        assertThat(Spread.hull(points))
                .containsExactlyInAnyOrder(
                        new Overlap.Point(0, 0),
                        new Overlap.Point(4, 0),
                        new Overlap.Point(4, 3),
                        new Overlap.Point(0, 3));
        assertThat(Overlap.area(Spread.hull(points))).isEqualTo(12);
        assertThat(Spread.hull(List.of())).isEmpty();
    }
}
