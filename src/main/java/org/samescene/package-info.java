/**
 * Samescene: which photos of a library are copies of each other, which show the same landmark, and what it is
 * called.
 *
 * <p>The way of the data, and where each step lives:
 *
 * <pre>
 * image-uploaded ─▶ arrival   what we are told, and its bytes
 * bitmap    bytes to upright pixels
 * feature   pixels to local features  (feature.tensorflow: the models; feature.delf: the DELF project's files)
 * │
 * image-features   the log that everything after it can be made from again
 * ▼
 * index     features to candidates    (index.lucene: a shard for each partition)
 * match     do two feature sets agree, by which transform?  (match.geometry: numbers only)
 * verdict   what we say
 * └─▶ image-duplicate, image-same-landmark, image-processed; what can't be used: image-rejected
 * </pre>
 *
 * <p>A package imports only from those above it in this list. {@link org.samescene.ImagePipeline} takes one
 * image through the stages without any broker; {@code app} is the shell around it, with Kafka, the command
 * line and configuration, and nobody imports it.
 */
package org.samescene;
