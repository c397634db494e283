package org.samescene.feature.tensorflow.gradient;

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
import org.tensorflow.proto.TensorProto;

/**
 * The nodes of a TensorFlow graph or function while they are being written.
 *
 * <p>A node's output is called {@code node:0} in a graph, but {@code node:output:0}, with the name from the
 * operation's registration, in a function.
 */
class GraphNodes {
    static final DataType FLOAT = DataType.DT_FLOAT;
    static final DataType INT32 = DataType.DT_INT32;
    static final DataType BOOL = DataType.DT_BOOL;

    private final boolean function;
    private final List<NodeDef> nodes = new ArrayList<>();
    private final Map<String, Integer> uses = new HashMap<>();

    GraphNodes(boolean function) {
        this.function = function;
    }

    /** The nodes so far, in the order in which they were made. */
    List<NodeDef> nodes() {
        return nodes;
    }

    /** An input of the graph. */
    Operand placeholder(String name, DataType type, long... shape) {
        nodes.add(NodeDef.newBuilder()
                .setName(name)
                .setOp("Placeholder")
                .putAttr("dtype", Attributes.type(type))
                .putAttr("shape", Attributes.shape(shape))
                .build());
        return new Operand(name + ":0", type);
    }

    /** Gives an operand of the graph a name of its own. */
    Operand named(String name, Operand a) {
        nodes.add(NodeDef.newBuilder()
                .setName(name)
                .setOp("Identity")
                .addInput(a.reference())
                .putAttr("T", Attributes.type(a.type()))
                .build());
        return new Operand(name + ":0", a.type());
    }

    Operand scalar(double value) {
        return constant(new float[] {(float) value});
    }

    Operand scalar(int value) {
        return constant(new int[] {value});
    }

    /** Values in row-major order; without sizes, a scalar. */
    Operand constant(float[] values, long... sizes) {
        ByteBuffer content = ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        content.asFloatBuffer().put(values);
        return constant(FLOAT, content, sizes);
    }

    Operand constant(int[] values, long... sizes) {
        ByteBuffer content = ByteBuffer.allocate(Integer.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        content.asIntBuffer().put(values);
        return constant(INT32, content, sizes);
    }

    private Operand constant(DataType type, ByteBuffer content, long... sizes) {
        TensorProto tensor = TensorProto.newBuilder()
                .setDtype(type)
                .setTensorShape(Attributes.shapeProto(sizes))
                .setTensorContent(ByteString.copyFrom(content))
                .build();
        return node(
                "Const",
                "output",
                type,
                Map.of(
                        "dtype",
                        Attributes.type(type),
                        "value",
                        AttrValue.newBuilder().setTensor(tensor).build()));
    }

    /** @param output its name in the operation's registration */
    Operand node(String op, String output, DataType type, Map<String, AttrValue> attributes, Operand... inputs) {
        return new Operand(reference(append(op, attributes, inputs), output, 0, 0), type);
    }

    /** An operation on operands of one type. */
    Operand elementwise(String op, String output, DataType type, Operand... inputs) {
        for (Operand input : inputs) {
            if (input.type() != inputs[0].type()) {
                throw new IllegalArgumentException(op + " of different types: " + List.of(inputs));
            }
        }
        return node(op, output, type, Map.of("T", Attributes.type(inputs[0].type())), inputs);
    }

    Operand cast(Operand a, DataType to) {
        return node("Cast", "y", to, Map.of("SrcT", Attributes.type(a.type()), "DstT", Attributes.type(to)), a);
    }

    /** How to name one of a node's outputs, which is a part of a list where {@code indexInOutput} is not 0. */
    String reference(String node, String output, int indexInOutput, int indexInNode) {
        return function ? node + ":" + output + ":" + indexInOutput : node + ":" + indexInNode;
    }

    /** Writes a node and returns its name. */
    String append(String op, Map<String, AttrValue> attributes, Operand... inputs) {
        String name = op + "_" + uses.merge(op, 1, Integer::sum);
        NodeDef.Builder node = NodeDef.newBuilder().setName(name).setOp(op).putAllAttr(attributes);
        for (Operand input : inputs) {
            node.addInput(input.reference());
        }
        nodes.add(node.build());
        return name;
    }
}
