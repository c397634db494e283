package org.samescene.index.lucene;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import org.samescene.index.words.AggregatedWords;

/**
 * How an image's visual words stand in its document: each word is a term of two fields, and the signs of its
 * residual are the term's frequencies there, minus one.
 *
 * <p>Why frequencies? They are packed beside the document numbers and read 128 at a time: 6 to 8 ns a word of
 * an image; payloads take 12 ns, and frequencies one by one 27 and more. Why two fields? The frequencies of a
 * document in a field must sum to less than 2³¹, which 1000 words of 20 bits do.
 *
 * <p>A term begins with the library, so that what is read for a query is that library's alone.
 */
final class WordFields {
    /** Signs of components 0 … 19. */
    static final String LOW = "wordsLow";

    /** Signs of components 20 … 39. */
    static final String HIGH = "wordsHigh";

    /** {@link AggregatedWords#norm()}, as the bits of a float. */
    static final String NORM = "wordsNorm";

    private static final int BITS = 20;
    private static final int MASK = (1 << BITS) - 1;
    private static final FieldType TYPE = new FieldType();

    static {
        TYPE.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TYPE.setOmitNorms(true);
        TYPE.freeze();
    }

    private WordFields() {}

    static void add(Document document, String library, AggregatedWords words) {
        document.add(new Field(LOW, new SignedWords(library, words, false), TYPE));
        document.add(new Field(HIGH, new SignedWords(library, words, true), TYPE));
        document.add(new NumericDocValuesField(NORM, Float.floatToRawIntBits((float) words.norm())));
    }

    static int low(long signs) {
        return (int) signs & MASK;
    }

    static int high(long signs) {
        return (int) (signs >>> BITS) & MASK;
    }

    /** Writes the terms of one library's words, one after the other, into the same bytes. */
    static final class Terms {
        private final byte[] bytes;

        Terms(String library) {
            byte[] prefix = (library + "/").getBytes(StandardCharsets.UTF_8);
            this.bytes = Arrays.copyOf(prefix, prefix.length + 3);
        }

        BytesRef term(int word) {
            bytes[bytes.length - 3] = (byte) (word >> 16);
            bytes[bytes.length - 2] = (byte) (word >> 8);
            bytes[bytes.length - 1] = (byte) word;
            return new BytesRef(bytes);
        }
    }

    private static final class SignedWords extends TokenStream {
        private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
        private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
        private final Terms terms;
        private final AggregatedWords words;
        private final boolean high;
        private int next;

        SignedWords(String library, AggregatedWords words, boolean high) {
            this.terms = new Terms(library);
            this.words = words;
            this.high = high;
        }

        @Override
        public void reset() {
            next = 0;
        }

        @Override
        public boolean incrementToken() {
            if (next == words.count()) {
                return false;
            }
            clearAttributes();
            long signs = words.signs(next);
            term.setBytesRef(terms.term(words.word(next)));
            frequency.setTermFrequency(1 + (high ? high(signs) : low(signs)));
            next++;
            return true;
        }
    }
}
