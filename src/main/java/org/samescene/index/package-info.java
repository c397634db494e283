/**
 * From one image's features to the images worth comparing with it: candidates, and everything that is known
 * about each.
 */
package org.samescene.index;
