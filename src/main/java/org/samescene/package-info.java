/**
 * Samescene: which photos of a library are copies of each other, which show the same landmark, and what it is
 * called.
 *
 * <p>The way of the data, and where each step is:
 *
 * <pre>
 * image-uploaded
 *   │        arrival   what we are told about images, and their bytes
 *   │        bitmap    bytes to upright pixels
 *   ▼        feature   pixels to local features  (leaves: gradient, built in; tensorflow; delf, files)
 * Extraction
 *   │
 *   ▼
 * image-features       the log that everything after it can be made from again
 *   │        index     features to candidates    (leaf: lucene, a shard for each partition)
 *   │        match     do two feature sets agree, by which transform?  (kernel: geometry, numbers only)
 *   ▼        verdict   what that says of two images
 * Matching   event     what goes out
 *   │
 *   ▼
 * image-duplicate, image-same-landmark, image-landmark, image-relation-withdrawn, image-processed; for what can't be
 * used: image-rejected; and image-relations, the log of what was said
 * </pre>
 *
 * <p>A package imports only from those above it in this list. {@link org.samescene.Extraction} and {@link
 * org.samescene.Matching} are the two stages in plain Java, without a broker and without configuration. They
 * return what is to be indexed, recorded and said; they never write it. {@code app} is the shell around them,
 * with Kafka, the command line and configuration, and nobody imports it.
 *
 * <p>Why two stages, with a log between them? Extraction is slow, wants a GPU and keeps nothing, so that it is
 * scaled by adding workers. Matching is fast and depends on all that came before, so that it is scaled by
 * partitions. Between them the log keeps what was expensive: an index that is lost, or must be built
 * otherwise, is made again without an original and without a model.
 */
@NullMarked
package org.samescene;

import org.jspecify.annotations.NullMarked;
