/** {@code samescene match}: two pictures compared, as text, JSON or a plot. */
@NullMarked
package org.samescene.app.match;

import org.jspecify.annotations.NullMarked;
