/**
 * {@code samescene eval edits}: every photo of a folder is edited in every usual way, and each edited picture
 * is looked up among the originals. Edited pictures do not enter the index.
 *
 * <p>Right is what follows from an edit's geometry: frame, rotation (within 3°) and mirroring. A crop is
 * {@code crop-of}; border, screenshot, collage and turns of 5 to 30° {@code contain} the original, because more
 * than a tenth of their canvas is new; all else has the {@code same-frame}.
 */
@NullMarked
package org.samescene.app.lab.eval.edits;

import org.jspecify.annotations.NullMarked;
