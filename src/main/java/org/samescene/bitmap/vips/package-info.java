/**
 * Pictures by libvips, where it is installed: at reduced scale, and in formats that ImageIO doesn't know. The only
 * place that knows libvips. It is found at run time by the foreign function API; nothing of it comes with Samescene.
 */
@NullMarked
package org.samescene.bitmap.vips;

import org.jspecify.annotations.NullMarked;
