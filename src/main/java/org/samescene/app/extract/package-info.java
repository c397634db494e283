/** {@code samescene extract}: the features of pictures, written to files for other programs. */
@NullMarked
package org.samescene.app.extract;

import org.jspecify.annotations.NullMarked;
