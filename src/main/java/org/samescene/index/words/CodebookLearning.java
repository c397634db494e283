package org.samescene.index.words;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Learns a codebook from the descriptors of some images. The same images in the same order, with the same
 * seed, give the same bytes.
 *
 * <p>Never learn from images that the search is then measured on: it looks better than it is.
 *
 * @param size how many words; the images need some times as many descriptors
 */
public record CodebookLearning(String model, int size, long seed) {
    private static final int ITERATIONS = 20;
    private static final int CELL_ITERATIONS = 10;

    /**
     * The codebook's file.
     *
     * @param images the descriptors of each, n × D, row-major
     */
    public byte[] learn(List<float[]> images, int dimensions) {
        float[] points = joined(images);
        float[] words = Clustering.centres(
                points, points.length / dimensions, dimensions, size, ITERATIONS, seed, (centres, k) -> {
                    Cells cells = cells(centres, k, dimensions);
                    CentroidSearch search = new CentroidSearch(cells.points, cells.sizes, dimensions);
                    return (all, n) -> inParallel(search, all, n, dimensions)
                            .map(i -> cells.order[i])
                            .toArray();
                });
        Cells cells = cells(words, size, dimensions);
        float[] unweighted = new float[size];
        Codebook codebook =
                CodebookFile.read(CodebookFile.write(model, dimensions, cells.points, cells.sizes, unweighted));
        return CodebookFile.write(model, dimensions, cells.points, cells.sizes, idf(codebook, images));
    }

    /**
     * log(images / images that have the word). A word that none of them has weighs as one that a single one
     * has.
     */
    private static float[] idf(Codebook codebook, List<float[]> images) {
        int[] having = new int[codebook.size()];
        for (float[] descriptors : images) {
            AggregatedWords words = codebook.aggregate(descriptors, descriptors.length / codebook.dimensions(), 1);
            for (int k = 0; k < words.count(); k++) {
                having[words.word(k)]++;
            }
        }
        float[] idf = new float[having.length];
        for (int word = 0; word < idf.length; word++) {
            idf[word] = (float) Math.log((double) images.size() / Math.max(1, having[word]));
        }
        return idf;
    }

    /**
     * Points put together by cells, about as many as the root of their number.
     *
     * @param order the number that each of the points had before
     */
    private record Cells(float[] points, int[] sizes, int[] order) {}

    private Cells cells(float[] points, int k, int dimensions) {
        int cells = (int) Math.round(Math.sqrt(k));
        float[] centres = Clustering.centres(
                points, k, dimensions, cells, CELL_ITERATIONS, seed, (c, n) -> Clustering.exact(c, n, dimensions));
        int[] cellOf = Clustering.exact(centres, cells, dimensions).nearest(points, k);
        int[] order = IntStream.range(0, k)
                .boxed()
                .sorted((a, b) -> cellOf[a] == cellOf[b] ? a - b : cellOf[a] - cellOf[b])
                .mapToInt(i -> i)
                .toArray();
        float[] sorted = new float[points.length];
        int[] counts = new int[cells];
        for (int i = 0; i < k; i++) {
            System.arraycopy(points, order[i] * dimensions, sorted, i * dimensions, dimensions);
            counts[cellOf[order[i]]]++;
        }
        return new Cells(sorted, Arrays.stream(counts).filter(n -> n > 0).toArray(), order);
    }

    /** The nearest of each; in parts, so that all processors have something to do. */
    private static IntStream inParallel(CentroidSearch search, float[] points, int n, int dimensions) {
        int part = 8192;
        return IntStream.range(0, (n + part - 1) / part)
                .parallel()
                .mapToObj(p -> {
                    int to = Math.min(n, (p + 1) * part);
                    float[] some = Arrays.copyOfRange(points, p * part * dimensions, to * dimensions);
                    return search.nearest(some, to - p * part, 1);
                })
                .toList()
                .stream()
                .flatMapToInt(Arrays::stream);
    }

    private static float[] joined(List<float[]> images) {
        float[] all = new float[images.stream().mapToInt(image -> image.length).sum()];
        int at = 0;
        for (float[] image : images) {
            System.arraycopy(image, 0, all, at, image.length);
            at += image.length;
        }
        return all;
    }
}
