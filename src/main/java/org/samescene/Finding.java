package org.samescene;

import org.samescene.match.geometry.FalseAlarms;
import org.samescene.verdict.Verdict;

/**
 * A candidate and what was found about it.
 *
 * @param falseAlarms of the agreement of the two
 */
public record Finding(Subject other, Verdict verdict, FalseAlarms falseAlarms) {
    boolean saysDuplicate() {
        return verdict instanceof Verdict.Duplicate;
    }
}
