/**
 * {@code samescene model}: what models there are, and how they come into the store. What is in one, and how
 * it is used, is known by {@link org.samescene.feature.tensorflow.store.Models}.
 */
@NullMarked
package org.samescene.app.model;

import org.jspecify.annotations.NullMarked;
