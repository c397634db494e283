package org.samescene.match;

import org.samescene.feature.LocalFeatures;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Correspondences;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformFit;

/** Two pictures' features brought to one longest side, where transforms are estimated, and back to source pixels. */
final class Frames {
    private final LocalFeatures a;
    private final LocalFeatures b;
    private final double toCommonA;
    private final double toCommonB;
    private final double areaA;
    private final double areaB;

    Frames(LocalFeatures a, Size sizeA, LocalFeatures b, Size sizeB, double longestSidePx) {
        this.a = a;
        this.b = b;
        this.toCommonA = longestSidePx / sizeA.longestSide();
        this.toCommonB = longestSidePx / sizeB.longestSide();
        this.areaA = area(sizeA, toCommonA);
        this.areaB = area(sizeB, toCommonB);
    }

    private static double area(Size size, double toCommon) {
        return size.width() * toCommon * size.height() * toCommon;
    }

    Correspondences correspondences(PutativeMatches matches) {
        int n = matches.count();
        float[] xA = new float[n];
        float[] yA = new float[n];
        float[] xB = new float[n];
        float[] yB = new float[n];
        float[] featureA = new float[n];
        float[] featureB = new float[n];
        for (int k = 0; k < n; k++) {
            int i = matches.a(k);
            int j = matches.b(k);
            xA[k] = (float) (a.x(i) * toCommonA);
            yA[k] = (float) (a.y(i) * toCommonA);
            xB[k] = (float) (b.x(j) * toCommonB);
            yB[k] = (float) (b.y(j) * toCommonB);
            featureA[k] = (float) (a.scale(i) * toCommonA);
            featureB[k] = (float) (b.scale(j) * toCommonB);
        }
        return new Correspondences(xA, yA, featureA, xB, yB, featureB, areaA, areaB);
    }

    Agreement agreement(PutativeMatches matches, TransformFit fit) {
        int[] inliers = fit.inliers();
        int[] inliersA = new int[inliers.length];
        int[] inliersB = new int[inliers.length];
        for (int k = 0; k < inliers.length; k++) {
            inliersA[k] = matches.a(inliers[k]);
            inliersB[k] = matches.b(inliers[k]);
        }
        Homography inSourcePixels =
                Homography.of(Affine.scaling(toCommonA)).then(fit.transform()).then(Affine.scaling(1 / toCommonB));
        return Agreement.of(
                matches.count(), inliersA, inliersB, fit.evidence(), inSourcePixels, fit.kind(), fit.rmsPx(), fit.log10FalseAlarms());
    }
}
