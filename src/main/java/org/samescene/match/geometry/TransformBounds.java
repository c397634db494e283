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
        return scale <= maxZoom && scale * maxZoom >= 1 // false for NaN
                && t.anisotropy() <= maxAnisotropy
                && Math.abs(Math.toDegrees(t.turn())) <= maxTurnDegrees;
    }
}
