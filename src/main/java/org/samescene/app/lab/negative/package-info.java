/**
 * Pairs of pictures that share much and are no copies of each other: forms, screens, frames, other views. All
 * are drawn, or put together of photos of a folder; the same seed gives the same pixels.
 */
@NullMarked
package org.samescene.app.lab.negative;

import org.jspecify.annotations.NullMarked;
