package org.samescene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.Candidate;
import org.samescene.index.IndexedImages;
import org.samescene.match.Agreement;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;

/**
 * The second stage: from features to what is to be said about them. It reads the index and writes nothing.
 *
 * <p>Why are the images of a batch in the index before they are matched? One of the same batch must be found as
 * any other: by the index. Whoever owns the index adds the batch first; the position of each image keeps it
 * from meeting the later ones.
 *
 * @param maxCandidates how many images one is compared with at most
 * @param turned how copies that were turned or mirrored are searched for; empty: not at all
 */
public record Matching(Verifier verifier, Judge judge, int maxCandidates, Optional<TurnedOptions> turned) {
    /**
     * Compares each image of a batch with the earlier ones.
     *
     * @param batch in the order of the log, no image twice; the index holds it
     */
    public Report match(List<Entry> batch, IndexedImages index) {
        List<Findings> findings = batch.parallelStream()
                .map(entry -> compare(entry.image(), entry.position(), index))
                .toList();
        Reporter reporter = new Reporter(index, judge.thresholds(), verifier.isCalibrated());
        List<List<Event>> events = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            events.add(reporter.report(batch.get(i).image(), findings.get(i)));
        }
        return new Report(events, reporter.relations());
    }

    /**
     * What was found about an image, which need not be in the index, and each of the images before a position
     * that it may be related to.
     */
    public Findings compare(ImageFeatures image, long before, IndexedImages index) {
        // one more than are compared says whether there are more
        List<Candidate> candidates = index.candidates(image, before, maxCandidates + 1);
        List<Finding> upright = candidates.stream()
                .limit(maxCandidates)
                .map(candidate -> pairs().matched(image, candidate.image()).with(candidate.image()))
                .toList();
        Findings findings = new Findings(upright, candidates.size() > maxCandidates);
        return turnedSearch()
                .map(search -> search.add(findings, image, before, index))
                .orElse(findings);
    }

    /** How far the features of two images agree, both upright; whatever index they are in. */
    public Agreement agreement(ImageFeatures image, ImageFeatures other) {
        return pairs().agreement(image, other);
    }

    /**
     * What was found about two images, whatever index they are in; where they are no duplicates upright, the
     * first is turned and mirrored too.
     */
    public Matched match(ImageFeatures image, ImageFeatures other) {
        Matched upright = pairs().matched(image, other);
        return upright.saysDuplicate()
                ? upright
                : turnedSearch()
                        .map(search -> search.best(upright, image, other))
                        .orElse(upright);
    }

    private PairComparison pairs() {
        return new PairComparison(verifier, judge, turned.map(TurnedOptions::poses));
    }

    private Optional<TurnedSearch> turnedSearch() {
        return turned.map(options -> new TurnedSearch(options, pairs()));
    }
}
