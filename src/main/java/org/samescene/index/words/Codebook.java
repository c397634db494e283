package org.samescene.index.words;

import java.util.Arrays;

/**
 * The visual words of a model: points of its descriptors' space, and how much each word says. Frozen: a
 * codebook that learnt while it is used would make the same pair of images look alike to another degree each
 * day, and replays would differ.
 *
 * <p>Immutable; for any number of threads.
 */
public final class Codebook {
    /** Signs of a residual that are kept: two fields of 20. */
    public static final int MOST_DIMENSIONS = 40;

    private final String id;
    private final String model;
    private final int dimensions;
    private final float[] words;
    private final float[] idf;
    private final CentroidSearch search;

    /**
     * @param id differs wherever words or weights do
     * @param model whose descriptors the words are made of
     * @param words k × D, row-major, the neighbouring ones of a cell together
     * @param cellSizes how many words each cell has
     * @param idf log of the inverse share of images that have the word, k of them
     */
    Codebook(String id, String model, int dimensions, float[] words, int[] cellSizes, float[] idf) {
        if (dimensions > MOST_DIMENSIONS) {
            throw new IllegalArgumentException("visual words keep the signs of up to " + MOST_DIMENSIONS
                    + " components; the model " + model + " has " + dimensions);
        }
        if (words.length != idf.length * dimensions || Arrays.stream(cellSizes).sum() != idf.length) {
            throw new IllegalArgumentException("lengths disagree: words " + words.length + " at " + dimensions
                    + " dimensions, idf " + idf.length + ", cells of "
                    + Arrays.stream(cellSizes).sum() + " words");
        }
        this.id = id;
        this.model = model;
        this.dimensions = dimensions;
        this.words = words;
        this.idf = idf;
        this.search = new CentroidSearch(words, cellSizes, dimensions);
    }

    public String id() {
        return id;
    }

    public String model() {
        return model;
    }

    /** How many words there are. */
    public int size() {
        return idf.length;
    }

    public int dimensions() {
        return dimensions;
    }

    /** log of the inverse share of images that have the word. */
    float idf(int word) {
        return idf[word];
    }

    /**
     * What an image's descriptors are in words.
     *
     * @param descriptors n × D, row-major
     * @param assignments to how many words each descriptor belongs: its nearest ones
     */
    public AggregatedWords aggregate(float[] descriptors, int n, int assignments) {
        if (descriptors.length != n * dimensions) {
            throw new IllegalArgumentException(
                    n + " descriptors of " + dimensions + " dimensions in " + descriptors.length + " numbers");
        }
        return AggregatedWords.of(this, descriptors, search.nearest(descriptors, n, assignments), assignments);
    }

    /** Component d of a word. */
    float component(int word, int d) {
        return words[word * dimensions + d];
    }
}
