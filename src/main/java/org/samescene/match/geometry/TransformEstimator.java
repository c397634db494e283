package org.samescene.match.geometry;

import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Finds the transform that most speaks against chance: guesses, refines the best supported ones, and judges
 * each by its number of false alarms.
 *
 * <p>Guesses come from single correspondences, taken as upright similarities whose scale is the change of
 * feature size (Philbin et al. 2007), all of them and so without chance; and, where none of these is
 * decisive, from a fixed sequence of pairs, the most trusted first (PROSAC: Chum and Matas 2005), which also
 * find a picture that was turned. Once a guess is refined, guesses that agree with the result are not tried
 * again, so one crowded spot can't use up all tries.
 */
public final class TransformEstimator {
    /** Single guesses are made from this many of the most trusted correspondences; all of them vote. */
    private static final int MAX_SINGLE_GUESSES = 512;
    /** The first of them, tried before the rest is looked at: of a related pair they nearly always hold a right one. */
    private static final int FIRST_GUESSES = 32;
    /** Points of a pair are at least this many inlier radii apart, or its turn would be noise. */
    private static final double MIN_PAIR_RADII = 2;

    private final EstimatorOptions options;

    public TransformEstimator(EstimatorOptions options) {
        this.options = options;
    }

    /**
     * What the first look at a part of the correspondences gives.
     *
     * @param transform a guess for all of them
     * @param bound on the number of false alarms among the part, not calibrated
     */
    public record Glimpse(Affine transform, FalseAlarms bound) {}

    /** Looks at a part of the correspondences only; empty as for {@link #estimate}. */
    public Optional<Glimpse> glimpse(Correspondences part) {
        return part.count() < options.minEvidence() ? Optional.empty() : new Search(part).glimpse();
    }

    /**
     * As below, with a guess to be tried before all others.
     *
     * @param first null where there is none
     */
    public Optional<TransformFit> estimate(Correspondences correspondences, Glimpse first) {
        return correspondences.count() < options.minEvidence()
                ? Optional.empty()
                : new Search(correspondences).run(first);
    }

    /**
     * @return empty where no transform that the bounds admit gathers {@link EstimatorOptions#minEvidence()};
     *     a transform that chance may have made is an answer, and its number of false alarms says so
     */
    public Optional<TransformFit> estimate(Correspondences correspondences) {
        return estimate(correspondences, null);
    }

    /**
     * The fit of correspondences that were chosen for agreeing with a glimpse. They speak for it whatever it
     * is, so the number of false alarms is the glimpse's own.
     *
     * @return empty where none that the bounds admit is left
     */
    public Optional<TransformFit> refine(Correspondences guided, Glimpse glimpse) {
        return guided.count() < options.minEvidence() ? Optional.empty() : new Search(guided).refined(glimpse);
    }

    /** One estimation, with its scratch space. */
    private final class Search {
        private final Correspondences c;
        private final Support support;
        private final LocalOptimisation optimisation;
        private final Evaluation evaluation;
        /** Correspondences that agree with a transform already refined. */
        private final boolean[] explained;

        private Evaluation.Score best;

        Search(Correspondences c) {
            this.c = c;
            this.explained = new boolean[c.count()];
            this.support = new Support(c, options.scaleToleranceOctaves());
            this.optimisation = new LocalOptimisation(c, support, options);
            this.evaluation = new Evaluation(c, support, options);
        }

        Optional<TransformFit> run(Glimpse first) {
            if (first != null) {
                refine(first.transform());
            }
            guess();
            if (best == null) {
                return Optional.empty();
            }
            ModelSelection.Selected selected = simplest(best.transform(), best.kind());
            return Optional.of(evaluation.fit(best, selected.transform(), selected.kind()));
        }

        Optional<TransformFit> refined(Glimpse glimpse) {
            ModelSelection.Selected selected = simplest(glimpse.transform(), TransformKind.AFFINE);
            TransformFit fit = evaluation.fit(selected.transform(), selected.kind(), glimpse.bound());
            return fit.inliers().evidence() < options.minEvidence() ? Optional.empty() : Optional.of(fit);
        }

        private ModelSelection.Selected simplest(Affine judged, TransformKind kind) {
            return new ModelSelection(c, support, optimisation, options.inlierRadiusPx()).simplest(judged, kind);
        }

        Optional<Glimpse> glimpse() {
            guess();
            if (best == null) {
                return Optional.empty();
            }
            FalseAlarms bound = evaluation.bound(Homography.of(best.transform()), best.kind());
            return Optional.of(new Glimpse(best.transform(), bound));
        }

        private void guess() {
            int singles = Math.min(c.count(), MAX_SINGLE_GUESSES);
            int first = Math.min(singles, FIRST_GUESSES);
            if (!decided()) {
                refineBest(singleGuesses(0, first), 2);
            }
            if (!decided() && first < singles) {
                refineBest(singleGuesses(first, singles), options.refinements());
            }
            if (!decided()) {
                refineBest(pairGuesses(), options.refinements());
            }
        }

        private boolean decided() {
            return best != null && best.log10FalseAlarms() <= options.decisiveLog10FalseAlarms();
        }

        private Guess[] singleGuesses(int from, int to) {
            Guess[] guesses = new Guess[to - from];
            for (int i = from; i < to; i++) {
                double scale = Math.exp(c.octaves[i] * Math.log(2));
                Affine upright = new Affine(scale, 0, c.xB[i] - scale * c.xA[i], 0, scale, c.yB[i] - scale * c.yA[i]);
                guesses[i - from] = new Guess(upright, i, i);
            }
            return guesses;
        }

        private Guess[] pairGuesses() {
            SplittableRandom random = new SplittableRandom(options.seed());
            Guess[] guesses = new Guess[options.pairSamples()];
            int n = c.count();
            for (int t = 0; t < guesses.length; t++) {
                // the pool grows from the most trusted eight to all
                int pool = Math.min(n, 8 + (int) ((long) n * t / guesses.length));
                int i = random.nextInt(pool);
                int j = random.nextInt(pool);
                guesses[t] = new Guess(pairGuess(i, j), i, j);
            }
            return guesses;
        }

        /** The similarity through two correspondences, or null where they are too close to fix one. */
        private Affine pairGuess(int i, int j) {
            double x = c.xA[j] - c.xA[i];
            double y = c.yA[j] - c.yA[i];
            double u = c.xB[j] - c.xB[i];
            double v = c.yB[j] - c.yB[i];
            double squared = x * x + y * y;
            double least = MIN_PAIR_RADII * options.inlierRadiusPx();
            if (!(squared >= least * least) || !(u * u + v * v >= least * least)) {
                return null;
            }
            double cos = (u * x + v * y) / squared;
            double sin = (v * x - u * y) / squared;
            return new Affine(
                    cos,
                    -sin,
                    c.xB[i] - cos * c.xA[i] + sin * c.yA[i],
                    sin,
                    cos,
                    c.yB[i] - sin * c.xA[i] - cos * c.yA[i]);
        }

        /** Refines the {@code tries} best supported guesses; of equally supported ones the earlier. */
        private void refineBest(Guess[] guesses, int tries) {
            long[] ranked = new long[guesses.length];
            for (int g = 0; g < guesses.length; g++) {
                Affine transform = guesses[g].transform();
                boolean believed = transform != null && options.bounds().admits(transform);
                long votes = believed ? support.count(transform, options.wideRadiusPx()) : 0;
                ranked[g] = -votes << 32 | g;
            }
            Arrays.sort(ranked);
            int tried = 0;
            for (int r = 0; r < ranked.length && tried < tries && !decided(); r++) {
                Guess guess = guesses[(int) ranked[r]];
                if (-(ranked[r] >> 32) < options.minEvidence() - 1) {
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

        private void keepBetter(Evaluation.Score score) {
            if (score != null && (best == null || score.log10FalseAlarms() < best.log10FalseAlarms())) {
                best = score;
            }
        }
    }

    /** A transform made from the correspondences i and j, which may be the same one; null where they fix none. */
    private record Guess(Affine transform, int i, int j) {}
}
