package org.samescene.verdict;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.samescene.feature.Raster;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.LinearFit;

/**
 * Two pictures overlaid as exactly as their thumbnails allow. The transform of matched points is a start; it is
 * corrected by the affine one under which the pictures themselves agree best (Lucas and Kanade 1981), first at
 * a quarter of their resolution.
 *
 * <p>Why not the matched points alone? Few points leave the corners of a picture open by some pixels, as do
 * the large features of a strongly compressed copy. What then is left between the pictures could be either an
 * inexact start or another photograph; after this it is another photograph.
 *
 * @param toB pixels of A to pixels of B
 * @param grid the overlap, as fine as the coarser of the two pictures
 * @param toA from the grid to pixels of A
 */
record Alignment(Homography toB, Grid grid, Homography toA) {
    /** Samples of the finest grid to one of the grid that the transform is corrected on, in this order. */
    private static final int[] STEPS = {4, 2, 1};
    /** As often at most on each grid. */
    private static final int ROUNDS = 4;
    /** A grid with fewer samples along a side says nothing. */
    private static final int LEAST_SIDE = 8;
    /** A correction that moves no corner farther is the last one on its grid, samples. */
    private static final double SETTLED = 0.1;
    /** Two windows that look much the same, or like a negative. */
    private static final double CLEARLY_ALIKE = 0.7;
    /** What is less alike is something else in the two pictures, and says nothing of where they lie. */
    private static final double LEAST_CORRELATION = 0.3;

    /**
     * @param toB pixels of A to pixels of B
     * @return empty where the overlap has too few pixels
     */
    static Optional<Alignment> of(Raster a, Raster b, Homography toB) {
        if (toB.scaleAt(a.width() / 2.0, a.height() / 2.0) >= 1) {
            return inPixelsOfA(a, b, toB);
        }
        return inPixelsOfA(b, a, toB.inverse())
                .map(seenFromB -> new Alignment(
                        seenFromB.toB.inverse(),
                        new Grid(
                                seenFromB.grid.width(),
                                seenFromB.grid.height(),
                                seenFromB.grid.b(),
                                seenFromB.grid.a(),
                                seenFromB.grid.both()),
                        seenFromB.toA.then(seenFromB.toB)));
    }

    private static Optional<Alignment> inPixelsOfA(Raster a, Raster b, Homography start) {
        List<Overlap.Point> polygon =
                Overlap.of(a.width(), a.height(), start, b.width(), b.height()).polygon();
        int left = (int) Math.round(least(polygon, Overlap.Point::x));
        int top = (int) Math.round(least(polygon, Overlap.Point::y));
        int width = (int) Math.round(-least(polygon, point -> -point.x())) - left;
        int height = (int) Math.round(-least(polygon, point -> -point.y())) - top;
        if (Math.min(width, height) < LEAST_SIDE) {
            return Optional.empty();
        }
        Homography toB = start;
        for (int step : STEPS) {
            if (Math.min(width, height) / step >= LEAST_SIDE) {
                toB = corrected(a, b, new Affine(step, 0, left, 0, step, top), width / step, height / step, toB);
            }
        }
        Homography toA = Homography.of(new Affine(1, 0, left, 0, 1, top));
        Samples ofA = Samples.of(width, height, a, toA);
        Alignment before = new Alignment(start, grid(width, height, ofA, b, toA.then(start)), toA);
        Alignment after = new Alignment(toB, grid(width, height, ofA, b, toA.then(toB)), toA);
        // pictures that have only a frame in common would be pulled off it by what it surrounds
        return Optional.of(after.alike() > before.alike() ? after : before);
    }

    private static Grid grid(int width, int height, Samples ofA, Raster b, Homography toB) {
        return Grid.of(width, height, ofA, Samples.of(width, height, b, toB));
    }

    /** How much looks much the same: the sum of the correlations of such places, by all that are in both. */
    private double alike() {
        double sum = 0;
        for (float correlation : Gradients.local(grid, grid.a()).correlation()) {
            sum += Math.abs(correlation) > CLEARLY_ALIKE ? Math.abs(correlation) : 0;
        }
        return sum / Math.max(1, grid.countOfBoth());
    }

    private static double least(List<Overlap.Point> polygon, ToDoubleFunction<Overlap.Point> coordinate) {
        return polygon.stream().mapToDouble(coordinate).min().orElse(0);
    }

    private static Homography corrected(Raster a, Raster b, Affine toA, int width, int height, Homography start) {
        Homography onA = Homography.of(toA);
        Samples ofA = Samples.of(width, height, a, onA);
        Homography toB = start;
        for (int round = 0; round < ROUNDS; round++) {
            Optional<Affine> correction = correction(grid(width, height, ofA, b, onA.then(toB)));
            if (correction.isEmpty()) {
                return toB;
            }
            toB = Homography.of(toA.inverse().then(correction.get()).then(toA)).then(toB);
            if (moved(correction.get(), width, height) < SETTLED) {
                return toB;
            }
        }
        return toB;
    }

    /** How far the farthest corner of the grid is moved. */
    private static double moved(Affine t, int width, int height) {
        double farthest = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = (corner & 1) * width;
            double y = (corner >> 1) * height;
            farthest = Math.max(farthest, Math.hypot(t.applyX(x, y) - x, t.applyY(x, y) - y));
        }
        return farthest;
    }

    /** From a place of the grid to the place where B shows what A shows there. */
    private static Optional<Affine> correction(Grid grid) {
        float[] a = ToneCurve.of(grid).of(grid.a());
        LocalLikeness local = Gradients.local(grid, a);
        Gradients gradients = Gradients.of(grid, a, local);
        double middleX = grid.width() / 2.0;
        double middleY = grid.height() / 2.0;
        double unit = Math.max(middleX, middleY);
        LinearFit fit = new LinearFit(6);
        double[] row = new double[6];
        for (int i = 0; i < a.length; i++) {
            double correlation = local.correlation()[i];
            if (correlation < LEAST_CORRELATION) {
                continue;
            }
            int line = i / grid.width();
            double x = (i % grid.width() + 0.5 - middleX) / unit;
            double y = (line + 0.5 - middleY) / unit;
            row[0] = gradients.x()[i];
            row[1] = gradients.x()[i] * x;
            row[2] = gradients.x()[i] * y;
            row[3] = gradients.y()[i];
            row[4] = gradients.y()[i] * x;
            row[5] = gradients.y()[i] * y;
            fit.add(row, gradients.difference()[i], correlation * correlation);
        }
        Affine toUnit = new Affine(1 / unit, 0, -middleX / unit, 0, 1 / unit, -middleY / unit);
        return fit.solve()
                .map(p -> new Affine(
                        1 + p[1] / unit, p[2] / unit, p[0] / unit, p[4] / unit, 1 + p[5] / unit, p[3] / unit))
                .map(inUnits -> toUnit.then(inUnits).then(toUnit.inverse()))
                .filter(correction -> correction.determinant() > 0);
    }
}
