package org.samescene.feature.delf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.samescene.feature.LocalFeatures;

/**
 * The local features of one picture as the DELF project keeps them ({@code DelfFeatures}): a {@code .delf}
 * file, or a {@code .delg_local} one.
 *
 * <pre>
 * message DelfFeatures { repeated DelfFeature feature = 1; }
 * message DelfFeature  { optional DatumProto descriptor = 1;
 *     optional float x = 2, y = 3, scale = 4, orientation = 5, strength = 6; }
 * </pre>
 *
 * <p>What the numbers mean there and in {@link LocalFeatures}:
 *
 * <ul>
 * <li>x, y: pixels of the original. There (0, 0) is the centre of the first pixel, here its corner. That half
 * pixel, a 64th of DELF's stride, is left as it is, so that a position is the same float in both and in the
 * network's output.
 * <li>scale: 1 / image scale, in pixels of the original, here too.
 * <li>strength: the attention score.
 * <li>orientation: no model of the family has one. It is kept in the file, 0 where the features are ours.
 * <li>descriptor: of length 1 if PCA or DELG's autoencoder made it.
 * </ul>
 *
 * <p>A file names neither its model nor the picture's size.
 */
public final class DelfFeatures {
    private static final int FEATURE = 1;
    private static final int DESCRIPTOR = 1;
    private static final int X = 2;
    private static final int Y = 3;
    private static final int SCALE = 4;
    private static final int ORIENTATION = 5;
    private static final int STRENGTH = 6;

    /** No picture has as many pixels along a side; beyond it a float is coarser than a pixel's fraction. */
    private static final float FARTHEST_PX = 1 << 20;
    /** A length that is off by no more than this is rounding, and the descriptor stays as it is. */
    private static final double ROUNDING = 1e-5;

    /** The research project's configurations ask for 1000. A bound, so that no file takes all memory. */
    private static final int MOST_FEATURES = 10_000;

    private final List<Feature> features = new ArrayList<>();
    /** 0 as long as there is no feature. */
    private int dimensions;

    /** One feature, as the file has it. */
    private record Feature(Datum descriptor, float x, float y, float scale, float orientation, float strength) {}

    private DelfFeatures() {}

    private void add(Feature f) {
        int i = features.size();
        if (i == MOST_FEATURES) {
            throw new IllegalArgumentException(
                    "more than " + MOST_FEATURES + " features; extract with a smaller max_feature_num");
        }
        dimensions = i == 0 ? f.descriptor.values().length : dimensions;
        if (f.descriptor.shape().length != 1 || f.descriptor.values().length != dimensions || dimensions == 0) {
            throw new IllegalArgumentException(
                    "the descriptor of feature " + i + " has " + f.descriptor.values().length + " components along "
                            + f.descriptor.shape().length + " axes, where the first feature's has " + dimensions);
        }
        if (!(f.x >= 0 && f.x <= FARTHEST_PX && f.y >= 0 && f.y <= FARTHEST_PX)) {
            throw new IllegalArgumentException(
                    "feature " + i + " is at (" + f.x + ", " + f.y + "), outside of any picture");
        }
        if (!(f.scale > 0 && f.scale <= FARTHEST_PX)) {
            throw new IllegalArgumentException("feature " + i + " has the scale " + f.scale);
        }
        if (!Float.isFinite(f.strength)) {
            throw new IllegalArgumentException("feature " + i + " has the strength " + f.strength);
        }
        for (float component : f.descriptor.values()) {
            if (!Float.isFinite(component)) {
                throw new IllegalArgumentException("the descriptor of feature " + i + " has a component " + component);
            }
        }
        features.add(f);
    }

    /**
     * Whether a file is of this kind, by its name: {@code .delf} or {@code .delg_local}. Its content can't be
     * recognised.
     */
    public static boolean isNamed(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        return name.endsWith(".delf") || name.endsWith(".delg_local");
    }

    /** These features in the file's form, in the same order. */
    public static DelfFeatures of(LocalFeatures local) {
        int d = local.dimensions();
        DelfFeatures features = new DelfFeatures();
        for (int i = 0; i < local.count(); i++) {
            float[] descriptor = Arrays.copyOfRange(local.descriptors(), i * d, (i + 1) * d);
            features.add(
                    new Feature(Datum.vector(descriptor), local.x(i), local.y(i), local.scale(i), 0, local.score(i)));
        }
        return features;
    }

    public int count() {
        return features.size();
    }

    /** Components of a descriptor; 0 where there are no features. */
    public int dimensions() {
        return dimensions;
    }

    /** The feature's angle, in the file's own unit: the DELF project writes 0. */
    public float orientation(int i) {
        return features.get(i).orientation;
    }

    /**
     * These features in Samescene's form: strongest first (in the same order if they already are), with
     * descriptors normalised to length 1. {@code of(local).local() = local} to the last bit.
     *
     * @param dimensions components that the descriptors are to have
     * @throws IllegalArgumentException if they have another number of them
     */
    public LocalFeatures local(int dimensions) {
        int n = count();
        if (n > 0 && this.dimensions != dimensions) {
            throw new IllegalArgumentException(
                    "descriptors of " + this.dimensions + " components, where " + dimensions + " are wanted");
        }
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        float[] descriptors = new float[Math.multiplyExact(n, dimensions)];
        int[] strongestFirst = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -features.get(i).strength))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int i = 0; i < n; i++) {
            Feature feature = features.get(strongestFirst[i]);
            x[i] = feature.x;
            y[i] = feature.y;
            scale[i] = feature.scale;
            score[i] = feature.strength;
            System.arraycopy(ofLengthOne(feature.descriptor.values()), 0, descriptors, i * dimensions, dimensions);
        }
        return new LocalFeatures(x, y, scale, score, descriptors, dimensions);
    }

    private static float[] ofLengthOne(float[] descriptor) {
        double squares = 0;
        for (float component : descriptor) {
            squares += (double) component * component;
        }
        double length = Math.sqrt(squares);
        if (length == 0 || Math.abs(length - 1) <= ROUNDING) {
            return descriptor;
        }
        float[] unit = new float[descriptor.length];
        for (int i = 0; i < unit.length; i++) {
            unit[i] = (float) (descriptor[i] / length);
        }
        return unit;
    }

    /**
     * The features in a file.
     *
     * @throws IOException naming the file, if it can't be read or holds no such features
     */
    public static DelfFeatures read(Path file) throws IOException {
        return ProtoFile.read(file, DelfFeatures::parse);
    }

    /**
     * The features in these bytes.
     *
     * @throws IllegalArgumentException if they are no such features
     */
    public static DelfFeatures parse(byte[] bytes) {
        DelfFeatures features = new DelfFeatures();
        Proto.read(bytes, "DelfFeatures", (tag, in) -> {
            if (tag != Proto.delimited(FEATURE)) {
                return false;
            }
            FeatureReader reader = new FeatureReader();
            Proto.nested(in, reader);
            features.add(reader.feature());
            return true;
        });
        return features;
    }

    private static final class FeatureReader implements Proto.Fields {
        private final Datum.Reader descriptor = new Datum.Reader();
        private float x;
        private float y;
        private float scale;
        private float orientation;
        private float strength;

        Feature feature() {
            return new Feature(descriptor.datum(), x, y, scale, orientation, strength);
        }

        @Override
        public boolean read(int tag, CodedInputStream in) throws IOException {
            if (tag == Proto.delimited(DESCRIPTOR)) {
                Proto.nested(in, descriptor);
            } else if (tag == Proto.fixed32(X)) {
                x = in.readFloat();
            } else if (tag == Proto.fixed32(Y)) {
                y = in.readFloat();
            } else if (tag == Proto.fixed32(SCALE)) {
                scale = in.readFloat();
            } else if (tag == Proto.fixed32(ORIENTATION)) {
                orientation = in.readFloat();
            } else if (tag == Proto.fixed32(STRENGTH)) {
                strength = in.readFloat();
            } else {
                return false;
            }
            return true;
        }
    }

    public void write(Path file) throws IOException {
        ProtoFile.write(file, toBytes());
    }

    public byte[] toBytes() {
        return Proto.message(out -> {
            for (Feature feature : features) {
                out.writeByteArray(FEATURE, Proto.message(message -> write(feature, message)));
            }
        });
    }

    private static void write(Feature feature, CodedOutputStream out) throws IOException {
        out.writeByteArray(DESCRIPTOR, feature.descriptor.toBytes());
        out.writeFloat(X, feature.x);
        out.writeFloat(Y, feature.y);
        out.writeFloat(SCALE, feature.scale);
        out.writeFloat(ORIENTATION, feature.orientation);
        out.writeFloat(STRENGTH, feature.strength);
    }
}
