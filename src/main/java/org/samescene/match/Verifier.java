package org.samescene.match;

import java.util.Optional;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.AffineEstimator;
import org.samescene.match.geometry.AffineFit;
import org.samescene.match.geometry.Correspondences;

/**
 * Do two pictures' local features agree on a transform? Descriptors are matched exactly, then the transform is estimated with both pictures
 * brought to one longest side.
 *
 * <p>Symmetric: the pair is put into an order of its own before anything else, so {@code verify(a, b)} and {@code verify(b, a)} are one
 * computation,
 * with inliers and transform turned round. The order of features within a picture matters only between equally near descriptors. May be
 * shared by threads.
 */
public final class Verifier {
    private final MatchOptions options;
    private final AffineEstimator estimator;

    public Verifier(MatchOptions options) {
        this.options = options;
        this.estimator = new AffineEstimator(options.transform());
    }

    /**
     * @param a features in source pixels of the picture A, of size {@code sizeA}
     * @param b features of the same model in source pixels of the picture B, of size {@code sizeB}
     * @throws IllegalArgumentException where the descriptors' dimensions differ
     */
    public Agreement verify(LocalFeatures a, Size sizeA, LocalFeatures b, Size sizeB) {
        if (a.dimensions() != b.dimensions()) {
            throw new IllegalArgumentException(
                    "descriptors of " + a.dimensions() + " and of " + b.dimensions() + " dimensions can't be compared");
        }
        return fingerprint(a, sizeA) <= fingerprint(b, sizeB)
                ? verifyInOrder(a, sizeA, b, sizeB)
                : verifyInOrder(b, sizeB, a, sizeA).swapped();
    }

    private Agreement verifyInOrder(LocalFeatures a, Size sizeA, LocalFeatures b, Size sizeB) {
        PutativeMatches matches =
                MutualNearestNeighbours.between(a.descriptors(), b.descriptors(), a.dimensions(), options.maxDistance());
        double toCommonA = options.longestSidePx() / sizeA.longestSide();
        double toCommonB = options.longestSidePx() / sizeB.longestSide();
        Optional<AffineFit> found = estimator.estimate(correspondences(a, sizeA, toCommonA, b, sizeB, toCommonB, matches));
        if (found.isEmpty()) {
            return Agreement.none(matches.count());
        }
        AffineFit fit = found.get();
        int[] inliers = fit.inliers();
        int[] inliersA = new int[inliers.length];
        int[] inliersB = new int[inliers.length];
        for (int k = 0; k < inliers.length; k++) {
            inliersA[k] = matches.a(inliers[k]);
            inliersB[k] = matches.b(inliers[k]);
        }
        Affine inSourcePixels =
                Affine.scaling(toCommonA).then(fit.transform()).then(Affine.scaling(1 / toCommonB));
        return Agreement.of(
                matches.count(), inliersA, inliersB, fit.evidence(), inSourcePixels, fit.rmsPx(), fit.log10FalseAlarms());
    }

    private static Correspondences correspondences(
            LocalFeatures a, Size sizeA, double toCommonA, LocalFeatures b, Size sizeB, double toCommonB, PutativeMatches matches) {
        int n = matches.count();
        float[] xA = new float[n];
        float[] yA = new float[n];
        float[] xB = new float[n];
        float[] yB = new float[n];
        float[] featureA = new float[n];
        float[] featureB = new float[n];
        for (int k = 0; k < n; k++) {
            int i = matches.a(k);
            int j = matches.b(k);
            xA[k] = (float) (a.x(i) * toCommonA);
            yA[k] = (float) (a.y(i) * toCommonA);
            xB[k] = (float) (b.x(j) * toCommonB);
            yB[k] = (float) (b.y(j) * toCommonB);
            featureA[k] = (float) (a.scale(i) * toCommonA);
            featureB[k] = (float) (b.scale(j) * toCommonB);
        }
        return new Correspondences(xA, yA, featureA, xB, yB, featureB, area(sizeA, toCommonA), area(sizeB, toCommonB));
    }

    private static double area(Size size, double toCommon) {
        return size.width() * toCommon * size.height() * toCommon;
    }

    /** A number of a picture's size and keypoints that does not depend on their order. */
    private static long fingerprint(LocalFeatures features, Size size) {
        long sum = mix((long) size.width() << 32 | size.height());
        for (int i = 0; i < features.count(); i++) {
            sum += mix((long) Float.floatToIntBits(features.x(i)) << 32 | Float.floatToIntBits(features.y(i)) & 0xFFFFFFFFL)
                    + Float.floatToIntBits(features.scale(i));
        }
        return sum;
    }

    /** MurmurHash3's finaliser. */
    private static long mix(long bits) {
        long z = (bits ^ bits >>> 33) * 0xFF51AFD7ED558CCDL;
        z = (z ^ z >>> 33) * 0xC4CEB9FE1A85EC53L;
        return z ^ z >>> 33;
    }
}
