package org.samescene.match.geometry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * Correspondences of which some follow a transform, in pictures of 640 × 480: right ones with noise, wrong
 * ones anywhere.
 */
record PlantedPoints(List<Match> matches) {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;

    static final EstimatorOptions OPTIONS = new EstimatorOptions(
            24,
            8,
            0.75,
            new EstimatorOptions.Spacing(4, 0),
            4,
            new EstimatorOptions.Effort(10, 400, -20),
            new TransformBounds(6, 2.5, 180),
            Optional.empty());

    /** One correspondence. */
    record Match(float xA, float yA, float sizeA, float xB, float yB, float sizeB, boolean isRight) {
        Match swapped() {
            return new Match(xB, yB, sizeB, xA, yA, sizeA, isRight);
        }
    }

    static PlantedPoints of(Homography truth, int right, int wrong, double noisePx, long seed) {
        return of(matches(truth, right, wrong, noisePx, seed));
    }

    static PlantedPoints of(List<Match> matches) {
        return new PlantedPoints(matches);
    }

    /** All of them distinctive. */
    Correspondences correspondences() {
        return firstAreDistinctive(matches.size());
    }

    Correspondences firstAreDistinctive(int distinctive) {
        return new Correspondences(
                points(matches), points(matches.stream().map(Match::swapped).toList()), distinctive);
    }

    /** Which of them follow the transform. */
    List<Boolean> right() {
        return matches.stream().map(Match::isRight).toList();
    }

    private static Points points(List<Match> matches) {
        float[] x = new float[matches.size()];
        float[] y = new float[matches.size()];
        float[] size = new float[matches.size()];
        for (int k = 0; k < x.length; k++) {
            x[k] = matches.get(k).xA();
            y[k] = matches.get(k).yA();
            size[k] = matches.get(k).sizeA();
        }
        return new Points(x, y, size, (double) WIDTH * HEIGHT);
    }

    /** In random order. */
    static List<Match> matches(Homography truth, int right, int wrong, double noisePx, long seed) {
        Random random = new Random(seed);
        List<Match> matches = new ArrayList<>();
        for (int k = 0; k < right + wrong; k++) {
            boolean isRight = k < right;
            double x = random.nextDouble(WIDTH);
            double y = random.nextDouble(HEIGHT);
            matches.add(new Match(
                    (float) x,
                    (float) y,
                    1,
                    (float) (isRight ? truth.applyX(x, y) + noisePx * random.nextGaussian() : random.nextDouble(WIDTH)),
                    (float)
                            (isRight
                                    ? truth.applyY(x, y) + noisePx * random.nextGaussian()
                                    : random.nextDouble(HEIGHT)),
                    (float) truth.scaleAt(x, y),
                    isRight));
        }
        Collections.shuffle(matches, random);
        return matches;
    }

    /** A turn about the middle of the picture, and a scale. */
    static Affine similarity(double degrees, double scale) {
        double cos = scale * Math.cos(Math.toRadians(degrees));
        double sin = scale * Math.sin(Math.toRadians(degrees));
        double x = WIDTH / 2.0;
        double y = HEIGHT / 2.0;
        return new Affine(cos, -sin, x - cos * x + sin * y, sin, cos, y - sin * x - cos * y);
    }

    /** Largest distance between the images of the corners, px. */
    static double cornerError(Homography t, Homography u) {
        double largest = 0;
        for (int corner = 0; corner < 4; corner++) {
            double x = corner % 2 * WIDTH;
            double y = corner / 2 * HEIGHT;
            largest = Math.max(largest, Math.hypot(t.applyX(x, y) - u.applyX(x, y), t.applyY(x, y) - u.applyY(x, y)));
        }
        return largest;
    }
}
