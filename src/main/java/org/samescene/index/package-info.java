/**
 * From one image's features to the images worth comparing with it: candidates, and everything that is known
 * about each.
 */
@NullMarked
package org.samescene.index;

import org.jspecify.annotations.NullMarked;
