package org.samescene.index.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.util.BytesRef;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.LastWord;
import org.samescene.index.Relation;
import org.samescene.index.SearchedFeatures;

/**
 * How images and relations stand in Lucene documents.
 *
 * <p>An image is a block: one document for each descriptor that is found as a vector, then one for the image
 * with its visual words ({@link WordFields}) and its whole features record. All carry the image's key, so that
 * one term deletes them. A relation is a document of its
 * own, found from either party.
 */
final class IndexDocuments {
    /** On descriptors and images: {@code library/imageId}. */
    static final String KEY = "key";

    /** On descriptors and images: the offset in the features log. */
    static final String POSITION = "position";

    /** On descriptors: which library, as a term. */
    static final String LIBRARY = "library";

    /** On descriptors: the unit vector. */
    static final String VECTOR = "vector";

    /** On descriptors: its rank among those of its image. */
    static final String RANK = "rank";

    /** On images: {@code library/imageId}. */
    static final String IMAGE = "image";

    /** On images: the position as a term. */
    static final String IMAGE_AT = "imageAt";

    /** On images: {@code library/sha256}. */
    static final String CONTENT = "content";

    /** On images: the features record. */
    static final String FEATURES = "features";

    /** On relations: both keys, in order. */
    static final String PAIR = "pair";

    /** On relations: either key. */
    static final String PARTY = "party";

    /** On last words: the key of the image. */
    static final String LAST = "last";

    /** On last words: milliseconds since 1970. */
    private static final String LAST_TIME = "lastTime";

    /** On last words of uploads: which. */
    private static final String LAST_CONTENT = "lastContent";

    private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;

    private IndexDocuments() {}

    /** What an image's searchable descriptors are found by: a document each, that go before the image's own. */
    static List<Document> descriptors(long position, ImageFeatures image, int indexedDescriptors) {
        int d = image.local().dimensions();
        float[] descriptors = image.local().descriptors();
        List<Document> documents = new ArrayList<>(indexedDescriptors);
        for (int i : SearchedFeatures.of(image, indexedDescriptors)) {
            Document descriptor = located(position, image.key());
            descriptor.add(new StringField(LIBRARY, image.key().library(), Field.Store.NO));
            descriptor.add(new NumericDocValuesField(RANK, i));
            descriptor.add(
                    new KnnFloatVectorField(VECTOR, Arrays.copyOfRange(descriptors, i * d, (i + 1) * d), SIMILARITY));
            documents.add(descriptor);
        }
        return documents;
    }

    static Document image(long position, ImageFeatures image) {
        Document whole = located(position, image.key());
        whole.add(new StringField(IMAGE, image.key().toString(), Field.Store.NO));
        whole.add(new StringField(IMAGE_AT, Long.toString(position), Field.Store.NO));
        whole.add(new StringField(CONTENT, content(image), Field.Store.NO));
        whole.add(new BinaryDocValuesField(FEATURES, new BytesRef(ImageFeaturesCodec.encode(image))));
        return whole;
    }

    private static Document located(long position, ImageKey key) {
        Document document = new Document();
        document.add(new StringField(KEY, key.toString(), Field.Store.NO));
        document.add(NumericDocValuesField.indexedField(POSITION, position));
        return document;
    }

    static String content(ImageFeatures image) {
        return image.key().library() + "/" + image.sha256();
    }

    static Term pair(Relation relation) {
        String a = relation.image().toString();
        String b = relation.other().toString();
        return new Term(PAIR, a.compareTo(b) < 0 ? a + "\n" + b : b + "\n" + a);
    }

    static Document relation(Relation relation) {
        Document document = new Document();
        document.add(new StringField(PAIR, pair(relation).text(), Field.Store.NO));
        document.add(new StringField(PARTY, relation.image().toString(), Field.Store.NO));
        document.add(new StringField(PARTY, relation.other().toString(), Field.Store.NO));
        document.add(new StoredField("later", relation.image().toString()));
        document.add(new StoredField("laterVersion", relation.imageVersion()));
        document.add(new StoredField("earlier", relation.other().toString()));
        document.add(new StoredField("earlierVersion", relation.otherVersion()));
        document.add(new StoredField("kind", relation.kind().name()));
        document.add(new StoredField("inliers", relation.inliers()));
        document.add(new StoredField("log10FalseAlarms", relation.log10FalseAlarms()));
        return document;
    }

    static Relation relation(StoredFields stored, int document) throws IOException {
        Document fields = stored.document(document);
        return new Relation(
                ImageKey.parse(fields.get("later")),
                fields.get("laterVersion"),
                ImageKey.parse(fields.get("earlier")),
                fields.get("earlierVersion"),
                Relation.Kind.valueOf(fields.get("kind")),
                fields.getField("inliers").numericValue().intValue(),
                fields.getField("log10FalseAlarms").numericValue().doubleValue());
    }

    static Term lastWord(ImageKey key) {
        return new Term(LAST, key.toString());
    }

    static Document lastWord(ImageKey key, LastWord word) {
        Document document = new Document();
        document.add(new StringField(LAST, key.toString(), Field.Store.NO));
        document.add(new StoredField(LAST_TIME, word.time()));
        word.content().ifPresent(content -> document.add(new StoredField(LAST_CONTENT, content)));
        return document;
    }

    static LastWord lastWord(StoredFields fields, int doc) throws IOException {
        Document document = fields.document(doc);
        return new LastWord(
                document.getField(LAST_TIME).numericValue().longValue(),
                Optional.ofNullable(document.get(LAST_CONTENT)));
    }
}
