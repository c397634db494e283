package org.samescene.match.geometry;

/**
 * A transform that some of the correspondences agree with.
 */
public final class TransformFit {
    private final Homography transform;
    private final TransformKind kind;
    private final int[] inliers;
    private final int near;
    private final int evidence;
    private final double rmsPx;
    private final double log10FalseAlarms;
    private final double log10FalseAlarmsOfNear;

    TransformFit(
            Homography transform,
            TransformKind kind,
            int[] inliers,
            int near,
            int evidence,
            double rmsPx,
            double log10FalseAlarms,
            double log10FalseAlarmsOfNear) {
        this.transform = transform;
        this.kind = kind;
        this.inliers = inliers;
        this.near = near;
        this.evidence = evidence;
        this.rmsPx = rmsPx;
        this.log10FalseAlarms = log10FalseAlarms;
        this.log10FalseAlarmsOfNear = log10FalseAlarmsOfNear;
    }

    /** From A to B. */
    public Homography transform() {
        return transform;
    }

    /** The simplest kind that explains the inliers. */
    public TransformKind kind() {
        return kind;
    }

    /** Which correspondences agree, ascending. Not a copy; not to be written to. */
    public int[] inliers() {
        return inliers;
    }

    /** How many of the inliers, the first, are near. */
    public int near() {
        return near;
    }

    /** How many of the inliers are independent, being far enough from each other in both pictures. */
    public int evidence() {
        return evidence;
    }

    /** Root mean square of the inliers' errors, px of the picture where they are larger. */
    public double rmsPx() {
        return rmsPx;
    }

    /** See {@link FalseAlarms}: of all, or of the near ones alone where that is less. */
    public double log10FalseAlarms() {
        return log10FalseAlarms;
    }

    /** The same of the near correspondences alone; not less. */
    public double log10FalseAlarmsOfNear() {
        return log10FalseAlarmsOfNear;
    }
}
