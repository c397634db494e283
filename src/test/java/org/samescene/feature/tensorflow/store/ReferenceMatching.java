package org.samescene.feature.tensorflow.store;

import java.util.SplittableRandom;
import org.samescene.feature.LocalFeatures;

/**
 * Matching as the golden table's was made, by the research project's example: each feature of the second
 * picture with its nearest of the first, if it is near enough; then RANSAC (Fischler and Bolles 1981) for an
 * affine transform by three matches at a time. Slow and simple.
 */
final class ReferenceMatching {
    private static final double MAX_DISTANCE = 0.8;
    private static final double RESIDUAL_PX = 20;
    /** More than the example's 1000, so that its worst seed is reached for sure. */
    private static final int TRIALS = 5000;

    private final double[] xA;
    private final double[] yA;
    private final double[] xB;
    private final double[] yB;
    private int count;

    ReferenceMatching(LocalFeatures a, LocalFeatures b) {
        xA = new double[b.count()];
        yA = new double[b.count()];
        xB = new double[b.count()];
        yB = new double[b.count()];
        for (int j = 0; j < b.count(); j++) {
            int nearest = -1;
            double least = MAX_DISTANCE * MAX_DISTANCE;
            for (int i = 0; i < a.count(); i++) {
                double squared = squaredDistance(a, i, b, j);
                if (squared < least) {
                    least = squared;
                    nearest = i;
                }
            }
            if (nearest >= 0) {
                xA[count] = a.x(nearest);
                yA[count] = a.y(nearest);
                xB[count] = b.x(j);
                yB[count++] = b.y(j);
            }
        }
    }

    private static double squaredDistance(LocalFeatures a, int i, LocalFeatures b, int j) {
        double sum = 0;
        for (int k = 0; k < a.dimensions(); k++) {
            double difference = a.descriptors()[i * a.dimensions() + k] - b.descriptors()[j * b.dimensions() + k];
            sum += difference * difference;
        }
        return sum;
    }

    int putative() {
        return count;
    }

    /** The example refuses three matches or fewer, and answers 0. */
    int inliers() {
        if (count <= 3) {
            return 0;
        }
        SplittableRandom random = new SplittableRandom(1);
        int most = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            int p = random.nextInt(count);
            int q = random.nextInt(count);
            int r = random.nextInt(count);
            double area = (xA[q] - xA[p]) * (yA[r] - yA[p]) - (xA[r] - xA[p]) * (yA[q] - yA[p]);
            if (area != 0) {
                most = Math.max(most, inliers(p, q, r, area));
            }
        }
        return most;
    }

    private int inliers(int p, int q, int r, double area) {
        int inliers = 0;
        for (int i = 0; i < count; i++) {
            // barycentric coordinates in the triangle are the same in both pictures
            double u = ((xA[i] - xA[p]) * (yA[r] - yA[p]) - (xA[r] - xA[p]) * (yA[i] - yA[p])) / area;
            double v = ((xA[q] - xA[p]) * (yA[i] - yA[p]) - (xA[i] - xA[p]) * (yA[q] - yA[p])) / area;
            double x = xB[p] + u * (xB[q] - xB[p]) + v * (xB[r] - xB[p]);
            double y = yB[p] + u * (yB[q] - yB[p]) + v * (yB[r] - yB[p]);
            inliers += Math.hypot(x - xB[i], y - yB[i]) < RESIDUAL_PX ? 1 : 0;
        }
        return inliers;
    }
}
