package org.samescene.match;

import java.util.Optional;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.TransformEstimator;
import org.samescene.match.geometry.TransformFit;

/**
 * Do two pictures' local features agree on a transform? Descriptors are matched exactly, then the transform
 * is estimated with both pictures brought to one longest side.
 *
 * <p>Symmetric: the pair is put into an order of its own before anything else, so {@code verify(a, b)} and
 * {@code verify(b, a)} are one computation, with inliers and transform turned round. May be shared by
 * threads.
 */
public final class Verifier {
    private final MatchOptions options;
    private final TransformEstimator estimator;

    public Verifier(MatchOptions options) {
        this.options = options;
        this.estimator = new TransformEstimator(options.transform());
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
        MutualNearestNeighbours neighbours =
                new MutualNearestNeighbours(a.descriptors(), b.descriptors(), a.dimensions(), options.maxDistance());
        MatchOptions.Screening screening = options.screening();
        Frames frames = new Frames(a, sizeA, b, sizeB, options);
        TransformEstimator.Glimpse glimpse = null;
        if (screening.share() < 1 && Math.min(a.count(), b.count()) >= screening.minFeatures()) {
            PutativeMatches part = neighbours.among(screened(a.count()), screened(b.count()));
            glimpse = estimator.glimpse(frames.correspondences(part)).orElse(null);
            if (glimpse == null || glimpse.bound().log10() > screening.log10FalseAlarms()) {
                return Agreement.none(part);
            }
            if (glimpse.bound().areAtMost(screening.decisiveLog10FalseAlarms())) {
                Optional<Agreement> guided = guided(frames, glimpse);
                if (guided.isPresent()) {
                    return guided.get();
                }
            }
        }
        PutativeMatches matches = neighbours.all();
        Optional<TransformFit> fit = estimator.estimate(frames.correspondences(matches), glimpse);
        return fit.map(found -> frames.agreement(matches, found)).orElseGet(() -> Agreement.none(matches));
    }

    /** The transform is known: what else agrees with it? */
    private Optional<Agreement> guided(Frames frames, TransformEstimator.Glimpse glimpse) {
        PutativeMatches matches = new GuidedNeighbours(frames.a(), frames.b(), options.maxDistance())
                .near(
                        glimpse.transform(),
                        options.transform().wideRadiusPx(),
                        options.transform().scaleToleranceOctaves());
        return estimator.refine(frames.correspondences(matches), glimpse).map(fit -> frames.agreement(matches, fit));
    }

    private int screened(int count) {
        int part = (int) Math.ceil(count * options.screening().share());
        int block = MutualNearestNeighbours.BLOCK;
        return Math.min(count, (part + block - 1) / block * block);
    }

    /** A number of a picture's size and keypoints that does not depend on their order. */
    private static long fingerprint(LocalFeatures features, Size size) {
        long sum = mix((long) size.width() << 32 | size.height());
        for (int i = 0; i < features.count(); i++) {
            sum += mix((long) Float.floatToIntBits(features.x(i)) << 32
                            | Float.floatToIntBits(features.y(i)) & 0xFFFFFFFFL)
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
