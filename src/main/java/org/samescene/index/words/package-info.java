/**
 * Visual words: descriptors quantised by a codebook, and what is compared of them. Knows nothing of the
 * engine that the words are kept in.
 *
 * <p>The method is ASMK*: Tolias, Avrithis and Jégou, "Image search with selective match kernels: aggregation
 * across single and multiple images" (IJCV 2016).
 */
@NullMarked
package org.samescene.index.words;

import org.jspecify.annotations.NullMarked;
