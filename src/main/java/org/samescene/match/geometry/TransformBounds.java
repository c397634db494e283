package org.samescene.match.geometry;

/**
 * Which transforms are accepted at all. One that mirrors never is: features of a mirrored picture are mirrored
 * before they are matched.
 *
 * @param maxZoom largest change of size in either direction, as a factor ≥ 1
 * @param maxAnisotropy largest ratio of the singular values, ≥ 1: how oblique a view or how strong a squeeze
 * @param maxTurnDegrees largest turn to either side, 0 to 180
 */
public record TransformBounds(double maxZoom, double maxAnisotropy, double maxTurnDegrees) {
    public TransformBounds {
        if (!(maxZoom >= 1)) {
            throw new IllegalArgumentException("maxZoom is a factor of at least 1, not " + maxZoom);
        }
        if (!(maxAnisotropy >= 1)) {
            throw new IllegalArgumentException("maxAnisotropy is a ratio of at least 1, not " + maxAnisotropy);
        }
        if (!(maxTurnDegrees >= 0 && maxTurnDegrees <= 180)) {
            throw new IllegalArgumentException("maxTurnDegrees is between 0 and 180, not " + maxTurnDegrees);
        }
    }

    public boolean admits(Affine t) {
        double determinant = t.determinant();
        if (determinant < 0) {
            return false;
        }
        double scale = Math.sqrt(determinant);
        if (!(scale <= maxZoom && scale * maxZoom >= 1)) { // so that NaN is not accepted
            return false;
        }
        // the rotating and the mirroring part, whose sum and difference are the singular values;
        // without angles, since this is done a thousand times a pair
        double cos = t.a() + t.e();
        double sin = t.d() - t.b();
        double rotating = Math.sqrt(cos * cos + sin * sin);
        double mirroring = Math.sqrt((t.a() - t.e()) * (t.a() - t.e()) + (t.b() + t.d()) * (t.b() + t.d()));
        return rotating + mirroring <= maxAnisotropy * (rotating - mirroring) && cos >= leastCosine() * rotating;
    }

    private double leastCosine() {
        return maxTurnDegrees >= 180 ? -1 : Math.cos(Math.toRadians(maxTurnDegrees));
    }
}
