package org.samescene.feature.tensorflow;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto;

/** Writes a TensorFlow graph, one method an operation; only those that the models of the tests need. */
final class GraphBuilder {
    static final DataType FLOAT = DataType.DT_FLOAT;
    static final DataType INT32 = DataType.DT_INT32;

    private final List<NodeDef> nodes = new ArrayList<>();
    private final Map<String, Integer> uses = new HashMap<>();

    /** The nodes so far, in the order in which they were made. */
    List<NodeDef> nodes() {
        return nodes;
    }

    /** An input of the graph. */
    Operand placeholder(String name, DataType type, long... shape) {
        nodes.add(NodeDef.newBuilder()
                .setName(name)
                .setOp("Placeholder")
                .putAttr("dtype", typeOf(type))
                .putAttr(
                        "shape", AttrValue.newBuilder().setShape(shapeOf(shape)).build())
                .build());
        return new Operand(name + ":0", type);
    }

    /** Gives an operand a name of its own. */
    Operand named(String name, Operand a) {
        nodes.add(NodeDef.newBuilder()
                .setName(name)
                .setOp("Identity")
                .addInput(a.reference())
                .putAttr("T", typeOf(a.type()))
                .build());
        return new Operand(name + ":0", a.type());
    }

    Operand scalar(double value) {
        ByteBuffer content = ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return constant(FLOAT, content.putFloat(0, (float) value));
    }

    private Operand constant(int... values) {
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        content.asIntBuffer().put(values);
        return constant(INT32, content, values.length);
    }

    /** @param sizes of the axes; none for a scalar */
    private Operand constant(DataType type, ByteBuffer content, long... sizes) {
        TensorProto tensor = TensorProto.newBuilder()
                .setDtype(type)
                .setTensorShape(shapeOf(sizes))
                .setTensorContent(ByteString.copyFrom(content))
                .build();
        return node(
                "Const",
                type,
                Map.of(
                        "dtype",
                        typeOf(type),
                        "value",
                        AttrValue.newBuilder().setTensor(tensor).build()));
    }

    Operand add(Operand a, Operand b) {
        return elementwise("AddV2", a, b);
    }

    Operand multiply(Operand a, Operand b) {
        return elementwise("Mul", a, b);
    }

    Operand divide(Operand a, Operand b) {
        return elementwise("RealDiv", a, b);
    }

    Operand sqrt(Operand a) {
        return elementwise("Sqrt", a);
    }

    Operand square(Operand a) {
        return elementwise("Square", a);
    }

    Operand round(Operand a) {
        return elementwise("Round", a);
    }

    Operand zerosLike(Operand a) {
        return elementwise("ZerosLike", a);
    }

    Operand cast(Operand a, DataType to) {
        return node("Cast", to, Map.of("SrcT", typeOf(a.type()), "DstT", typeOf(to)), a);
    }

    /** All numbers of an operand in one vector. */
    Operand flat(Operand a) {
        return node("Reshape", a.type(), Map.of("T", typeOf(a.type()), "Tshape", typeOf(INT32)), a, constant(-1));
    }

    /** @param size of each axis; -1 for all the rest of it */
    Operand slice(Operand a, int[] begin, int[] size) {
        return node(
                "Slice",
                a.type(),
                Map.of("T", typeOf(a.type()), "Index", typeOf(INT32)),
                a,
                constant(begin),
                constant(size));
    }

    /** The sum along an axis, which stays with size 1. */
    Operand sum(Operand a, int axis) {
        return node(
                "Sum",
                a.type(),
                Map.of(
                        "T",
                        typeOf(a.type()),
                        "Tidx",
                        typeOf(INT32),
                        "keep_dims",
                        AttrValue.newBuilder().setB(true).build()),
                a,
                constant(axis));
    }

    /** Rows of a. */
    Operand gather(Operand a, Operand indices) {
        return node(
                "Gather",
                a.type(),
                Map.of("Tparams", typeOf(a.type()), "Tindices", typeOf(indices.type())),
                a,
                indices);
    }

    /** Joins operands of one shape along a new last axis of vectors. */
    Operand columns(Operand... vectors) {
        return node(
                "Pack",
                vectors[0].type(),
                Map.of("N", integer(vectors.length), "T", typeOf(vectors[0].type()), "axis", integer(1)),
                vectors);
    }

    private Operand elementwise(String op, Operand... inputs) {
        return node(op, inputs[0].type(), Map.of("T", typeOf(inputs[0].type())), inputs);
    }

    private Operand node(String op, DataType type, Map<String, AttrValue> attributes, Operand... inputs) {
        String name = op + "_" + uses.merge(op, 1, Integer::sum);
        NodeDef.Builder node = NodeDef.newBuilder().setName(name).setOp(op).putAllAttr(attributes);
        for (Operand input : inputs) {
            node.addInput(input.reference());
        }
        nodes.add(node.build());
        return new Operand(name + ":0", type);
    }

    /** An input or output for a signature. */
    static TensorInfo info(Operand operand, long... shape) {
        return TensorInfo.newBuilder()
                .setName(operand.reference())
                .setDtype(operand.type())
                .setTensorShape(shapeOf(shape))
                .build();
    }

    static AttrValue typeOf(DataType type) {
        return AttrValue.newBuilder().setType(type).build();
    }

    private static AttrValue integer(int value) {
        return AttrValue.newBuilder().setI(value).build();
    }

    /** @param sizes a negative one is unknown until run; none make a scalar */
    private static TensorShapeProto shapeOf(long... sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : sizes) {
            shape.addDim(TensorShapeProto.Dim.newBuilder().setSize(size));
        }
        return shape.build();
    }
}
