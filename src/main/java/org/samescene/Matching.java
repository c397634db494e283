package org.samescene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.Candidate;
import org.samescene.index.IndexedImages;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Review;
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
        List<Findings> findings =
                batch.parallelStream().map(entry -> findings(entry, index)).toList();
        Ledger ledger = new Ledger(index);
        Reporter reporter = reporter(ledger);
        List<List<Event>> events = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            events.add(reporter.arrived(batch.get(i).image(), findings.get(i)));
        }
        return new Report(events, ledger.recorded());
    }

    /** What it leads to that an image was deleted. The index knows no upload of it any more. */
    public Report removed(ImageKey key, String model, IndexedImages index) {
        Ledger ledger = new Ledger(index);
        return new Report(List.of(reporter(ledger).deleted(key, model)), ledger.recorded());
    }

    /** What it leads to that an image is known to show something else, or nothing more. The index knows that. */
    public Report relabelled(ImageKey key, String model, IndexedImages index) {
        Ledger ledger = new Ledger(index);
        return new Report(List.of(reporter(ledger).relabelled(key, model)), ledger.recorded());
    }

    /** What a person's decision on a pair leads to. Where it is that they are related, the two are compared again. */
    public Report reviewed(Pair pair, Review review, String model, IndexedImages index) {
        Ledger ledger = new Ledger(index);
        Optional<Reporter.Comparison> compared = review.decision() == Review.Decision.REJECTED
                ? Optional.empty()
                : index.image(pair.first())
                        .flatMap(image -> index.image(pair.second())
                                .map(other -> new Reporter.Comparison(
                                        Subject.of(image), match(image, other).with(other))));
        return new Report(List.of(reporter(ledger).reviewed(pair, review, model, compared)), ledger.recorded());
    }

    private Reporter reporter(Ledger ledger) {
        return new Reporter(ledger, new Phrasing(judge.thresholds(), verifier.isCalibrated()));
    }

    /** Findings about an image's candidates, and about all images to which an earlier version of it was related. */
    private Findings findings(Entry entry, IndexedImages index) {
        ImageFeatures image = entry.image();
        Findings findings = compare(image, entry.position(), index);
        Set<ImageKey> compared = new HashSet<>();
        findings.all().forEach(finding -> compared.add(finding.other().key()));
        List<Finding> all = new ArrayList<>(findings.all());
        for (Relation relation : index.relations(image.key())) {
            ImageKey partner = relation.partnerOf(image.key());
            if (relation.statement().isPresent() && compared.add(partner)) {
                index.image(partner)
                        .ifPresent(other -> all.add(match(image, other).with(other)));
            }
        }
        return new Findings(List.copyOf(all), findings.limited());
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
