package org.samescene.app.setup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.samescene.Matching;
import org.samescene.TurnedOptions;
import org.samescene.feature.ModelTraits;
import org.samescene.index.SearchOptions;
import org.samescene.index.lucene.IndexForm;
import org.samescene.index.lucene.Words;
import org.samescene.index.words.Codebook;
import org.samescene.index.words.Codebooks;
import org.samescene.index.words.WordOptions;
import org.samescene.match.MatchOptions;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;
import org.samescene.verdict.Thresholds;

/** The match stage as configured, for features of any model. */
@Singleton
final class MatchingSetup {
    private final MatchConfig match;
    private final JudgeConfig judge;
    private final SearchConfig search;

    @Inject
    MatchingSetup(MatchConfig match, JudgeConfig judge, SearchConfig search) {
        this.match = match;
        this.judge = judge;
        this.search = search;
    }

    /** For features of a model. */
    Matching matching(ModelTraits model) {
        return new Matching(
                new Verifier(matchOptions(model)), new Judge(thresholds()), match.maxCandidates(), turned(model));
    }

    MatchOptions matchOptions(ModelTraits model) {
        MatchOptions defaults = MatchOptions.of(model);
        MatchOptions options = defaults.withMaxDistance(match.maxDistance().orElse(defaults.maxDistance()))
                .withDistinctiveDistance(match.distinctiveDistance().orElse(defaults.distinctiveDistance()))
                .withTransform(defaults.transform()
                        .withInlierRadiusPx(match.inlierRadiusPx()
                                .orElse(defaults.transform().inlierRadiusPx())));
        return match.screening() ? options : options.withScreening(MatchOptions.Screening.OFF);
    }

    Thresholds thresholds() {
        Thresholds defaults = Thresholds.DEFAULT;
        return new Thresholds(
                judge.minEvidence().orElse(defaults.minEvidence()),
                judge.maxLog10FalseAlarms().orElse(defaults.maxLog10FalseAlarms()),
                judge.maxDuplicateLog10FalseAlarms().orElse(defaults.maxDuplicateLog10FalseAlarms()),
                judge.maxDifferingShare().orElse(defaults.maxDifferingShare()),
                judge.maxRewrittenShare().orElse(defaults.maxRewrittenShare()),
                judge.maxDisplacedShare().orElse(defaults.maxDisplacedShare()),
                judge.minDuplicateCoverage().orElse(defaults.minDuplicateCoverage()),
                judge.maxOverlaySpread().orElse(defaults.maxOverlaySpread()),
                judge.sameFrameCoverage().orElse(defaults.sameFrameCoverage()));
    }

    SearchOptions searchOptions() {
        return new SearchOptions(
                search.indexedDescriptors(), search.queriedDescriptors(), search.neighbours(), search.distanceLimit());
    }

    IndexForm indexForm(String model) {
        return indexForm(model, search.method());
    }

    /** @param model whose features are indexed, by name and version, as features carry it */
    IndexForm indexForm(String model, SearchConfig.Method method) {
        Optional<Codebook> codebook = method == SearchConfig.Method.VECTORS ? Optional.empty() : codebook(model);
        if (codebook.isEmpty() && method == SearchConfig.Method.WORDS) {
            throw new IllegalArgumentException("samescene.index.method=words needs a codebook of " + model
                    + ": samescene codebook learn makes one, and samescene.index.codebook names it");
        }
        WordOptions options = new WordOptions(search.indexedWords(), search.queriedWords(), search.minScore());
        int vectorsUpTo = method == SearchConfig.Method.WORDS ? 0 : search.vectorsUpTo();
        return new IndexForm(searchOptions(), codebook.map(words -> new Words(words, options, vectorsUpTo)));
    }

    private Optional<Codebook> codebook(String model) {
        Optional<Codebook> codebook = search.codebook().map(Codebooks::open);
        if (codebook.isPresent() && !codebook.get().model().equals(model)) {
            throw new IllegalArgumentException("samescene.index.codebook has words of the model "
                    + codebook.get().model() + ", not of " + model);
        }
        return codebook.or(() -> Codebooks.shipped(model));
    }

    private Optional<TurnedOptions> turned(ModelTraits model) {
        MatchConfig.Turned turned = match.turned();
        return model.poses()
                .filter(poses -> turned.enabled())
                .map(poses -> new TurnedOptions(poses, turned.descriptors(), turned.candidates()));
    }
}
