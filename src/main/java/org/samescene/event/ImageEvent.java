package org.samescene.event;

import org.samescene.arrival.ImageKey;

/** An event about an image. */
public sealed interface ImageEvent extends Event
        permits Event.ImageDuplicate,
                Event.ImageSameLandmark,
                Event.ImageLandmark,
                Event.ImageRelationWithdrawn,
                Event.ImageProcessed {
    String library();

    String imageId();

    @Override
    default ImageKey key() {
        return new ImageKey(library(), imageId());
    }
}
