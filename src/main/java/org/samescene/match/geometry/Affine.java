package org.samescene.match.geometry;

/**
 * A transform of the plane: x' = a x + b y + c, y' = d x + e y + f.
 *
 * <p>Laws: {@code t.inverse().apply(t.apply(p)) = p}, {@code t.then(u).apply(p) = u.apply(t.apply(p))}.
 */
public record Affine(double a, double b, double c, double d, double e, double f) {
    public static final Affine IDENTITY = new Affine(1, 0, 0, 0, 1, 0);

    /** Scaling about the origin. */
    public static Affine scaling(double factor) {
        return new Affine(factor, 0, 0, 0, factor, 0);
    }

    public double applyX(double x, double y) {
        return a * x + b * y + c;
    }

    public double applyY(double x, double y) {
        return d * x + e * y + f;
    }

    /** First this, then {@code next}. */
    public Affine then(Affine next) {
        return new Affine(
                next.a * a + next.b * d,
                next.a * b + next.b * e,
                next.a * c + next.b * f + next.c,
                next.d * a + next.e * d,
                next.d * b + next.e * e,
                next.d * c + next.e * f + next.f);
    }

    /** Negative where the transform mirrors. */
    public double determinant() {
        return a * e - b * d;
    }

    /**
     * The way back.
     *
     * @throws ArithmeticException where the transform flattens the plane
     */
    public Affine inverse() {
        double det = determinant();
        if (!(Math.abs(det) > 0)) {
            throw new ArithmeticException("not invertible: " + this);
        }
        double ia = e / det;
        double ib = -b / det;
        double id = -d / det;
        double ie = a / det;
        return new Affine(ia, ib, -(ia * c + ib * f), id, ie, -(id * c + ie * f));
    }

    /** The factor by which lengths grow, as the geometric mean of all directions: √|det|. */
    public double scale() {
        return Math.sqrt(Math.abs(determinant()));
    }

    /**
     * The turn of the nearest rotation, in radians, positive from x towards y; meaningful where the transform
     * does not mirror.
     */
    public double turn() {
        return Math.atan2(d - b, a + e);
    }

    /** How many times more one direction grows than another: the larger singular value over the smaller, at least 1. */
    public double anisotropy() {
        // singular values of a 2 × 2 matrix as the sum and difference of its rotating and its mirroring part
        double rotating = Math.hypot(a + e, d - b);
        double mirroring = Math.hypot(a - e, b + d);
        double smaller = Math.abs(rotating - mirroring);
        return smaller > 0 ? (rotating + mirroring) / smaller : Double.POSITIVE_INFINITY;
    }
}
