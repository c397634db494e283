package org.samescene.app.lab.eval.workbench;

import org.jspecify.annotations.Nullable;
import org.samescene.Matching;
import org.samescene.app.setup.Assembly;
import org.samescene.index.SearchOptions;
import org.samescene.match.MatchOptions;
import org.samescene.verdict.Thresholds;

/**
 * What an evaluation was made with.
 *
 * @param turned null where turned and mirrored copies are not looked for
 */
public record Settings(
        String model,
        SearchOptions search,
        int maxCandidates,
        @Nullable Turned turned,
        MatchOptions match,
        Thresholds thresholds) {
    /** How turned and mirrored copies are looked for, in each of seven poses. */
    public record Turned(int descriptors, int candidates) {}

    public static Settings of(Assembly assembly) {
        Matching matching = assembly.matching();
        Turned turned = matching.turned()
                .map(options -> new Turned(options.descriptors(), options.candidates()))
                .orElse(null);
        return new Settings(
                assembly.model(),
                assembly.searchOptions(),
                matching.maxCandidates(),
                turned,
                assembly.matchOptions(),
                assembly.thresholds());
    }
}
