package org.samescene.match;

import java.util.Optional;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.FalseAlarms;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformFit;
import org.samescene.match.geometry.TransformKind;

/**
 * How far two pictures' features agree on one transform of the plane, and what the odds are that chance made
 * it so. What that means is for the reader to say: a weak agreement is one with a large number of false
 * alarms.
 */
public final class Agreement {
    private final PutativeMatches matches;
    private final Optional<TransformFit> fit;

    private Agreement(PutativeMatches matches, Optional<TransformFit> fit) {
        this.matches = matches;
        this.fit = fit;
    }

    /** No transform gathers even a handful of the putative matches. */
    public static Agreement none(PutativeMatches matches) {
        return new Agreement(matches, Optional.empty());
    }

    /** @param fit of the matches, its transform in source pixels */
    static Agreement of(PutativeMatches matches, TransformFit fit) {
        return new Agreement(matches, Optional.of(fit));
    }

    /** How many features were matched by their descriptors alone. */
    public int putative() {
        return matches.count();
    }

    /** How many of these agree with the transform. */
    public int inlierCount() {
        return fit.map(found -> found.inliers().count()).orElse(0);
    }

    /** Index of the k-th inlier's feature in A; the nearest descriptors first. */
    public int inlierA(int k) {
        return matches.a(fit.orElseThrow().inliers().index(k));
    }

    /** Index of the k-th inlier's feature in B. */
    public int inlierB(int k) {
        return matches.b(fit.orElseThrow().inliers().index(k));
    }

    /** How many inliers, the first, are distinctive ({@link MatchOptions#distinctiveDistance()}). */
    public int distinctiveInlierCount() {
        return fit.map(found -> found.inliers().distinctive()).orElse(0);
    }

    /**
     * How many inliers are evidence of their own: neighbours that see nearly the same pixels count once. At
     * most inlierCount.
     */
    public int evidence() {
        return fit.map(found -> found.inliers().evidence()).orElse(0);
    }

    /** From source pixels of A to source pixels of B; empty where there is no agreement. */
    public Optional<Homography> transform() {
        return fit.map(TransformFit::transform);
    }

    /** The simplest kind of transform that explains the inliers; empty where there is no agreement. */
    public Optional<TransformKind> kind() {
        return fit.map(TransformFit::kind);
    }

    /**
     * Root mean square of the inliers' errors in px at a longest side of 640 px, in the picture where they
     * are larger; 0 where there is no agreement.
     */
    public double rmsPx() {
        return fit.map(found -> found.inliers().rmsPx()).orElse(0.0);
    }

    /**
     * The expected number of chance agreements as good as this: of all matches, or of the distinctive ones
     * alone where that is less; and of the distinctive ones.
     */
    public FalseAlarms falseAlarms() {
        return fit.map(TransformFit::falseAlarms).orElse(FalseAlarms.NO_AGREEMENT);
    }

    /**
     * For the features of A as they were before a transform of the picture, at the same indices.
     *
     * @param posing pixels of A before to pixels of A as it was compared
     * @param waysTried in how many ways A was compared: each had its chance of a false alarm
     */
    public Agreement before(Affine posing, int waysTried) {
        return new Agreement(matches, fit.map(found -> found.before(posing, waysTried)));
    }

    /** Seen from B. Seen from there, it is this again, to the last bit. */
    public Agreement swapped() {
        return new Agreement(matches.swapped(), fit.map(TransformFit::swapped));
    }
}
