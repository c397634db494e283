package org.samescene.match.geometry;

import java.util.Optional;

/**
 * Finds the transform that chance explains least: guesses, refines the best supported guesses, and judges
 * each by its number of false alarms.
 *
 * <p>Guesses come from single correspondences first, taken as upright similarities whose scale is the change
 * of feature size (Philbin et al. 2007). All of them are made, so no sampling is involved. Where none of
 * these is decisive, they come from a fixed sequence of pairs, the most trusted first (PROSAC: Chum and Matas
 * 2005), which also find a picture that was turned. Once a guess is refined, guesses that agree with the
 * result are not tried again, so one crowded spot can't use up all tries.
 */
public final class TransformEstimator {
    private final EstimatorOptions options;

    public TransformEstimator(EstimatorOptions options) {
        this.options = options;
    }

    /**
     * What a first look at a part of the correspondences gives.
     *
     * @param transform a guess for all of them
     * @param bound on the number of false alarms among the part, not calibrated
     */
    public record Glimpse(Affine transform, FalseAlarms bound) {}

    /** Looks at a part of the correspondences only; empty as for {@link #estimate(Correspondences)}. */
    public Optional<Glimpse> glimpse(Correspondences part) {
        return search(part).flatMap(TransformSearch::glimpse);
    }

    /**
     * The transform that chance explains least, with the correspondences that agree with it.
     *
     * @return empty where no transform that the bounds admit gathers {@link
     *     EstimatorOptions#minIndependentInliers()}; a transform that chance may have made is an answer, and
     *     its number of false alarms says so
     */
    public Optional<TransformFit> estimate(Correspondences correspondences) {
        return search(correspondences).flatMap(TransformSearch::fit);
    }

    /** With a guess to be tried before all others. */
    public Optional<TransformFit> estimate(Correspondences correspondences, Glimpse first) {
        return search(correspondences).flatMap(search -> search.fit(first.transform()));
    }

    /**
     * The fit of correspondences that were chosen for agreeing with a glimpse. They support it whether it is
     * right or not, so the number of false alarms is the glimpse's own.
     *
     * @return empty where none that the bounds admit is left
     */
    public Optional<TransformFit> refine(Correspondences guided, Glimpse glimpse) {
        return search(guided).flatMap(search -> search.refined(glimpse));
    }

    private Optional<TransformSearch> search(Correspondences c) {
        return c.count() < options.minIndependentInliers()
                ? Optional.empty()
                : Optional.of(new TransformSearch(c, options));
    }
}
