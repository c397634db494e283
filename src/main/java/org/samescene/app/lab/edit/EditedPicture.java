package org.samescene.app.lab.edit;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * An edited photo, and where in it the photo lies. Coordinates are continuous, (0, 0) the outer corner of the
 * top left pixel.
 *
 * @param toOriginal pixels of the edited picture to pixels of the photo
 * @param toPartner the same to the other photo that it shows; empty where it shows one only
 */
public record EditedPicture(BufferedImage picture, AffineTransform toOriginal, Optional<AffineTransform> toPartner) {
    static EditedPicture of(BufferedImage picture, AffineTransform toOriginal) {
        return new EditedPicture(picture, toOriginal, Optional.empty());
    }

    /** Nothing has moved. */
    static EditedPicture inPlace(BufferedImage picture) {
        return of(picture, new AffineTransform());
    }
}
