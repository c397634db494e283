/** Which files are pictures; and pictures as Java 2D has them, to be resized and written. */
@NullMarked
package org.samescene.app.picture;

import org.jspecify.annotations.NullMarked;
