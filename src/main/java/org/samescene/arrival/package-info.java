/**
 * What we are told about images, and where their bytes come from: the input events, the closed set of reasons
 * for refusing one, and the fetching of originals by URI. Knows nothing of pixels.
 */
@NullMarked
package org.samescene.arrival;

import org.jspecify.annotations.NullMarked;
