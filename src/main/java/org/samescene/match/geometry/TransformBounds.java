package org.samescene.match.geometry;

/**
 * Which transforms are believed at all.
 *
 * @param maxZoom largest change of size in either direction, as a factor ≥ 1
 * @param maxAnisotropy largest ratio of the singular values, ≥ 1: how oblique a view or how strong a squeeze
 * @param maxTurnDegrees largest turn to either side, 0 to 180; of a mirroring transform, after mirroring x
 * @param reflection whether transforms that mirror are believed too
 */
public record TransformBounds(double maxZoom, double maxAnisotropy, double maxTurnDegrees, boolean reflection) {
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
            Affine unmirrored = new Affine(-t.a(), t.b(), t.c(), -t.d(), t.e(), t.f());
            return reflection && admits(unmirrored);
        }
        double scale = Math.sqrt(determinant);
        if (!(scale <= maxZoom && scale * maxZoom >= 1)) { // so that NaN is not believed
            return false;
        }
        // the rotating and the mirroring part, whose sum and difference are the singular values; no angles, this is
        // asked a thousand times a pair
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
