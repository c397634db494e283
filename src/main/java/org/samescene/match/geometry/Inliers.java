package org.samescene.match.geometry;

/** The correspondences that agree with a transform, and what they are worth. */
public final class Inliers {
    private final int[] indices;
    private final int distinctive;
    private final int evidence;
    private final double rmsPx;

    /** @param indices ascending; kept, not copied */
    Inliers(int[] indices, int distinctive, int evidence, double rmsPx) {
        this.indices = indices;
        this.distinctive = distinctive;
        this.evidence = evidence;
        this.rmsPx = rmsPx;
    }

    public int count() {
        return indices.length;
    }

    /** Index of the k-th inlier among the correspondences; ascending, so the most trusted come first. */
    public int index(int k) {
        return indices[k];
    }

    /** How many of them, the first, are distinctive. */
    public int distinctive() {
        return distinctive;
    }

    /** How many of them are independent, being far enough from each other in both pictures; at most count. */
    public int evidence() {
        return evidence;
    }

    /** Root mean square of their errors, px of the picture where they are larger. */
    public double rmsPx() {
        return rmsPx;
    }
}
