package org.samescene.app.lab.eval.photos;

import org.samescene.app.lab.eval.workbench.Outcome;

/**
 * Two pictures of a folder, the truth about them, and what was said.
 *
 * @param a the later one, which was queried
 * @param b the earlier one
 * @param log10FalseAlarms of their distinctive matches, which is what a same landmark is judged by; positive
 *     infinity where there is none
 */
record PhotoPair(String a, String b, FolderTruth.Relation truth, Outcome said, double log10FalseAlarms) {
    boolean isFound() {
        return (truth == FolderTruth.Relation.DUPLICATE && said == Outcome.DUPLICATE)
                || (truth == FolderTruth.Relation.SAME_LANDMARK && said == Outcome.SAME_LANDMARK);
    }

    boolean isMissed() {
        return truth != FolderTruth.Relation.UNRELATED && !isFound();
    }
}
