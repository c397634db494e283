package org.samescene.match;

import java.util.function.IntUnaryOperator;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Correspondences;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.Points;
import org.samescene.match.geometry.TransformFit;

/** Two pictures' features scaled to one longest side, where transforms are estimated, and back to source pixels. */
final class Frames {
    private final Frame a;
    private final Frame b;
    private final double distinctiveDistance;

    Frames(LocalFeatures a, Size sizeA, LocalFeatures b, Size sizeB, double distinctiveDistance) {
        this.a = Frame.of(a, sizeA);
        this.b = Frame.of(b, sizeB);
        this.distinctiveDistance = distinctiveDistance;
    }

    Frame a() {
        return a;
    }

    Frame b() {
        return b;
    }

    Correspondences correspondences(PutativeMatches matches) {
        return new Correspondences(
                points(a, matches.count(), matches::a),
                points(b, matches.count(), matches::b),
                matches.countUpTo(distinctiveDistance));
    }

    private static Points points(Frame frame, int count, IntUnaryOperator feature) {
        float[] x = new float[count];
        float[] y = new float[count];
        float[] size = new float[count];
        for (int k = 0; k < count; k++) {
            int i = feature.applyAsInt(k);
            x[k] = frame.x(i);
            y[k] = frame.y(i);
            size[k] = frame.size(i);
        }
        return new Points(x, y, size, frame.area());
    }

    Agreement agreement(PutativeMatches matches, TransformFit fit) {
        Homography inSourcePixels = Homography.of(Affine.scaling(a.toCommon()))
                .then(fit.transform())
                .then(Affine.scaling(1 / b.toCommon()));
        return Agreement.of(matches, fit.withTransform(inSourcePixels));
    }
}
