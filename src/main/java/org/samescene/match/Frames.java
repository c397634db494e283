package org.samescene.match;

import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Correspondences;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformFit;

/** Two pictures' features brought to one longest side, where transforms are estimated, and back to source pixels. */
final class Frames {
    private final Frame a;
    private final Frame b;
    private final double distinctiveDistance;

    Frames(LocalFeatures a, Size sizeA, LocalFeatures b, Size sizeB, MatchOptions options) {
        this.a = Frame.of(a, sizeA, options.longestSidePx());
        this.b = Frame.of(b, sizeB, options.longestSidePx());
        this.distinctiveDistance = options.distinctiveDistance();
    }

    Frame a() {
        return a;
    }

    Frame b() {
        return b;
    }

    Correspondences correspondences(PutativeMatches matches) {
        int n = matches.count();
        int distinctive = 0;
        float[] xA = new float[n];
        float[] yA = new float[n];
        float[] xB = new float[n];
        float[] yB = new float[n];
        float[] sizeA = new float[n];
        float[] sizeB = new float[n];
        for (int k = 0; k < n; k++) {
            int i = matches.a(k);
            int j = matches.b(k);
            xA[k] = a.x(i);
            yA[k] = a.y(i);
            xB[k] = b.x(j);
            yB[k] = b.y(j);
            sizeA[k] = a.size(i);
            sizeB[k] = b.size(j);
            distinctive += matches.distance(k) <= distinctiveDistance ? 1 : 0;
        }
        return new Correspondences(xA, yA, sizeA, xB, yB, sizeB, distinctive, a.area(), b.area());
    }

    Agreement agreement(PutativeMatches matches, TransformFit fit) {
        Homography inSourcePixels = Homography.of(Affine.scaling(a.toCommon()))
                .then(fit.transform())
                .then(Affine.scaling(1 / b.toCommon()));
        return Agreement.of(matches, fit.withTransform(inSourcePixels));
    }
}
