/**
 * {@code samescene scan}: photos in folders are published as uploads, a worker in this process handles them,
 * and what it says is read back from its topics and reported.
 */
@NullMarked
package org.samescene.app.scan;

import org.jspecify.annotations.NullMarked;
