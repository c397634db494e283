package org.samescene;

import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;

/** Compares two images: how far their features agree, and what that says of them. */
record PairComparison(Verifier verifier, Judge judge) {
    /** The agreement of both pictures as they are. */
    Agreement agreement(ImageFeatures image, ImageFeatures other) {
        return verifier.verify(image.local(), size(image), other.local(), size(other));
    }

    /** The agreement of an image in another pose, as one of the upright image. */
    Agreement agreement(TurnedImage image, ImageFeatures other) {
        return agreement(image.turned(), other).before(image.transform(), TurnedImage.POSES);
    }

    Finding finding(ImageFeatures image, ImageFeatures other, Agreement agreement) {
        return new Finding(Subject.of(other), judge.judge(image, other, agreement), agreement.falseAlarms());
    }

    private static Size size(ImageFeatures image) {
        return new Size(image.width(), image.height());
    }
}
