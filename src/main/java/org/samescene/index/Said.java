package org.samescene.index;

/**
 * What was said, as the relations log keeps it: of a pair of images or of one. A later one about the same takes the
 * place of an earlier one.
 */
public sealed interface Said permits Relation, Naming {}
