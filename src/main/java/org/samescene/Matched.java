package org.samescene;

import org.samescene.feature.ImageFeatures;
import org.samescene.match.Agreement;
import org.samescene.verdict.Verdict;

/**
 * Two images that were compared.
 *
 * @param agreement of their features that the verdict rests on
 */
public record Matched(Agreement agreement, Verdict verdict) {
    Finding with(ImageFeatures other) {
        return new Finding(Subject.of(other), verdict, agreement.falseAlarms());
    }

    boolean saysDuplicate() {
        return verdict instanceof Verdict.Duplicate;
    }
}
