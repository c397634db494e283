package org.samescene.match.geometry;

/**
 * A transform that some of the correspondences agree with.
 */
public final class AffineFit {
    private final Affine transform;
    private final int[] inliers;
    private final int evidence;
    private final double rmsPx;
    private final double log10FalseAlarms;

    AffineFit(Affine transform, int[] inliers, int evidence, double rmsPx, double log10FalseAlarms) {
        this.transform = transform;
        this.inliers = inliers;
        this.evidence = evidence;
        this.rmsPx = rmsPx;
        this.log10FalseAlarms = log10FalseAlarms;
    }

    /** From A to B. */
    public Affine transform() {
        return transform;
    }

    /** Which correspondences agree, ascending. Not a copy; not to be written to. */
    public int[] inliers() {
        return inliers;
    }

    /** How many of the inliers are independent, being far enough from each other in both pictures. */
    public int evidence() {
        return evidence;
    }

    /** Root mean square of the inliers' errors, px. */
    public double rmsPx() {
        return rmsPx;
    }

    /** See {@link FalseAlarms}. */
    public double log10FalseAlarms() {
        return log10FalseAlarms;
    }
}
