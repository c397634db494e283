package org.samescene;

import java.util.Optional;
import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Pose;
import org.samescene.match.Agreement;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;
import org.samescene.verdict.SharedMatter;
import org.samescene.verdict.Verdict;

/**
 * Compares two images: how far their features agree, and what that says of them. That depends on the two alone: a
 * pair is compared in the order of the hashes of its bytes, whichever of them came first and whatever they are called.
 *
 * @param poses what turning or mirroring a picture does to the descriptors; empty where that isn't known
 */
record PairComparison(Verifier verifier, Judge judge, Optional<DescriptorPoses> poses) {
    /**
     * Of a copy less may differ if the pair also agrees with one of the two mirrored: then they show something
     * symmetric, and the view from its other side is nearly the mirror image of this one.
     */
    private static final double LEAST_LIKENESS_OF_SYMMETRIC = 0.95;
    /**
     * Places that agree mirrored, to those that agree: of drawn symmetric buildings from the left and from the
     * right .56; of a photo of a canal with reflections, and the photo with a logo, up to .05.
     */
    private static final double LEAST_MIRRORED_EVIDENCE = 0.25;

    /** The agreement of both pictures as they are. */
    Agreement agreement(ImageFeatures image, ImageFeatures other) {
        return inOrder(image, other)
                ? verified(image, other)
                : verified(other, image).swapped();
    }

    /**
     * The agreement of an image in another pose, as one of the upright image.
     *
     * @param descriptors how descriptors change with the pose
     */
    Agreement agreement(ImageFeatures image, Pose pose, DescriptorPoses descriptors, ImageFeatures other) {
        return inOrder(image, other)
                ? turned(image, pose, descriptors, other)
                : turned(other, pose.inverse(), descriptors, image).swapped();
    }

    private Agreement turned(ImageFeatures image, Pose pose, DescriptorPoses descriptors, ImageFeatures other) {
        TurnedImage turned = TurnedImage.of(image, pose, descriptors, Integer.MAX_VALUE);
        return verified(turned.turned(), other).before(turned.transform(), TurnedImage.POSES);
    }

    private static boolean inOrder(ImageFeatures image, ImageFeatures other) {
        return image.sha256().compareTo(other.sha256()) <= 0;
    }

    private Agreement verified(ImageFeatures image, ImageFeatures other) {
        return verifier.verify(image.local(), size(image), other.local(), size(other));
    }

    /** Both pictures as they are. */
    Matched matched(ImageFeatures image, ImageFeatures other) {
        return matched(image, Pose.UPRIGHT, other, agreement(image, other));
    }

    /**
     * An image in another pose.
     *
     * @param descriptors how descriptors change with the pose
     */
    Matched matched(ImageFeatures image, Pose pose, DescriptorPoses descriptors, ImageFeatures other) {
        return matched(image, pose, other, agreement(image, pose, descriptors, other));
    }

    private Matched matched(ImageFeatures image, Pose pose, ImageFeatures other, Agreement agreement) {
        Verdict verdict = judge.judge(image, other, agreement);
        return switch (verdict) {
            case Verdict.Unrelated unrelated
            when unrelated.why() == Verdict.Why.SHARED_MATTER ->
                judge.besidesSharedMatter(image, other, agreement)
                        .map(rest -> matchedRest(image, other, rest))
                        .orElseThrow();
            case Verdict.Duplicate duplicate
            when duplicate.likeness() < LEAST_LIKENESS_OF_SYMMETRIC && agreesMirrored(image, pose, other, agreement) ->
                new Matched(agreement, judge.judgeAsAnotherPhotograph(image, other, agreement));
            default -> new Matched(agreement, verdict);
        };
    }

    /** Two photos in one frame are related by what they show, or not at all. */
    private Matched matchedRest(ImageFeatures image, ImageFeatures other, SharedMatter.Rest rest) {
        ImageFeatures restOfImage = image.withLocal(rest.ofFirst());
        ImageFeatures restOfOther = other.withLocal(rest.ofOther());
        Agreement agreement = agreement(restOfImage, restOfOther);
        return new Matched(agreement, judge.judge(restOfImage, restOfOther, agreement));
    }

    private boolean agreesMirrored(ImageFeatures image, Pose pose, ImageFeatures other, Agreement agreement) {
        return poses.map(descriptors -> agreement(image, pose.mirrored(), descriptors, other))
                .filter(mirrored -> mirrored.transform().isPresent()
                        && mirrored.evidence() >= LEAST_MIRRORED_EVIDENCE * agreement.evidence()
                        && mirrored.falseAlarms().log10OfDistinctive()
                                <= judge.thresholds().maxLog10FalseAlarms())
                .isPresent();
    }

    private static Size size(ImageFeatures image) {
        return new Size(image.width(), image.height());
    }
}
