package org.samescene.match;

import java.util.Optional;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformKind;

/**
 * How far two pictures' features agree on one transform of the plane, and what the odds are that chance made
 * it so. What that means is for the reader to say: a weak agreement is one with a large number of false
 * alarms.
 */
public final class Agreement {
    private final int putative;
    private final int[] a;
    private final int[] b;
    private final int near;
    private final int evidence;
    private final Homography transform;
    private final Homography inverse;
    private final TransformKind kind;
    private final double rmsPx;
    private final double log10FalseAlarms;
    private final double log10FalseAlarmsOfNear;

    private Agreement(
            int putative,
            int[] a,
            int[] b,
            int near,
            int evidence,
            Homography transform,
            Homography inverse,
            TransformKind kind,
            double rmsPx,
            double log10FalseAlarms,
            double log10FalseAlarmsOfNear) {
        this.putative = putative;
        this.a = a;
        this.b = b;
        this.near = near;
        this.evidence = evidence;
        this.transform = transform;
        this.inverse = inverse;
        this.kind = kind;
        this.rmsPx = rmsPx;
        this.log10FalseAlarms = log10FalseAlarms;
        this.log10FalseAlarmsOfNear = log10FalseAlarmsOfNear;
    }

    /** No transform gathers even a handful of the putative matches. */
    public static Agreement none(int putative) {
        return new Agreement(
                putative,
                new int[0],
                new int[0],
                0,
                0,
                null,
                null,
                null,
                0,
                Double.POSITIVE_INFINITY,
                Double.POSITIVE_INFINITY);
    }

    static Agreement of(
            int putative,
            int[] a,
            int[] b,
            int near,
            int evidence,
            Homography transform,
            TransformKind kind,
            double rmsPx,
            double log10FalseAlarms,
            double log10FalseAlarmsOfNear) {
        return new Agreement(
                putative,
                a,
                b,
                near,
                evidence,
                transform,
                transform.inverse(),
                kind,
                rmsPx,
                log10FalseAlarms,
                log10FalseAlarmsOfNear);
    }

    /** How many features were matched by their descriptors alone. */
    public int putative() {
        return putative;
    }

    /** How many of these agree with the transform. */
    public int inlierCount() {
        return a.length;
    }

    /** Index of the k-th inlier's feature in A; the nearest descriptors first. */
    public int inlierA(int k) {
        return a[k];
    }

    /** Index of the k-th inlier's feature in B. */
    public int inlierB(int k) {
        return b[k];
    }

    /** How many inliers, the first, have near descriptors ({@link MatchOptions#nearDistance()}). */
    public int nearInlierCount() {
        return near;
    }

    /**
     * How many inliers are evidence of their own: neighbours that see nearly the same pixels count once. At
     * most inlierCount.
     */
    public int evidence() {
        return evidence;
    }

    /** From source pixels of A to source pixels of B; empty where there is no agreement. */
    public Optional<Homography> transform() {
        return Optional.ofNullable(transform);
    }

    /** The simplest kind of transform that explains the inliers; empty where there is no agreement. */
    public Optional<TransformKind> kind() {
        return Optional.ofNullable(kind);
    }

    /**
     * Root mean square of the inliers' errors in px at a longest side of 640 px, in the picture where they
     * are larger.
     */
    public double rmsPx() {
        return rmsPx;
    }

    /**
     * log10 of the expected number of chance agreements as good as this: of all matches, or of the near ones
     * alone where that is less; positive infinity where there is no agreement.
     */
    public double log10FalseAlarms() {
        return log10FalseAlarms;
    }

    /**
     * The same of the matches alone whose descriptors are near ({@link MatchOptions#nearDistance()}): those
     * that chance hardly ever makes agree. Not less.
     */
    public double log10FalseAlarmsOfNear() {
        return log10FalseAlarmsOfNear;
    }

    /** 1 / (1 + number of false alarms), in [0, 1]. */
    public double confidence() {
        return confidence(log10FalseAlarms);
    }

    /** The same of any number of false alarms, as log10. */
    public static double confidence(double log10FalseAlarms) {
        return 1 / (1 + Math.pow(10, log10FalseAlarms));
    }

    /**
     * The same for features of A as they were before a transform of the picture, at the same indices.
     *
     * @param posing pixels of A before to pixels of A as it was compared
     * @param waysTried in how many ways A was compared: each had its chance of a false alarm
     */
    public Agreement before(Affine posing, int waysTried) {
        if (transform == null) {
            return this;
        }
        return new Agreement(
                putative,
                a,
                b,
                near,
                evidence,
                Homography.of(posing).then(transform),
                inverse.then(posing.inverse()),
                kind,
                rmsPx,
                log10FalseAlarms + Math.log10(waysTried),
                log10FalseAlarmsOfNear + Math.log10(waysTried));
    }

    /** The same, seen from B. Seen from there, it is this again, to the last bit. */
    public Agreement swapped() {
        return new Agreement(
                putative,
                b,
                a,
                near,
                evidence,
                inverse,
                transform,
                kind,
                rmsPx,
                log10FalseAlarms,
                log10FalseAlarmsOfNear);
    }
}
