/**
 * Models by name: {@link org.samescene.feature.tensorflow.store.Models} opens them. A {@link
 * org.samescene.feature.tensorflow.store.ModelFolder} holds one with its settings, and a {@link
 * org.samescene.feature.tensorflow.store.PublishedModel} can be downloaded. How models get into the store is
 * up to the shell.
 */
@NullMarked
package org.samescene.feature.tensorflow.store;

import org.jspecify.annotations.NullMarked;
