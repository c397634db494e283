package org.samescene;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Pose;
import org.samescene.index.Candidate;
import org.samescene.index.IndexedImages;
import org.samescene.verdict.Verdict;

/**
 * Searches for copies that were turned by quarters or mirrored. Descriptors are upright, so such a copy shares
 * none with its original. But where it is known how the model's descriptors change with the pose, the features
 * of a picture in another pose follow from those it has, and the index is queried with them.
 *
 * <p>Why not descriptors that are the same in every pose? They tell fewer things apart, and nearly all copies
 * are upright. A copy is alike in nearly everything, so that a few of the strongest features find it, and
 * seven small queries are enough. Nor does it matter what else is found: each copy is found by itself.
 */
record TurnedSearch(TurnedOptions options, PairComparison pairs) {
    /**
     * Adds the findings about the turned image to those about the upright one; of two about one image the
     * stronger stays.
     */
    Findings add(Findings upright, ImageFeatures image, long before, IndexedImages index) {
        Map<ImageKey, Finding> findings = new LinkedHashMap<>();
        upright.all().forEach(finding -> findings.put(finding.other().key(), finding));
        boolean limited = upright.limited();
        for (Pose pose : TurnedImage.poses()) {
            ImageFeatures strongest = TurnedImage.of(image, pose, options.poses(), options.descriptors())
                    .turned();
            List<Candidate> copies = index.copies(strongest, before, options.candidates() + 1);
            limited |= copies.size() > options.candidates();
            compare(image, pose, copies, findings);
        }
        return new Findings(List.copyOf(findings.values()), limited);
    }

    /**
     * An image that is a copy in one pose is not compared in another: it would be one only where both show
     * something symmetric.
     */
    private void compare(ImageFeatures image, Pose pose, List<Candidate> candidates, Map<ImageKey, Finding> findings) {
        for (Candidate candidate : candidates.subList(0, Math.min(options.candidates(), candidates.size()))) {
            ImageFeatures other = candidate.image();
            Finding known = findings.get(other.key());
            if (known == null || !known.saysDuplicate()) {
                findings.merge(
                        other.key(),
                        pairs.matched(image, pose, options.poses(), other).with(other),
                        TurnedSearch::stronger);
            }
        }
    }

    /**
     * Of the poses the first in which the two are copies, or else the one whose agreement chance explains
     * least.
     */
    Matched best(Matched upright, ImageFeatures image, ImageFeatures other) {
        Matched best = upright;
        for (Pose pose : TurnedImage.poses()) {
            Matched turned = pairs.matched(image, pose, options.poses(), other);
            if (turned.saysDuplicate()) {
                return turned;
            }
            boolean surer = turned.agreement().falseAlarms().log10()
                    < best.agreement().falseAlarms().log10();
            best = surer ? turned : best;
        }
        return best;
    }

    private static Finding stronger(Finding one, Finding another) {
        return strength(another.verdict()) > strength(one.verdict()) ? another : one;
    }

    private static int strength(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Duplicate duplicate -> 2;
            case Verdict.SameLandmark same -> 1;
            case Verdict.Unrelated unrelated -> 0;
        };
    }
}
