package org.samescene.app.eval;

import org.samescene.app.Assembly;
import org.samescene.index.SearchOptions;
import org.samescene.match.MatchOptions;
import org.samescene.verdict.Thresholds;

/** What an evaluation was made with. */
public record Settings(String model, SearchOptions search, int maxCandidates, MatchOptions match, Thresholds thresholds) {
    static Settings of(Assembly assembly) {
        return new Settings(assembly.model(), assembly.searchOptions(), assembly.config().match().maxCandidates(), assembly.matchOptions(),
                assembly.thresholds());
    }
}
