package org.samescene.match.geometry;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Which correspondences agree with a transform: its error is small in the picture where it is larger, and
 * features grow as the transform says.
 */
final class Support {
    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private static final double LN2 = Math.log(2);

    private final Correspondences c;
    private final float toleranceOctaves;

    Support(Correspondences c, double toleranceOctaves) {
        this.c = c;
        this.toleranceOctaves = (float) Math.min(toleranceOctaves, Float.MAX_VALUE);
    }

    /**
     * A radius in the picture where it is smaller, as px of B: a scale below 1 makes errors larger in A.
     */
    static double radiusInB(Affine t, double radiusPx) {
        return radiusPx * Math.min(1, t.scale());
    }

    /** How many agree within {@code radiusPx}. An integer, so the number of SIMD lanes does not matter. */
    int count(Affine t, double radiusPx) {
        float a = (float) t.a();
        float b = (float) t.b();
        float shiftX = (float) t.c();
        float d = (float) t.d();
        float e = (float) t.e();
        float shiftY = (float) t.f();
        float octaves = octaves(t);
        float limit = squaredRadius(t, radiusPx);
        int agreeing = 0;
        for (int i = 0; i < c.paddedCount(); i += LANES.length()) {
            FloatVector x = FloatVector.fromArray(LANES, c.xA, i);
            FloatVector y = FloatVector.fromArray(LANES, c.yA, i);
            FloatVector dx = x.mul(a).add(y.mul(b)).add(shiftX).sub(FloatVector.fromArray(LANES, c.xB, i));
            FloatVector dy = x.mul(d).add(y.mul(e)).add(shiftY).sub(FloatVector.fromArray(LANES, c.yB, i));
            FloatVector size =
                    FloatVector.fromArray(LANES, c.octaves, i).sub(octaves).abs();
            VectorMask<Float> near = dx.mul(dx).add(dy.mul(dy)).compare(VectorOperators.LT, limit);
            agreeing +=
                    near.and(size.compare(VectorOperators.LE, toleranceOctaves)).trueCount();
        }
        return agreeing;
    }

    /**
     * Selects those that agree within {@code radiusPx}.
     *
     * @param agreeing for as many correspondences as there are; what it held is overwritten
     */
    void select(Affine t, double radiusPx, Selection agreeing) {
        float a = (float) t.a();
        float b = (float) t.b();
        float shiftX = (float) t.c();
        float d = (float) t.d();
        float e = (float) t.e();
        float shiftY = (float) t.f();
        float octaves = octaves(t);
        float limit = squaredRadius(t, radiusPx);
        float perSquaredPixel = 1 / squaredRadius(t, 1);
        agreeing.clear();
        for (int i = 0; i < c.count(); i++) {
            float dx = c.xA[i] * a + c.yA[i] * b + shiftX - c.xB[i];
            float dy = c.xA[i] * d + c.yA[i] * e + shiftY - c.yB[i];
            float squared = dx * dx + dy * dy;
            if (squared < limit && Math.abs(c.octaves[i] - octaves) <= toleranceOctaves) {
                agreeing.add(i, squared * perSquaredPixel);
            }
        }
    }

    /** Selects those that agree with a transform that may have perspective: its scale then differs by place. */
    void select(Homography t, double radiusPx, Selection agreeing) {
        if (t.isAffine()) {
            select(new Affine(t.a(), t.b(), t.c(), t.d(), t.e(), t.f()), radiusPx, agreeing);
            return;
        }
        double limit = radiusPx * radiusPx;
        agreeing.clear();
        for (int i = 0; i < c.count(); i++) {
            double x = c.xA[i];
            double y = c.yA[i];
            if (!(t.w(x, y) > 0)) {
                continue;
            }
            double dx = t.applyX(x, y) - c.xB[i];
            double dy = t.applyY(x, y) - c.yB[i];
            double scale = t.scaleAt(x, y);
            double smaller = Math.min(1, scale);
            double squared = (dx * dx + dy * dy) / (smaller * smaller);
            if (squared < limit && Math.abs(c.octaves[i] - Math.log(scale) / LN2) <= toleranceOctaves) {
                agreeing.add(i, (float) squared);
            }
        }
    }

    private static float squaredRadius(Affine t, double radiusPx) {
        double radius = radiusInB(t, radiusPx);
        return (float) (radius * radius);
    }

    static float octaves(Affine t) {
        return (float) (Math.log(t.scale()) / LN2);
    }
}
