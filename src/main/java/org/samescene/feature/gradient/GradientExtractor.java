package org.samescene.feature.gradient;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.PictureFeatures;

/**
 * The embedded model. Each picture is worked on by the thread that asks, in memory that later ones use again.
 */
public final class GradientExtractor implements FeatureExtractor {
    /** Name and version: another one wherever features would be others. */
    public static final String MODEL = "gradient-1";
    /** Large enough for the development photos' landmarks. */
    public static final int LONGEST_SIDE_PX = 640;

    private final String model;
    private final int longestSidePx;
    /** As many as pictures were worked on at once. */
    private final Queue<Workbench> idle = new ConcurrentLinkedQueue<>();

    /**
     * Takes no memory before the first picture.
     *
     * @param model name and version to give the features
     * @param longestSidePx that pictures are to be resized to
     */
    public GradientExtractor(String model, int longestSidePx) {
        this.model = model;
        this.longestSidePx = longestSidePx;
    }

    /** The length of the SIMD vectors that it computes with on this machine. */
    public static int vectorBits() {
        return Plane.LANES.vectorBitSize();
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public int dimensions() {
        return DescriptorProjection.DIMENSIONS;
    }

    @Override
    public int longestSidePx() {
        return longestSidePx;
    }

    @Override
    public PictureFeatures describe(Bitmap bitmap) {
        Workbench taken = idle.poll();
        Workbench workbench = taken == null ? new Workbench() : taken;
        try {
            return new PictureFeatures(workbench.features(bitmap), Optional.empty());
        } finally {
            idle.add(workbench);
        }
    }

    @Override
    public String device() {
        return "cpu";
    }

    @Override
    public void close() {
        idle.clear();
    }
}
