/**
 * {@code samescene eval chance}: false alarms among pictures that have nothing in common, observed beside the
 * number predicted. Only the limit of same landmarks is examined: duplicates are allowed more false alarms,
 * because their thumbnails must agree as well.
 */
@NullMarked
package org.samescene.app.lab.eval.chance;

import org.jspecify.annotations.NullMarked;
