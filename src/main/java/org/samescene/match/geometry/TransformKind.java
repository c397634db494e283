package org.samescene.match.geometry;

/** Transforms of the plane, from simple to rich; each holds all before it. */
public enum TransformKind {
    /** Turn, scale and shift. */
    SIMILARITY(4),
    /** With squeeze and shear: what parallel light makes of a plane. */
    AFFINE(6),
    /** With perspective: what a camera makes of a plane. */
    HOMOGRAPHY(8);

    private final int parameters;

    TransformKind(int parameters) {
        this.parameters = parameters;
    }

    /** Degrees of freedom. */
    public int parameters() {
        return parameters;
    }

    /** How many correspondences fix one. */
    public int fixedBy() {
        return parameters / 2;
    }
}
