package org.samescene;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Counts;
import org.samescene.event.Event;
import org.samescene.event.EventId;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.LandmarkSuggestion.Support;
import org.samescene.index.LastWord;
import org.samescene.index.Naming;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Relation.Statement;
import org.samescene.index.Review;
import org.samescene.index.Review.Decision;
import org.samescene.match.geometry.FalseAlarms;

/**
 * Turns findings into what is to be said: what was said before is not said again, what holds no more is withdrawn,
 * and landmarks are named by those of related images. For consecutive changes of the log, in their order.
 */
final class Reporter {
    private final Ledger ledger;
    private final Phrasing phrasing;

    Reporter(Ledger ledger, Phrasing phrasing) {
        this.ledger = ledger;
        this.phrasing = phrasing;
    }

    /** The events of an image that is new or has a new version, and was compared with all earlier ones. */
    List<Event> arrived(ImageFeatures features, Findings findings) {
        Subject image = Subject.of(features);
        List<Event> events = new ArrayList<>();
        Set<Pair> holding = new HashSet<>();
        for (Finding finding : findings.all()) {
            if (phrasing.kind(finding.verdict()).isPresent()) {
                holding.add(Pair.of(image.key(), finding.other().key()));
                say(image, finding, events);
            }
        }
        int duplicates = count(Event.ImageDuplicate.class, events);
        int sameLandmark = count(Event.ImageSameLandmark.class, events);
        Set<ImageKey> partners = new LinkedHashSet<>();
        for (Relation known : ledger.relations(image.key())) {
            ImageKey partner = known.partnerOf(image.key());
            partners.add(partner);
            // one that is not there has nothing that could be compared
            if (!holding.contains(known.pair()) && ledger.upload(partner).isPresent()) {
                Event.WithdrawnBecause because = replaced(known, image);
                if (because == Event.WithdrawnBecause.REPLACED || !known.is(Decision.CONFIRMED)) {
                    events.add(withdraw(known, image.key(), because, image.model()));
                }
            }
        }
        name(image.key(), image.model()).ifPresent(events::add);
        events.addAll(nameAfter(image.key(), partners, image.model()));
        Counts counts = new Counts(
                features.local().count(), findings.all().size(), findings.limited(), duplicates, sameLandmark);
        events.add(Event.ImageProcessed.processed(image.key(), image.version(), counts, image.model()));
        return events;
    }

    private static int count(Class<? extends Event> type, List<Event> events) {
        return (int) events.stream().filter(type::isInstance).count();
    }

    /** The events of an image that was deleted. */
    List<Event> deleted(ImageKey key, String model) {
        List<Event> events = new ArrayList<>();
        Set<ImageKey> partners = new LinkedHashSet<>();
        for (Relation known : ledger.relations(key)) {
            events.add(withdraw(known, key, Event.WithdrawnBecause.DELETED, model));
            partners.add(known.partnerOf(key));
        }
        if (ledger.naming(key).isPresent()) {
            ledger.record(new Naming(key, Optional.empty()));
        }
        events.addAll(nameAfter(key, partners, model));
        events.add(Event.ImageProcessed.deleted(key, model));
        return events;
    }

    /** The events of an image of which nothing has changed but what it is said to show. */
    List<Event> relabelled(ImageKey key, String model) {
        List<Event> events = new ArrayList<>();
        name(key, model).ifPresent(events::add);
        Set<ImageKey> partners = new LinkedHashSet<>();
        ledger.relations(key).forEach(relation -> partners.add(relation.partnerOf(key)));
        events.addAll(nameAfter(key, partners, model));
        return events;
    }

    /**
     * The events of a person's decision.
     *
     * @param compared what a new comparison of the two has found, of the pair's first image; empty where one of them
     *     is not there
     */
    List<Event> reviewed(Pair pair, Review review, String model, Optional<Comparison> compared) {
        List<Event> events = new ArrayList<>();
        ledger.record(ledger.relation(pair).reviewed(review));
        Relation known = ledger.relation(pair);
        if (known.is(Decision.REJECTED) && known.statement().isPresent()) {
            events.add(withdraw(known, pair.first(), Event.WithdrawnBecause.REJECTED, model));
        }
        compared.filter(comparison ->
                        phrasing.kind(comparison.finding().verdict()).isPresent())
                .ifPresent(comparison -> say(comparison.image(), comparison.finding(), events));
        name(pair.first(), model).ifPresent(events::add);
        name(pair.second(), model).ifPresent(events::add);
        return events;
    }

    /** What comparing an image with another one has found. */
    record Comparison(Subject image, Finding finding) {}

    private void say(Subject image, Finding finding, List<Event> events) {
        Relation known = ledger.relation(Pair.of(image.key(), finding.other().key()));
        Statement next = phrasing.statement(image, finding, known);
        if (known.is(Decision.REJECTED)
                || known.statement().filter(next::agrees).isPresent()) {
            return;
        }
        boolean sameKind =
                known.statement().filter(said -> said.kind() == next.kind()).isPresent();
        if (known.statement().isPresent() && !sameKind) {
            events.add(withdraw(known, image.key(), replaced(known, image), image.model()));
        }
        events.add(phrasing.event(
                next.eventId(), known.statement().filter(said -> sameKind).map(Statement::eventId), image, finding));
        ledger.record(ledger.relation(known.pair()).saying(next));
    }

    private static Event.WithdrawnBecause replaced(Relation known, Subject image) {
        Statement said = known.statement().orElseThrow();
        String version = image.key().equals(known.pair().first()) ? said.firstVersion() : said.secondVersion();
        return version.equals(image.version())
                ? Event.WithdrawnBecause.COMPARED_AGAIN
                : Event.WithdrawnBecause.REPLACED;
    }

    /** @param by the image by which it came */
    private Event withdraw(Relation known, ImageKey by, Event.WithdrawnBecause because, String model) {
        Statement said = known.statement().orElseThrow();
        ledger.record(known.withdrawn());
        boolean byFirst = by.equals(known.pair().first());
        return new Event.ImageRelationWithdrawn(
                EventId.ofWithdrawal(said.eventId()),
                said.eventId(),
                said.kind(),
                by.library(),
                by.imageId(),
                byFirst ? said.firstVersion() : said.secondVersion(),
                known.partnerOf(by).imageId(),
                byFirst ? said.secondVersion() : said.firstVersion(),
                because,
                model);
    }

    /** Names those of an image's partners whose name may rest on it, or did. */
    private List<Event> nameAfter(ImageKey key, Set<ImageKey> partners, String model) {
        boolean isKnown = ledger.landmark(key).isPresent();
        List<Event> events = new ArrayList<>();
        for (ImageKey partner : partners) {
            boolean restedOnIt = ledger.naming(partner)
                    .filter(naming -> naming.because().contains(key.imageId()))
                    .isPresent();
            if (isKnown || restedOnIt) {
                name(partner, model).ifPresent(events::add);
            }
        }
        return events;
    }

    /** What an image may be called by now, where that is another name than was said. */
    private Optional<Event> name(ImageKey key, String model) {
        Optional<LastWord.Upload> upload = ledger.upload(key);
        if (upload.isEmpty()) {
            return Optional.empty();
        }
        Optional<LandmarkSuggestion> next =
                ledger.landmark(key).isPresent() ? Optional.empty() : LandmarkSuggestion.best(supports(key));
        if (next.equals(ledger.naming(key))) {
            return Optional.empty();
        }
        ledger.record(new Naming(key, next));
        return Optional.of(new Event.ImageLandmark(
                key.library(), key.imageId(), upload.get().version(), next.orElse(null), model));
    }

    /** Only an image of a known place supports a name. */
    private List<Support> supports(ImageKey key) {
        List<Support> supports = new ArrayList<>();
        for (Relation relation : ledger.relations(key)) {
            Statement said = relation.statement().orElseThrow();
            ImageKey partner = relation.partnerOf(key);
            ledger.landmark(partner)
                    .ifPresent(landmark -> supports.add(new Support(
                            partner.imageId(),
                            landmark,
                            said.inliers(),
                            FalseAlarms.confidence(said.log10FalseAlarms()))));
        }
        return supports;
    }
}
