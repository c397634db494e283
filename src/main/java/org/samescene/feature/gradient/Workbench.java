package org.samescene.feature.gradient;

import org.samescene.bitmap.Bitmap;
import org.samescene.feature.LocalFeatures;

/** All that one picture needs at a time, used again for the next. Not thread-safe. */
final class Workbench {
    /** As many as the DELF hub module's example asks for. */
    private static final int MOST_FEATURES = 1000;

    private final Pyramid pyramid = new Pyramid();
    private final Gradients gradients = new Gradients();
    private final StructureTensor tensor = new StructureTensor();
    private final Corners corners = new Corners();
    private final GradientHistograms[] histograms = new GradientHistograms[Pyramid.LEVELS];
    private final DescriptorProjection projection = new DescriptorProjection();
    private float[] described = new float[0];

    Workbench() {
        for (int level = 0; level < Pyramid.LEVELS; level++) {
            histograms[level] = new GradientHistograms();
        }
    }

    /** The strongest features of a picture, strongest first. */
    LocalFeatures features(Bitmap bitmap) {
        pyramid.begin(bitmap);
        corners.clear();
        float[] ratioX = new float[Pyramid.LEVELS];
        float[] ratioY = new float[Pyramid.LEVELS];
        for (int number = 0; number < Pyramid.LEVELS; number++) {
            Plane level = pyramid.level(number);
            if (Math.min(level.width(), level.height()) < Corners.LEAST_SIDE_PX) {
                break;
            }
            ratioX[number] = (float) level.width() / bitmap.width();
            ratioY[number] = (float) level.height() / bitmap.height();
            gradients.of(level);
            histograms[number].of(gradients);
            corners.add(number, tensor.scores(gradients));
        }
        int n = corners.rank(MOST_FEATURES);
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        described = Plane.atLeast(described, n * GradientHistograms.SIZE);
        for (int i = 0; i < n; i++) {
            int level = corners.level(i);
            x[i] = corners.x(i) / ratioX[level];
            y[i] = corners.y(i) / ratioY[level];
            scale[i] = 1 / Pyramid.scale(level);
            score[i] = corners.score(i);
            histograms[level].describe(corners.x(i), corners.y(i), described, i * GradientHistograms.SIZE);
        }
        return new LocalFeatures(x, y, scale, score, projection.project(described, n), DescriptorProjection.DIMENSIONS);
    }
}
