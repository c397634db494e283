package org.samescene.feature.gradient;

import static org.samescene.feature.gradient.Plane.LANES;
import static org.samescene.feature.gradient.Plane.V;

import jdk.incubator.vector.FloatVector;
import org.samescene.bitmap.Bitmap;

/** A picture's luminance at several sizes, each resized from the picture itself. Not thread-safe. */
final class Pyramid {
    /**
     * Sizes of the levels relative to the picture. Octaves: on the development photos, features of levels
     * between them took the place of others and matched fewer landmarks.
     */
    private static final float[] SCALES = {1f, 0.5f, 0.25f};

    static final int LEVELS = SCALES.length;

    // luma of ITU-R BT.601, of bytes, from 0 to 1
    private static final float RED = 0.299f / 255;
    private static final float GREEN = 0.587f / 255;
    private static final float BLUE = 0.114f / 255;

    private final Plane picture = new Plane();
    private final Plane level = new Plane();
    private float[] blended = new float[0];

    /** Takes another picture in place of the last one. */
    void begin(Bitmap bitmap) {
        int width = bitmap.width();
        byte[] rgb = bitmap.rgb();
        picture.resize(width, bitmap.height());
        float[] luminance = picture.values();
        int from = 0;
        for (int y = 0; y < bitmap.height(); y++) {
            int row = picture.row(y);
            for (int x = row; x < row + width; x++, from += 3) {
                luminance[x] =
                        RED * (rgb[from] & 0xFF) + GREEN * (rgb[from + 1] & 0xFF) + BLUE * (rgb[from + 2] & 0xFF);
            }
        }
    }

    static float scale(int number) {
        return SCALES[number];
    }

    /** A level's luminance, 0 … 1, until the next one is asked for. */
    Plane level(int number) {
        int width = size(picture.width(), number);
        int height = size(picture.height(), number);
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        resize(width, height);
        return level;
    }

    /** Pixels along an axis of a level, from those of the picture. */
    private static int size(int px, int number) {
        return Math.max((int) Math.rint(px * SCALES[number]), 1);
    }

    /** Rows first: they are blended along memory. */
    private void resize(int width, int height) {
        TriangleFilter across = new TriangleFilter(picture.width(), width);
        TriangleFilter down = new TriangleFilter(picture.height(), height);
        level.resize(width, height);
        blended = Plane.atLeast(blended, picture.stride());
        for (int y = 0; y < height; y++) {
            blendRows(down.first(y), down.weights(y));
            blendColumns(across, level.row(y));
        }
    }

    private void blendRows(int first, float[] weights) {
        float[] from = picture.values();
        for (int x = 0; x < picture.stride(); x += V) {
            FloatVector sum = FloatVector.zero(LANES);
            for (int k = 0; k < weights.length; k++) {
                sum = sum.add(FloatVector.fromArray(LANES, from, picture.row(first + k) + x)
                        .mul(weights[k]));
            }
            sum.intoArray(blended, x);
        }
    }

    private void blendColumns(TriangleFilter across, int row) {
        float[] to = level.values();
        for (int x = 0; x < level.width(); x++) {
            float[] weights = across.weights(x);
            int first = across.first(x);
            float sum = 0;
            for (int k = 0; k < weights.length; k++) {
                sum += weights[k] * blended[first + k];
            }
            to[row + x] = sum;
        }
    }
}
