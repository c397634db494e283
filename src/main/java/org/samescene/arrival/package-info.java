/**
 * What we are told about images, and where their bytes come from: the input events, the closed set of reasons
 * for refusing one, and the fetching of originals by URI. Knows nothing of pixels.
 */
package org.samescene.arrival;
