package org.samescene;

import org.samescene.feature.DescriptorPoses;

/**
 * How copies that were turned by quarters or mirrored are searched for.
 *
 * @param poses how the model's descriptors change with the pose of the picture
 * @param descriptors how many of the strongest features query the index, in each pose
 * @param candidates how many images are compared in each pose at most
 */
public record TurnedOptions(DescriptorPoses poses, int descriptors, int candidates) {}
