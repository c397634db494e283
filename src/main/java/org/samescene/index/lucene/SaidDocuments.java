package org.samescene.index.lucene;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.samescene.arrival.ImageKey;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.Naming;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.Review;
import org.samescene.index.Said;

/** How what was said stands in Lucene: a document for each pair, found from either image, and for each named image. */
final class SaidDocuments {
    /** On relations: both keys, in order. */
    private static final String PAIR = "pair";

    /** On relations: either key. */
    private static final String PARTY = "party";

    /** On namings: the key of the image. */
    private static final String NAMED = "named";

    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String ENDED = "ended";
    private static final String EVENT_ID = "eventId";
    private static final String KIND = "kind";
    private static final String FIRST_VERSION = "firstVersion";
    private static final String SECOND_VERSION = "secondVersion";
    private static final String INLIERS = "inliers";
    private static final String FALSE_ALARMS = "log10FalseAlarms";
    private static final String THRESHOLDS = "thresholds";
    private static final String REVIEWED_AT = "reviewedAt";
    private static final String REVIEW = "review";
    private static final String NAME = "name";
    private static final String CONFIDENCE = "confidence";
    private static final String BECAUSE = "because";

    private SaidDocuments() {}

    /** What finds the document that this takes the place of. */
    static Term term(Said said) {
        return switch (said) {
            case Relation relation -> pair(relation.pair());
            case Naming naming -> named(naming.image());
        };
    }

    static Term pair(Pair pair) {
        return new Term(PAIR, pair.first() + "\n" + pair.second());
    }

    static Term party(ImageKey key) {
        return new Term(PARTY, key.toString());
    }

    static Term named(ImageKey key) {
        return new Term(NAMED, key.toString());
    }

    static Document document(Said said) {
        return switch (said) {
            case Relation relation -> relation(relation);
            case Naming naming -> naming(naming);
        };
    }

    private static Document relation(Relation relation) {
        Pair pair = relation.pair();
        Document document = new Document();
        document.add(new StringField(PAIR, pair(pair).text(), Field.Store.NO));
        for (ImageKey key : List.of(pair.first(), pair.second())) {
            document.add(new StringField(PARTY, key.toString(), Field.Store.NO));
        }
        document.add(new StoredField(FIRST, pair.first().toString()));
        document.add(new StoredField(SECOND, pair.second().toString()));
        relation.ended().forEach(id -> document.add(new StoredField(ENDED, id)));
        relation.review().ifPresent(review -> {
            document.add(new StoredField(REVIEWED_AT, review.time()));
            document.add(new StoredField(REVIEW, review.decision().name()));
        });
        relation.statement().ifPresent(statement -> {
            document.add(new StoredField(EVENT_ID, statement.eventId()));
            document.add(new StoredField(KIND, statement.kind().name()));
            document.add(new StoredField(FIRST_VERSION, statement.firstVersion()));
            document.add(new StoredField(SECOND_VERSION, statement.secondVersion()));
            document.add(new StoredField(INLIERS, statement.inliers()));
            document.add(new StoredField(FALSE_ALARMS, statement.log10FalseAlarms()));
            document.add(new StoredField(THRESHOLDS, statement.thresholds()));
        });
        return document;
    }

    static Relation relation(StoredFields stored, int doc) throws IOException {
        Document document = stored.document(doc);
        Optional<Relation.Statement> statement = Optional.ofNullable(document.get(EVENT_ID))
                .map(eventId -> new Relation.Statement(
                        eventId,
                        Relation.Kind.valueOf(document.get(KIND)),
                        document.get(FIRST_VERSION),
                        document.get(SECOND_VERSION),
                        document.getField(INLIERS).numericValue().intValue(),
                        document.getField(FALSE_ALARMS).numericValue().doubleValue(),
                        document.get(THRESHOLDS)));
        return new Relation(
                new Pair(ImageKey.parse(document.get(FIRST)), ImageKey.parse(document.get(SECOND))),
                statement,
                Optional.ofNullable(document.get(REVIEW))
                        .map(decision -> new Review(
                                document.getField(REVIEWED_AT).numericValue().longValue(),
                                Review.Decision.valueOf(decision))),
                texts(document, ENDED));
    }

    private static Document naming(Naming naming) {
        Document document = new Document();
        document.add(new StringField(NAMED, naming.image().toString(), Field.Store.NO));
        naming.suggestion().ifPresent(suggestion -> {
            document.add(new StoredField(NAME, suggestion.name()));
            document.add(new StoredField(CONFIDENCE, suggestion.confidence()));
            suggestion.because().forEach(imageId -> document.add(new StoredField(BECAUSE, imageId)));
        });
        return document;
    }

    static Optional<LandmarkSuggestion> suggestion(StoredFields stored, int doc) throws IOException {
        Document document = stored.document(doc);
        return Optional.ofNullable(document.get(NAME))
                .map(name -> new LandmarkSuggestion(
                        name, document.getField(CONFIDENCE).numericValue().doubleValue(), texts(document, BECAUSE)));
    }

    private static List<String> texts(Document document, String field) {
        return Arrays.stream(document.getFields(field))
                .map(IndexableField::stringValue)
                .toList();
    }
}
