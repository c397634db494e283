package org.samescene.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

class OverlapTest {
    private static final double EXACT = 1e-9;

    private static void assertOverlap(
            Affine transform, int otherWidth, int otherHeight, double coverage, double coverageOfOther) {
        Overlap overlap = Overlap.of(1000, 800, Homography.of(transform), otherWidth, otherHeight);
        assertThat(overlap.coverage()).isCloseTo(coverage, within(EXACT));
        assertThat(overlap.coverageOfOther()).isCloseTo(coverageOfOther, within(EXACT));
    }

    @Test
    void aCopyHasAllInCommonWhateverItsSize() {
        assertOverlap(Affine.IDENTITY, 1000, 800, 1, 1);
        assertOverlap(Affine.scaling(0.25), 250, 200, 1, 1);
        assertOverlap(Affine.scaling(3), 3000, 2400, 1, 1);
    }

    @Test
    void aCropShowsAPartOfTheWhole() {
        assertOverlap(new Affine(1, 0, -250, 0, 1, -200), 500, 400, 0.25, 1);
        assertOverlap(new Affine(0.5, 0, 100, 0, 0.5, 50), 1000, 800, 1, 0.25);
    }

    @Test
    void shiftedPicturesShareWhatIsBetween() {
        assertOverlap(new Affine(1, 0, 400, 0, 1, 0), 1000, 800, 0.6, 0.6);
        assertOverlap(new Affine(1, 0, 500, 0, 1, -400), 1000, 800, 0.25, 0.25);
    }

    @Test
    void disjointPicturesShareNothing() {
        assertOverlap(new Affine(1, 0, 1001, 0, 1, 0), 1000, 800, 0, 0);
        assertOverlap(new Affine(1, 0, 0, 0, 1, -900), 1000, 800, 0, 0);
        assertOverlap(new Affine(1, 0, 1000, 0, 1, 0), 1000, 800, 0, 0);
    }

    @Test
    void turnedPicturesOverlapLikeOthers() {
        assertOverlap(new Affine(0, -1, 800, 1, 0, 0), 800, 1000, 1, 1);
        assertOverlap(new Affine(-1, 0, 1000, 0, -1, 800), 1000, 800, 1, 1);
        Affine square45 = new Affine(Math.sqrt(0.5), -Math.sqrt(0.5), 0, Math.sqrt(0.5), Math.sqrt(0.5), 0);
        Affine aboutTheMiddle =
                new Affine(1, 0, -500, 0, 1, -500).then(square45).then(new Affine(1, 0, 500, 0, 1, 500));
        Overlap diamond = Overlap.of(1000, 1000, Homography.of(aboutTheMiddle), 1000, 1000);
        assertThat(diamond.coverage()).isCloseTo(2 * Math.sqrt(2) - 2, within(EXACT));
    }

    @Test
    void mirroredPicturesOverlapLikeOthers() {
        assertOverlap(new Affine(-1, 0, 1000, 0, 1, 0), 1000, 800, 1, 1);
        assertOverlap(new Affine(-1, 0, 500, 0, 1, 0), 500, 800, 0.5, 1);
    }

    @Test
    void aTransformThatFlattensHasNothingInCommon() {
        assertOverlap(new Affine(0, 0, 10, 0, 0, 10), 1000, 800, 0, 0);
    }

    @Property
    void theOverlapSeenFromTheOtherSideIsTheSame(
            @ForAll @DoubleRange(min = -3, max = 3) double turn,
            @ForAll @DoubleRange(min = 0.2, max = 4) double zoom,
            @ForAll @DoubleRange(min = -1500, max = 1500) double c,
            @ForAll @DoubleRange(min = -1500, max = 1500) double f,
            @ForAll boolean mirrored) {
        double m = mirrored ? -1 : 1;
        double cos = zoom * Math.cos(turn);
        double sin = zoom * Math.sin(turn);
        Affine there = new Affine(m * cos, -sin, c, m * sin, cos, f);
        Overlap seen = Overlap.of(1000, 800, Homography.of(there), 640, 900);
        Overlap back = Overlap.of(640, 900, Homography.of(there.inverse()), 1000, 800);
        assertThat(back.coverage()).isBetween(0.0, 1.0).isCloseTo(seen.coverageOfOther(), within(1e-6));
        assertThat(back.coverageOfOther()).isBetween(0.0, 1.0).isCloseTo(seen.coverage(), within(1e-6));
    }

    /** As counting points of a grid says. */
    @Property(tries = 200)
    void underPerspectiveTheSharesAreTheAreas(
            @ForAll @Scale(6) @DoubleRange(min = -6e-4, max = 6e-4) double g,
            @ForAll @Scale(6) @DoubleRange(min = -6e-4, max = 6e-4) double h,
            @ForAll @DoubleRange(min = -0.5, max = 0.5) double turn,
            @ForAll @DoubleRange(min = -400, max = 400) double c) {
        Homography t = new Homography(Math.cos(turn), -Math.sin(turn), c, Math.sin(turn), Math.cos(turn), 60, g, h);
        Overlap overlap = Overlap.of(1000, 800, t, 900, 900);
        assertThat(overlap.coverage()).isCloseTo(counted(1000, 800, t, 900, 900), within(0.02));
        if (1 + Math.min(0, 1000 * g) + Math.min(0, 800 * h) > 0.1) {
            assertThat(overlap.coverageOfOther()).isCloseTo(counted(900, 900, t.inverse(), 1000, 800), within(0.02));
        }
        for (int k = 0; k < overlap.polygon().size(); k++) {
            Overlap.Point here = overlap.polygon().get(k);
            Overlap.Point there = overlap.polygonOfOther().get(k);
            assertThat(there.x()).isBetween(-1e-3, 900 + 1e-3).isCloseTo(t.applyX(here.x(), here.y()), within(1e-6));
            assertThat(there.y()).isBetween(-1e-3, 900 + 1e-3).isCloseTo(t.applyY(here.x(), here.y()), within(1e-6));
        }
    }

    /** Of 200 × 200 points. */
    private static double counted(int width, int height, Homography t, int otherWidth, int otherHeight) {
        int inside = 0;
        for (int i = 0; i < 200 * 200; i++) {
            double x = (i % 200 + 0.5) / 200 * width;
            double y = (i / 200 + 0.5) / 200 * height;
            double u = t.applyX(x, y);
            double v = t.applyY(x, y);
            inside += t.w(x, y) > 0 && u >= 0 && u <= otherWidth && v >= 0 && v <= otherHeight ? 1 : 0;
        }
        return inside / (200.0 * 200);
    }
}
