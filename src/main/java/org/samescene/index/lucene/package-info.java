/**
 * {@link org.samescene.index.FeatureIndex} on Lucene: a document for each image and each relation, and one for
 * each descriptor that is found as a vector.
 */
@NullMarked
package org.samescene.index.lucene;

import org.jspecify.annotations.NullMarked;
