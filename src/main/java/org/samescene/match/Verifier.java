package org.samescene.match;

import java.util.Optional;
import java.util.function.Function;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.Correspondences;
import org.samescene.match.geometry.TransformEstimator;
import org.samescene.match.geometry.TransformEstimator.Glimpse;
import org.samescene.match.geometry.TransformFit;

/**
 * Do two pictures' local features agree on a transform? Descriptors are matched exactly, then the transform
 * is estimated with both pictures scaled to one longest side.
 *
 * <p>Symmetric: the pair is put into an order that depends on the features alone, so {@code verify(a, b)} and
 * {@code verify(b, a)} are one computation, with inliers and transform swapped. May be shared by
 * threads.
 */
public final class Verifier {
    private final MatchOptions options;
    private final TransformEstimator estimator;

    public Verifier(MatchOptions options) {
        this.options = options;
        this.estimator = new TransformEstimator(options.transform());
    }

    /** Whether numbers of false alarms were measured with the model of the features. */
    public boolean isCalibrated() {
        return options.isCalibrated();
    }

    /**
     * How far two pictures' features agree on one transform.
     *
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
        MutualNearestNeighbours neighbours =
                new MutualNearestNeighbours(a.descriptors(), b.descriptors(), a.dimensions(), options.maxDistance());
        Frames frames = new Frames(a, sizeA, b, sizeB, options.distinctiveDistance());
        return options.screening().concerns(Math.min(a.count(), b.count()))
                ? screened(frames, neighbours)
                : agreement(frames, neighbours.all(), estimator::estimate);
    }

    private Agreement screened(Frames frames, MutualNearestNeighbours neighbours) {
        MatchOptions.Screening screening = options.screening();
        PutativeMatches part = neighbours.among(
                screened(frames.a().features().count()),
                screened(frames.b().features().count()));
        Optional<Glimpse> seen = estimator.glimpse(frames.correspondences(part));
        if (seen.isEmpty() || seen.get().bound().log10() > screening.maxLog10FalseAlarms()) {
            return Agreement.none(part);
        }
        Glimpse glimpse = seen.get();
        Agreement guided = glimpse.bound().areAtMost(screening.guidedLog10FalseAlarms())
                ? agreement(frames, guided(frames, glimpse), matches -> estimator.refine(matches, glimpse))
                : Agreement.none(part);
        return guided.transform().isPresent()
                ? guided
                : agreement(frames, neighbours.all(), matches -> estimator.estimate(matches, glimpse));
    }

    /** The transform is known: what else agrees with it? */
    private PutativeMatches guided(Frames frames, Glimpse glimpse) {
        return new GuidedNeighbours(frames.a(), frames.b(), options.maxDistance())
                .near(
                        glimpse.transform(),
                        options.transform().wideRadiusPx(),
                        options.transform().scaleToleranceOctaves());
    }

    private static Agreement agreement(
            Frames frames, PutativeMatches matches, Function<Correspondences, Optional<TransformFit>> estimation) {
        return estimation
                .apply(frames.correspondences(matches))
                .map(fit -> frames.agreement(matches, fit))
                .orElseGet(() -> Agreement.none(matches));
    }

    private int screened(int count) {
        int part = (int) Math.ceil(count * options.screening().share());
        int block = MutualNearestNeighbours.BLOCK;
        return Math.min(count, (part + block - 1) / block * block);
    }

    /** A number of a picture's size and keypoints that does not depend on their order. */
    private static long fingerprint(LocalFeatures features, Size size) {
        long sum = mix(((long) size.width() << 32) | size.height());
        for (int i = 0; i < features.count(); i++) {
            sum += mix(((long) Float.floatToIntBits(features.x(i)) << 32)
                            | (Float.floatToIntBits(features.y(i)) & 0xFFFFFFFFL))
                    + Float.floatToIntBits(features.scale(i));
        }
        return sum;
    }

    /** MurmurHash3's finaliser. */
    private static long mix(long bits) {
        long z = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
        z = (z ^ (z >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return z ^ (z >>> 33);
    }
}
