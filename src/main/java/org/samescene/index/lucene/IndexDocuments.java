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
import org.samescene.index.Label;
import org.samescene.index.LastWord;
import org.samescene.index.SearchedFeatures;

/**
 * How images stand in Lucene documents; what was said of them: {@link SaidDocuments}.
 *
 * <p>An image is a block: one document for each descriptor that is found as a vector, then one for the image
 * with its visual words ({@link WordFields}) and its whole features record. All carry the image's key, so that
 * one term deletes them.
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

    /** On last words: the key of the image. */
    static final String LAST = "last";

    /** On last words: milliseconds since 1970. */
    private static final String LAST_TIME = "lastTime";

    /** On last words of uploads. */
    private static final String LAST_VERSION = "lastVersion";

    private static final String LAST_SHA256 = "lastSha256";

    /** On last words of uploads that say what the image shows. */
    private static final String LAST_LANDMARK = "lastLandmark";

    /** On labels: the key of the image. */
    private static final String LABEL = "label";

    /** On labels: milliseconds since 1970. */
    private static final String LABEL_TIME = "labelTime";

    /** On labels: what the image shows, where it is known. */
    private static final String LABEL_LANDMARK = "labelLandmark";

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

    static Term lastWord(ImageKey key) {
        return new Term(LAST, key.toString());
    }

    static Document lastWord(ImageKey key, LastWord word) {
        Document document = new Document();
        document.add(new StringField(LAST, key.toString(), Field.Store.NO));
        document.add(new StoredField(LAST_TIME, word.time()));
        word.upload().ifPresent(upload -> {
            document.add(new StoredField(LAST_VERSION, upload.version()));
            document.add(new StoredField(LAST_SHA256, upload.sha256()));
            if (upload.landmark() != null) {
                document.add(new StoredField(LAST_LANDMARK, upload.landmark()));
            }
        });
        return document;
    }

    static LastWord lastWord(StoredFields fields, int doc) throws IOException {
        Document document = fields.document(doc);
        long time = document.getField(LAST_TIME).numericValue().longValue();
        String version = document.get(LAST_VERSION);
        return version == null
                ? LastWord.deletion(time)
                : new LastWord(
                        time,
                        Optional.of(
                                new LastWord.Upload(version, document.get(LAST_SHA256), document.get(LAST_LANDMARK))));
    }

    static Term label(ImageKey key) {
        return new Term(LABEL, key.toString());
    }

    static Document label(ImageKey key, Label label) {
        Document document = new Document();
        document.add(new StringField(LABEL, key.toString(), Field.Store.NO));
        document.add(new StoredField(LABEL_TIME, label.time()));
        label.landmark().ifPresent(landmark -> document.add(new StoredField(LABEL_LANDMARK, landmark)));
        return document;
    }

    static Label label(StoredFields fields, int doc) throws IOException {
        Document document = fields.document(doc);
        return new Label(
                document.getField(LABEL_TIME).numericValue().longValue(),
                Optional.ofNullable(document.get(LABEL_LANDMARK)));
    }
}
