/**
 * Do two feature sets agree, and by which transform? Descriptor matching and geometric verification; numbers
 * in, numbers out. What an agreement means is for {@code verdict} to say.
 */
package org.samescene.match;
