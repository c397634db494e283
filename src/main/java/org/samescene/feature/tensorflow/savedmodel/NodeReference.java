package org.samescene.feature.tensorflow.savedmodel;

/** How a graph refers to its nodes' outputs. */
final class NodeReference {
    private NodeReference() {}

    /** The node of a tensor {@code node:output}, or of a control input {@code ^node}. */
    static String node(String reference) {
        int colon = reference.lastIndexOf(':');
        return reference.substring(reference.startsWith("^") ? 1 : 0, colon < 0 ? reference.length() : colon);
    }
}
