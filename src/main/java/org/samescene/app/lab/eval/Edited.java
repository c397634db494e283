package org.samescene.app.lab.eval;

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
record Edited(BufferedImage picture, AffineTransform toOriginal, Optional<AffineTransform> toPartner) {
    static Edited of(BufferedImage picture, AffineTransform toOriginal) {
        return new Edited(picture, toOriginal, Optional.empty());
    }

    /** Nothing has moved. */
    static Edited inPlace(BufferedImage picture) {
        return of(picture, new AffineTransform());
    }
}
