package org.samescene.match.geometry;

/**
 * A transform that some of the correspondences agree with.
 *
 * @param transform from A to B
 * @param inverse from B to A
 * @param kind the simplest that explains the inliers
 * @param falseAlarms of all correspondences, or of the distinctive ones alone where that is less
 */
public record TransformFit(
        Homography transform, Homography inverse, TransformKind kind, Inliers inliers, FalseAlarms falseAlarms) {
    static TransformFit of(Homography transform, TransformKind kind, Inliers inliers, FalseAlarms falseAlarms) {
        return new TransformFit(transform, transform.inverse(), kind, inliers, falseAlarms);
    }

    /** In other coordinates of A and B. The inliers' errors stay in those of the estimation. */
    public TransformFit withTransform(Homography inOtherCoordinates) {
        return of(inOtherCoordinates, kind, inliers, falseAlarms);
    }

    /**
     * With A as it was before a transform.
     *
     * @param before from A before to A as it was compared
     * @param comparisons how many A's were tried
     */
    public TransformFit before(Affine before, int comparisons) {
        return new TransformFit(
                Homography.of(before).then(transform),
                inverse.then(before.inverse()),
                kind,
                inliers,
                falseAlarms.amongTried(comparisons));
    }

    /** From B to A. */
    public TransformFit swapped() {
        return new TransformFit(inverse, transform, kind, inliers, falseAlarms);
    }
}
