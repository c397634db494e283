package org.samescene.app.lab.eval.chance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Pose;
import org.samescene.match.Size;

/** The features of a picture as they are, turned or mirrored, cropped, or shuffled. */
record FeatureVariant(LocalFeatures features, Size size) {
    /** The smallest share of the area that a crop has. */
    private static final double LEAST_SHARE = 0.25;

    static FeatureVariant of(ImageFeatures image) {
        return new FeatureVariant(image.local(), new Size(image.width(), image.height()));
    }

    /** Turned or mirrored; unchanged where {@code poses} is null, for a model whose descriptors cannot be. */
    FeatureVariant posed(@Nullable DescriptorPoses poses, Pose pose) {
        if (poses == null) {
            return this;
        }
        return new FeatureVariant(
                poses.posed(features, size.width(), size.height(), pose, features.count()),
                pose.transposed() ? new Size(/* width= */ size.height(), /* height= */ size.width()) : size);
    }

    /** A part of random area, in the picture's proportions, anywhere. */
    FeatureVariant cropped(Random random) {
        double side = Math.sqrt(random.nextDouble(LEAST_SHARE, 1));
        double width = side * size.width();
        double height = side * size.height();
        double left = random.nextDouble() * (size.width() - width);
        double top = random.nextDouble() * (size.height() - height);
        int[] inside = IntStream.range(0, features.count())
                .filter(i -> features.x(i) >= left
                        && features.x(i) < left + width
                        && features.y(i) >= top
                        && features.y(i) < top + height)
                .toArray();
        return new FeatureVariant(
                chosen(inside, inside, left, top), new Size((int) Math.max(1, width), (int) Math.max(1, height)));
    }

    /** The descriptors dealt to the keypoints in random order. */
    FeatureVariant shuffled(Random random) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, features.count()).boxed().toList());
        Collections.shuffle(order, random);
        int[] all = IntStream.range(0, features.count()).toArray();
        return new FeatureVariant(chosen(order.stream().mapToInt(i -> i).toArray(), all, 0, 0), size);
    }

    /** Keypoints of some features, moved, with the descriptors and scores of others. */
    private LocalFeatures chosen(int[] keypoints, int[] descriptors, double left, double top) {
        int n = keypoints.length;
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        for (int k = 0; k < n; k++) {
            x[k] = (float) (features.x(keypoints[k]) - left);
            y[k] = (float) (features.y(keypoints[k]) - top);
            scale[k] = features.scale(keypoints[k]);
            score[k] = features.score(descriptors[k]);
        }
        return new LocalFeatures(x, y, scale, score, features.descriptors(descriptors), features.dimensions());
    }
}
