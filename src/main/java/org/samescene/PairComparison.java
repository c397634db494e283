package org.samescene;

import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Pose;
import org.samescene.match.Agreement;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;

/**
 * Compares two images: how far their features agree, and what that says of them. That depends on the two alone: a
 * pair is compared in the order of the hashes of its bytes, whichever of them came first and whatever they are called.
 */
record PairComparison(Verifier verifier, Judge judge) {
    /** The agreement of both pictures as they are. */
    Agreement agreement(ImageFeatures image, ImageFeatures other) {
        return inOrder(image, other)
                ? verified(image, other)
                : verified(other, image).swapped();
    }

    /**
     * The agreement of an image in another pose, as one of the upright image.
     *
     * @param poses how descriptors change with the pose
     */
    Agreement agreement(ImageFeatures image, Pose pose, DescriptorPoses poses, ImageFeatures other) {
        return inOrder(image, other)
                ? turned(image, pose, poses, other)
                : turned(other, pose.inverse(), poses, image).swapped();
    }

    private Agreement turned(ImageFeatures image, Pose pose, DescriptorPoses poses, ImageFeatures other) {
        TurnedImage turned = TurnedImage.of(image, pose, poses, Integer.MAX_VALUE);
        return verified(turned.turned(), other).before(turned.transform(), TurnedImage.POSES);
    }

    private static boolean inOrder(ImageFeatures image, ImageFeatures other) {
        return image.sha256().compareTo(other.sha256()) <= 0;
    }

    private Agreement verified(ImageFeatures image, ImageFeatures other) {
        return verifier.verify(image.local(), size(image), other.local(), size(other));
    }

    Finding finding(ImageFeatures image, ImageFeatures other, Agreement agreement) {
        return new Finding(Subject.of(other), judge.judge(image, other, agreement), agreement.falseAlarms());
    }

    private static Size size(ImageFeatures image) {
        return new Size(image.width(), image.height());
    }
}
