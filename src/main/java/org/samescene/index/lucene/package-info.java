/**
 * {@link org.samescene.index.FeatureIndex} on Lucene: a document for each searchable descriptor, each image
 * and each relation.
 */
@NullMarked
package org.samescene.index.lucene;

import org.jspecify.annotations.NullMarked;
