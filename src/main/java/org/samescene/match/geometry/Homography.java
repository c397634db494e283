package org.samescene.match.geometry;

/**
 * A projective transform of the plane: x' = (a x + b y + c) / w, y' = (d x + e y + f) / w, w = g x + h y + 1.
 * With g = h = 0 it is affine.
 *
 * <p>Laws: {@code t.inverse().apply(t.apply(p)) = p}, {@code t.then(u).apply(p) = u.apply(t.apply(p))},
 * wherever w > 0: points beyond the horizon, where it is not, have no image.
 */
public record Homography(double a, double b, double c, double d, double e, double f, double g, double h) {
    public static final Homography IDENTITY = of(Affine.IDENTITY);

    public static Homography of(Affine t) {
        return new Homography(t.a(), t.b(), t.c(), t.d(), t.e(), t.f(), 0, 0);
    }

    public boolean isAffine() {
        return g == 0 && h == 0;
    }

    /** Negative beyond the horizon. */
    public double w(double x, double y) {
        return g * x + h * y + 1;
    }

    public double applyX(double x, double y) {
        return (a * x + b * y + c) / w(x, y);
    }

    public double applyY(double x, double y) {
        return (d * x + e * y + f) / w(x, y);
    }

    /** The affine transform that is nearest to this one about the point (x, y): its first derivatives there. */
    public Affine linearAt(double x, double y) {
        double w = w(x, y);
        double u = applyX(x, y);
        double v = applyY(x, y);
        double xx = (a - g * u) / w;
        double xy = (b - h * u) / w;
        double yx = (d - g * v) / w;
        double yy = (e - h * v) / w;
        return new Affine(xx, xy, u - xx * x - xy * y, yx, yy, v - yx * x - yy * y);
    }

    /** The factor by which lengths grow at (x, y), as the geometric mean of all directions. */
    public double scaleAt(double x, double y) {
        double w = Math.abs(w(x, y));
        return Math.sqrt(Math.abs(determinant()) / (w * w * w));
    }

    /** Of the 3 × 3 matrix; negative where the transform mirrors. */
    public double determinant() {
        return a * (e - f * h) - b * (d - f * g) + c * (d * h - e * g);
    }

    /** First this, then {@code next}. */
    public Homography then(Homography next) {
        return scaledToOne(
                next.a * a + next.b * d + next.c * g,
                next.a * b + next.b * e + next.c * h,
                next.a * c + next.b * f + next.c,
                next.d * a + next.e * d + next.f * g,
                next.d * b + next.e * e + next.f * h,
                next.d * c + next.e * f + next.f,
                next.g * a + next.h * d + g,
                next.g * b + next.h * e + h,
                next.g * c + next.h * f + 1);
    }

    public Homography then(Affine next) {
        return then(of(next));
    }

    /**
     * The way back.
     *
     * @throws ArithmeticException where the transform flattens the plane, or the way back has the origin on
     *     its horizon
     */
    public Homography inverse() {
        if (!(Math.abs(determinant()) > 0)) {
            throw new ArithmeticException("not invertible: " + this);
        }
        return scaledToOne(
                e - f * h,
                c * h - b,
                b * f - c * e,
                f * g - d,
                a - c * g,
                c * d - a * f,
                d * h - e * g,
                b * g - a * h,
                a * e - b * d);
    }

    private static Homography scaledToOne(
            double a, double b, double c, double d, double e, double f, double g, double h, double last) {
        if (!(Math.abs(last) > 0)) {
            throw new ArithmeticException("the origin is on the horizon");
        }
        return new Homography(a / last, b / last, c / last, d / last, e / last, f / last, g / last, h / last);
    }

    /** [a, b, c, d, e, f, g, h, 1]: the 3 × 3 matrix, row-major. */
    public double[] matrix() {
        return new double[] {a, b, c, d, e, f, g, h, 1};
    }
}
