/**
 * The files of the DELF research project (tensorflow/models, research/delf): {@link
 * org.samescene.feature.delf.Datum} for {@code .datum} and {@code .delg_global}, {@link
 * org.samescene.feature.delf.DelfFeatures} for {@code .delf} and {@code .delg_local}. What is read and
 * written again has the same bytes, if the research project's own code wrote it.
 *
 * <p>Both are protocol buffers of two levels with a handful of fields, so they are read and written field by
 * field, without generated classes. Knows bytes and numbers only: which model made the features is for others
 * to know.
 */
@NullMarked
package org.samescene.feature.delf;

import org.jspecify.annotations.NullMarked;
