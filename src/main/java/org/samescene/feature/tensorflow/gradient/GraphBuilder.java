package org.samescene.feature.tensorflow.gradient;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.DataType;

/** Writes a TensorFlow graph or function, one method an operation; only those that the {@code gradient} model needs. */
final class GraphBuilder extends GraphNodes {
    private GraphBuilder(boolean function) {
        super(function);
    }

    static GraphBuilder graph() {
        return new GraphBuilder(false);
    }

    static GraphBuilder function() {
        return new GraphBuilder(true);
    }

    Operand add(Operand a, Operand b) {
        return elementwise("AddV2", "z", a.type(), a, b);
    }

    Operand subtract(Operand a, Operand b) {
        return elementwise("Sub", "z", a.type(), a, b);
    }

    Operand multiply(Operand a, Operand b) {
        return elementwise("Mul", "z", a.type(), a, b);
    }

    Operand divide(Operand a, Operand b) {
        return elementwise("RealDiv", "z", a.type(), a, b);
    }

    Operand floorDivide(Operand a, Operand b) {
        return elementwise("FloorDiv", "z", a.type(), a, b);
    }

    Operand floorRemainder(Operand a, Operand b) {
        return elementwise("FloorMod", "z", a.type(), a, b);
    }

    Operand larger(Operand a, Operand b) {
        return elementwise("Maximum", "z", a.type(), a, b);
    }

    Operand smaller(Operand a, Operand b) {
        return elementwise("Minimum", "z", a.type(), a, b);
    }

    Operand clamp(Operand a, Operand low, Operand high) {
        return larger(smaller(a, high), low);
    }

    Operand less(Operand a, Operand b) {
        return elementwise("Less", "z", BOOL, a, b);
    }

    Operand greater(Operand a, Operand b) {
        return elementwise("Greater", "z", BOOL, a, b);
    }

    Operand greaterOrEqual(Operand a, Operand b) {
        return elementwise("GreaterEqual", "z", BOOL, a, b);
    }

    Operand and(Operand a, Operand b) {
        return node("LogicalAnd", "z", BOOL, Map.of(), a, b);
    }

    Operand sqrt(Operand a) {
        return elementwise("Sqrt", "y", a.type(), a);
    }

    Operand square(Operand a) {
        return elementwise("Square", "y", a.type(), a);
    }

    Operand round(Operand a) {
        return elementwise("Round", "y", a.type(), a);
    }

    /** max(a, 0). */
    Operand positivePart(Operand a) {
        return elementwise("Relu", "activations", a.type(), a);
    }

    Operand zerosLike(Operand a) {
        return elementwise("ZerosLike", "y", a.type(), a);
    }

    Operand toFloat(Operand a) {
        return cast(a, FLOAT);
    }

    Operand toInt(Operand a) {
        return cast(a, INT32);
    }

    /** The sizes of a's axes: [rank] int32. */
    Operand shapeOf(Operand a) {
        return node(
                "Shape",
                "output",
                INT32,
                Map.of("T", Attributes.type(a.type()), "out_type", Attributes.type(INT32)),
                a);
    }

    /** The number of elements of a vector: a scalar int32. */
    Operand length(Operand vector) {
        return reshape(shapeOf(vector));
    }

    /** The sizes of [1, h, w, c] in between: [h, w]. */
    Operand heightAndWidth(Operand a) {
        return slice(shapeOf(a), new int[] {1}, new int[] {2});
    }

    Operand reshape(Operand a, int... sizes) {
        return reshape(a, constant(sizes, sizes.length));
    }

    Operand reshape(Operand a, Operand sizes) {
        return node(
                "Reshape",
                "output",
                a.type(),
                Map.of("T", Attributes.type(a.type()), "Tshape", Attributes.type(sizes.type())),
                a,
                sizes);
    }

    /** @param size of each axis; -1 for all the rest of it */
    Operand slice(Operand a, int[] begin, int[] size) {
        return node(
                "Slice",
                "output",
                a.type(),
                Map.of("T", Attributes.type(a.type()), "Index", Attributes.type(INT32)),
                a,
                constant(begin, begin.length),
                constant(size, size.length));
    }

    /** The sum along an axis, which stays with size 1. */
    Operand sum(Operand a, int axis) {
        return node(
                "Sum",
                "output",
                a.type(),
                Map.of(
                        "T",
                        Attributes.type(a.type()),
                        "Tidx",
                        Attributes.type(INT32),
                        "keep_dims",
                        Attributes.bool(true)),
                a,
                constant(new int[] {axis}, 1));
    }

    /** Rows of a: the indices' shape takes the place of a's first axis. */
    Operand gather(Operand a, Operand indices) {
        return node(
                "GatherV2",
                "output",
                a.type(),
                Map.of(
                        "Tparams",
                        Attributes.type(a.type()),
                        "Tindices",
                        Attributes.type(indices.type()),
                        "Taxis",
                        Attributes.type(INT32),
                        "batch_dims",
                        Attributes.integer(0)),
                a,
                indices,
                scalar(0));
    }

    /** Joins operands along their first axis. */
    Operand concatenate(Operand... parts) {
        List<Operand> inputs = new ArrayList<>(List.of(parts));
        inputs.add(scalar(0));
        return node(
                "ConcatV2",
                "output",
                parts[0].type(),
                Map.of(
                        "N",
                        Attributes.integer(parts.length),
                        "T",
                        Attributes.type(parts[0].type()),
                        "Tidx",
                        Attributes.type(INT32)),
                inputs.toArray(Operand[]::new));
    }

    /** Joins operands of one shape along a new last axis of vectors. */
    Operand columns(Operand... vectors) {
        return node(
                "Pack",
                "output",
                vectors[0].type(),
                Map.of(
                        "N",
                        Attributes.integer(vectors.length),
                        "T",
                        Attributes.type(vectors[0].type()),
                        "axis",
                        Attributes.integer(1)),
                vectors);
    }

    /** The parts along an axis, which goes. */
    Operand[] unpack(Operand a, int parts, int axis) {
        String name = append(
                "Unpack",
                Map.of(
                        "num",
                        Attributes.integer(parts),
                        "T",
                        Attributes.type(a.type()),
                        "axis",
                        Attributes.integer(axis)),
                a);
        Operand[] outputs = new Operand[parts];
        for (int i = 0; i < parts; i++) {
            outputs[i] = new Operand(reference(name, "output", i, i), a.type());
        }
        return outputs;
    }

    Operand multiplyMatrices(Operand a, Operand b) {
        return node("MatMul", "product", a.type(), Map.of("T", Attributes.type(a.type())), a, b);
    }

    /** Indices of the k largest of a vector, largest first, of equal ones the earlier first. */
    Operand largest(Operand vector, Operand k) {
        String name = append(
                "TopKV2", Map.of("T", Attributes.type(vector.type()), "sorted", Attributes.bool(true)), vector, k);
        return new Operand(reference(name, "indices", 0, 1), INT32);
    }

    /** Indices of the true elements of a vector, ascending. */
    Operand trueIndices(Operand vector) {
        return reshape(
                toInt(node("Where", "index", DataType.DT_INT64, Map.of("T", Attributes.type(BOOL)), vector)), -1);
    }

    /** Mirrors the border of [1, h, w, c] outwards, its outermost pixels included; h, w ≥ border. */
    Operand mirrorPad(Operand a, int border) {
        return node(
                "MirrorPad",
                "output",
                a.type(),
                Map.of(
                        "T",
                        Attributes.type(a.type()),
                        "Tpaddings",
                        Attributes.type(INT32),
                        "mode",
                        Attributes.string("SYMMETRIC")),
                a,
                paddings(border));
    }

    /** Puts a border of zeros around [1, h, w, c]. */
    Operand zeroPad(Operand a, int border) {
        return node(
                "Pad",
                "output",
                a.type(),
                Map.of("T", Attributes.type(a.type()), "Tpaddings", Attributes.type(INT32)),
                a,
                paddings(border));
    }

    private Operand paddings(int border) {
        return constant(new int[] {0, 0, border, border, border, border, 0, 0}, 4, 2);
    }

    /**
     * Correlates [1, h, w, c] with a filter [rows, columns, c, d].
     *
     * @param padding {@code SAME} (zeros around) or {@code VALID} (the result is smaller)
     */
    Operand correlate(Operand a, Operand filter, String padding) {
        return node(
                "Conv2D",
                "output",
                a.type(),
                Map.of(
                        "T",
                        Attributes.type(a.type()),
                        "strides",
                        Attributes.integers(1, 1, 1, 1),
                        "padding",
                        Attributes.string(padding)),
                a,
                filter);
    }

    /** Means over size × size windows around every pixel of [1, h, w, c]; at the border over the part inside. */
    Operand blur(Operand a, int size) {
        return pool("AvgPool", a, size, size, 1, "SAME");
    }

    /** Means of the whole size × size tiles of [1, h, w, c], from the top left corner on. */
    Operand shrink(Operand a, int size) {
        return pool("AvgPool", a, size, size, size, "VALID");
    }

    /** Maxima over size × size windows around every pixel of [1, h, w, c]. */
    Operand maxPool(Operand a, int size) {
        return pool("MaxPool", pool("MaxPool", a, 1, size, 1, "SAME"), size, 1, 1, "SAME");
    }

    private Operand pool(String op, Operand a, int rows, int columns, int stride, String padding) {
        return node(
                op,
                "output",
                a.type(),
                Map.of(
                        "T",
                        Attributes.type(a.type()),
                        "ksize",
                        Attributes.integers(1, rows, columns, 1),
                        "strides",
                        Attributes.integers(1, stride, stride, 1),
                        "padding",
                        Attributes.string(padding)),
                a);
    }

    /** Resamples [1, h, w, c] to another size with a triangle filter that widens as the picture shrinks. */
    Operand resample(Operand a, Operand size, Operand ratio) {
        return node(
                "ScaleAndTranslate",
                "resized_images",
                FLOAT,
                Map.of(
                        "T",
                        Attributes.type(a.type()),
                        "kernel_type",
                        Attributes.string("triangle"),
                        "antialias",
                        Attributes.bool(true)),
                a,
                size,
                ratio,
                constant(new float[2], 2));
    }

    /** Runs a function on the state, again and again while another function of it is true. */
    Operand[] loop(String condition, String body, List<Operand> state) {
        String name = append(
                "StatelessWhile",
                Map.of(
                        "T",
                        Attributes.types(state.stream().map(Operand::type).toList()),
                        "cond",
                        Attributes.function(condition),
                        "body",
                        Attributes.function(body),
                        "output_shapes",
                        Attributes.unknownShapes(state.size()),
                        "parallel_iterations",
                        Attributes.integer(1)),
                state.toArray(Operand[]::new));
        Operand[] outputs = new Operand[state.size()];
        for (int i = 0; i < outputs.length; i++) {
            outputs[i] =
                    new Operand(reference(name, "output", i, i), state.get(i).type());
        }
        return outputs;
    }
}
