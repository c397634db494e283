/**
 * The kernel of verification: transforms of the plane, their robust estimation from correspondences, and the
 * odds that chance made them. Numbers only; knows nothing of images, features or descriptors. Nothing is
 * remembered between calls, so every class here can be used by any number of threads and gives the same
 * answer on each.
 */
package org.samescene.match.geometry;
