package org.samescene.match.geometry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One estimation of a {@link TransformEstimator}, with its scratch space. Not for several threads. */
final class TransformSearch {
    /** Single guesses are made from this many of the most trusted correspondences; all of them vote. */
    private static final int MAX_SINGLE_GUESSES = 512;
    /** The first of them, tried before the rest is looked at: of a related pair they nearly always hold a right one. */
    private static final int FIRST_GUESSES = 32;
    /** How many of those are refined. */
    private static final int FIRST_REFINEMENTS = 2;

    private final Correspondences c;
    private final EstimatorOptions options;
    private final Support support;
    private final LocalOptimisation optimisation;
    private final Evaluation evaluation;
    private final Guesses guesses;
    /** Correspondences that agree with a transform already refined. */
    private final boolean[] explained;

    private Evaluation.@Nullable Score best;

    TransformSearch(Correspondences c, EstimatorOptions options) {
        this.c = c;
        this.options = options;
        this.explained = new boolean[c.count()];
        this.support = new Support(c, options.scaleToleranceOctaves());
        this.optimisation = new LocalOptimisation(c, support, options);
        this.evaluation = new Evaluation(c, support, options);
        this.guesses = new Guesses(c, options.inlierRadiusPx());
    }

    Optional<TransformFit> fit(Affine first) {
        refine(first);
        return fit();
    }

    Optional<TransformFit> fit() {
        return best().map(found -> {
            ModelSelection.Selected selected = simplest(found.transform(), found.kind());
            return evaluation.fit(found, selected.transform(), selected.kind());
        });
    }

    Optional<TransformEstimator.Glimpse> glimpse() {
        return best().map(found -> new TransformEstimator.Glimpse(
                found.transform(), evaluation.bound(Homography.of(found.transform()), found.kind())));
    }

    Optional<TransformFit> refined(TransformEstimator.Glimpse glimpse) {
        ModelSelection.Selected selected = simplest(glimpse.transform(), TransformKind.AFFINE);
        TransformFit fit = evaluation.fit(selected.transform(), selected.kind(), glimpse.bound());
        return Optional.of(fit).filter(found -> found.inliers().evidence() >= options.minIndependentInliers());
    }

    private ModelSelection.Selected simplest(Affine judged, TransformKind kind) {
        return new ModelSelection(c, support, optimisation, options.inlierRadiusPx()).simplest(judged, kind);
    }

    /** The transform that chance explains least, of all that are tried. */
    private Optional<Evaluation.Score> best() {
        int singles = Math.min(c.count(), MAX_SINGLE_GUESSES);
        int first = Math.min(singles, FIRST_GUESSES);
        if (!isDecided()) {
            refineBest(guesses.ofSingles(0, first), FIRST_REFINEMENTS);
        }
        if (!isDecided() && first < singles) {
            refineBest(guesses.ofSingles(first, singles), options.effort().refinements());
        }
        if (!isDecided()) {
            refineBest(
                    guesses.ofPairs(options.effort().pairSamples()),
                    options.effort().refinements());
        }
        return Optional.ofNullable(best);
    }

    private boolean isDecided() {
        return best != null && best.log10FalseAlarms() <= options.effort().decisiveLog10FalseAlarms();
    }

    /** Refines the {@code tries} best supported guesses; of equally supported ones the earlier. */
    private void refineBest(List<Guesses.Guess> guesses, int tries) {
        long[] ranked = new long[guesses.size()];
        for (int g = 0; g < ranked.length; g++) {
            Affine transform = guesses.get(g).transform();
            long votes = options.bounds().admits(transform) ? support.count(transform, options.wideRadiusPx()) : 0;
            ranked[g] = (-votes << 32) | g;
        }
        Arrays.sort(ranked);
        int tried = 0;
        for (int r = 0; r < ranked.length && tried < tries && !isDecided(); r++) {
            Guesses.Guess guess = guesses.get((int) ranked[r]);
            if (-(ranked[r] >> 32) < options.minIndependentInliers() - 1) {
                return;
            }
            if (!explained[guess.i()] || !explained[guess.j()]) {
                refine(guess.transform());
                tried++;
            }
        }
    }

    private void refine(Affine guess) {
        Affine similarity = optimisation.similarity(guess);
        if (similarity == null) {
            return;
        }
        keepBetter(evaluation.score(similarity, TransformKind.SIMILARITY, explained));
        Affine affine = optimisation.affine(similarity);
        if (affine != null) {
            keepBetter(evaluation.score(affine, TransformKind.AFFINE, explained));
        }
    }

    private void keepBetter(Evaluation.@Nullable Score score) {
        if (score != null && (best == null || score.log10FalseAlarms() < best.log10FalseAlarms())) {
            best = score;
        }
    }
}
