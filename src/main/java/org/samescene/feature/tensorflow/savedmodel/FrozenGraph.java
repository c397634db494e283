package org.samescene.feature.tensorflow.savedmodel;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;

/**
 * A graph of TensorFlow 1 whose variables are constants, without what its outputs don't need: training,
 * saving and restoring.
 *
 * <p>Why? The hub module has no operations that restore its variables, so TensorFlow can't load their values.
 * Restore operations could be added, but TensorFlow's optimiser and {@link BatchNormFolding} need constants.
 */
final class FrozenGraph {
    private static final String VARIABLE = "VariableV2";

    private FrozenGraph() {}

    /**
     * Whether a graph can be frozen. Graphs with resource variables and functions are of TensorFlow 2; it
     * loads them without that.
     */
    static boolean isPossible(GraphDef graph) {
        return graph.getNodeList().stream()
                .map(NodeDef::getOp)
                .noneMatch(op -> op.equals("VarHandleOp") || op.endsWith("PartitionedCall") || op.equals("Variable"));
    }

    static boolean hasVariables(GraphDef graph) {
        return graph.getNodeList().stream().anyMatch(FrozenGraph::isVariable);
    }

    private static boolean isVariable(NodeDef node) {
        return node.getOp().equals(VARIABLE);
    }

    /** @param outputs names of tensors */
    static GraphDef of(GraphDef graph, Set<String> outputs, VariableValues values) throws IOException {
        GraphDef needed = pruned(graph, outputs);
        Map<String, DataType> variables = new LinkedHashMap<>();
        for (NodeDef node : needed.getNodeList()) {
            if (isVariable(node)) {
                variables.put(node.getName(), node.getAttrOrThrow("dtype").getType());
            }
        }
        Map<String, TensorProto> constants = values.of(variables);
        GraphDef.Builder frozen =
                GraphDef.newBuilder().setVersions(graph.getVersions()).setLibrary(graph.getLibrary());
        for (NodeDef node : needed.getNodeList()) {
            // a node may be colocated with one that is pruned
            NodeDef free = node.toBuilder().removeAttr("_class").build();
            TensorProto constant = constants.get(node.getName());
            frozen.addNode(constant == null ? free : constant(free, constant));
        }
        return pruned(BatchNormFolding.fold(frozen.build()), outputs);
    }

    private static GraphDef pruned(GraphDef graph, Set<String> outputs) {
        Map<String, NodeDef> nodes = new HashMap<>();
        graph.getNodeList().forEach(node -> nodes.put(node.getName(), node));
        Set<String> needed = neededFor(outputs, nodes);
        return graph.toBuilder()
                .clearNode()
                .addAllNode(graph.getNodeList().stream()
                        .filter(node -> needed.contains(node.getName()))
                        .toList())
                .build();
    }

    private static Set<String> neededFor(Set<String> outputs, Map<String, NodeDef> nodes) {
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(outputs);
        while (!open.isEmpty()) {
            String name = NodeReference.node(open.pop());
            if (needed.add(name)) {
                NodeDef node = nodes.get(name);
                if (node == null) {
                    throw new IllegalStateException("the graph has no node " + name);
                }
                open.addAll(node.getInputList());
            }
        }
        return needed;
    }

    private static NodeDef constant(NodeDef variable, TensorProto value) {
        return NodeDef.newBuilder()
                .setName(variable.getName())
                .setOp("Const")
                .putAttr("dtype", variable.getAttrOrThrow("dtype"))
                .putAttr("value", AttrValue.newBuilder().setTensor(value).build())
                .build();
    }
}
