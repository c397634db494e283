/**
 * {@code samescene eval photos}: what is said of the photos of a folder, compared with what their folders say
 * ({@link org.samescene.app.lab.eval.photos.FolderTruth}).
 */
@NullMarked
package org.samescene.app.lab.eval.photos;

import org.jspecify.annotations.NullMarked;
