/**
 * From the bytes of an image file to upright 8-bit RGB pixels: recognising the format by its content, limits
 * before allocation, colour models, orientation, previews of raw files, scaling. The only place that knows ImageIO.
 * A file either becomes a {@link org.samescene.bitmap.Picture} or is refused with a {@link
 * org.samescene.arrival.RejectedException}. Other readers, in leaves, are {@link
 * org.samescene.bitmap.ReducingReader}s.
 */
@NullMarked
package org.samescene.bitmap;

import org.jspecify.annotations.NullMarked;
