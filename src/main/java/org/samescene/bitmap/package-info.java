/**
 * From the bytes of an image file to upright 8-bit RGB pixels: recognising the format by its content, limits
 * before allocation, colour models, EXIF orientation, scaling. The only place that knows ImageIO. A file
 * either becomes a {@link org.samescene.bitmap.Bitmap} or is refused with a {@link
 * org.samescene.arrival.RejectedException}.
 */
package org.samescene.bitmap;
