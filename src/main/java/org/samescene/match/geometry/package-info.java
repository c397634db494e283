/**
 * The kernel of verification: transforms of the plane, their robust estimation from correspondences, and the
 * odds that chance made them. Numbers only; knows nothing of images, features or descriptors. Its
 * public classes keep nothing between calls: any number of threads can use them, and get the same answer.
 */
@NullMarked
package org.samescene.match.geometry;

import org.jspecify.annotations.NullMarked;
