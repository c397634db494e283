package org.samescene;

import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;
import org.samescene.verdict.SharedMatter;
import org.samescene.verdict.Verdict;

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
        Verdict verdict = judge.judge(image, other, agreement);
        return verdict instanceof Verdict.Unrelated unrelated && unrelated.why() == Verdict.Why.SHARED_MATTER
                ? judge.besidesSharedMatter(image, other, agreement)
                        .map(rest -> findingOfTheRest(image, other, rest))
                        .orElseThrow()
                : new Finding(Subject.of(other), verdict, agreement.falseAlarms());
    }

    /** Two photos in one frame are related by what they show, or not at all. */
    private Finding findingOfTheRest(ImageFeatures image, ImageFeatures other, SharedMatter.Rest rest) {
        ImageFeatures restOfImage = image.withLocal(rest.ofFirst());
        ImageFeatures restOfOther = other.withLocal(rest.ofOther());
        Agreement agreement = agreement(restOfImage, restOfOther);
        return new Finding(
                Subject.of(other), judge.judge(restOfImage, restOfOther, agreement), agreement.falseAlarms());
    }

    private static Size size(ImageFeatures image) {
        return new Size(image.width(), image.height());
    }
}
