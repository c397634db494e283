/**
 * Do two feature sets agree, and by which transform? Descriptor matching and geometric verification; numbers
 * in, numbers out. What an agreement means is for {@code verdict} to say.
 *
 * <p>The words of this package:
 *
 * <dl>
 *   <dt>putative match
 *   <dd>two features of which each is the other's nearest by descriptor; it may be wrong
 *   <dt>distinctive match
 *   <dd>one whose descriptors are so close that hardly any two places have such by chance
 *   <dt>inlier
 *   <dd>a putative match that agrees with a transform: in position, and in how the feature's size changes
 *   <dt>evidence
 *   <dd>how many inliers are independent: of neighbours that see nearly the same pixels one counts
 *   <dt>false alarm
 *   <dd>an agreement that chance made; their expected number is what an agreement is judged by
 *   <dt>frame
 *   <dd>a picture with its longest side scaled to a common length, where all lengths are measured
 *   <dt>screening
 *   <dd>matching the strongest features of both pictures first, and dropping the pair if they don't agree
 *   <dt>glimpse
 *   <dd>what screening saw: a first transform, and its number of false alarms
 *   <dt>guided matching
 *   <dd>matching the rest only where a glimpse's transform says, once that is beyond doubt
 *   <dt>pose
 *   <dd>a picture as it is, turned by quarters, or mirrored: eight in all
 *   <dt>exact share
 *   <dd>the share of inliers that one transform fits to within the error of keypoints: high for copies only
 *   <dt>overlay
 *   <dd>a watermark, caption or logo added to two pictures that have nothing else in common
 * </dl>
 */
@NullMarked
package org.samescene.match;

import org.jspecify.annotations.NullMarked;
