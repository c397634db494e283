/**
 * Decoding in processes of its own: the same JVM and the same classes, with limits on time and memory. What a file
 * makes of its decoder there, a crash, a hang, all memory used up, ends that process and nothing else.
 */
@NullMarked
package org.samescene.bitmap.process;

import org.jspecify.annotations.NullMarked;
