/** {@code samescene codebook}: visual words are learnt. */
@NullMarked
package org.samescene.app.codebook;

import org.jspecify.annotations.NullMarked;
