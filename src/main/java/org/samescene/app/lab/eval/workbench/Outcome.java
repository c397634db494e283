package org.samescene.app.lab.eval.workbench;

import org.samescene.app.json.Json;
import org.samescene.verdict.Verdict;

/** What was said of a pair. */
public enum Outcome {
    DUPLICATE,
    SAME_LANDMARK,
    UNRELATED,
    /** The index did not have the one among the candidates of the other. */
    NOT_PROPOSED;

    public static Outcome of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Duplicate d -> DUPLICATE;
            case Verdict.SameLandmark s -> SAME_LANDMARK;
            case Verdict.Unrelated u -> UNRELATED;
        };
    }

    /** As in JSON. */
    @Override
    public String toString() {
        return Json.name(this);
    }
}
