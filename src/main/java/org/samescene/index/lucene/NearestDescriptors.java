package org.samescene.index.lucene;

import java.util.Arrays;

/**
 * The largest dot products that each of some queries has met so far, in packed arrays, largest first. Of
 * equal ones the first met stays.
 */
final class NearestDescriptors {
    private final int limit;
    private final int[] found;
    private final float[] products;
    private final int[] segments;
    private final int[] documents;

    /** @param least products that are not larger are not kept */
    NearestDescriptors(int queries, int limit, float least) {
        this.limit = limit;
        this.found = new int[queries];
        this.products = new float[queries * limit];
        this.segments = new int[queries * limit];
        this.documents = new int[queries * limit];
        Arrays.fill(products, least);
    }

    /** A product must be larger than this to be kept. */
    float worst(int query) {
        return products[query * limit + limit - 1];
    }

    void add(int query, float product, int segment, int document) {
        int first = query * limit;
        int at = first + limit - 1;
        if (!(product > products[at])) {
            return;
        }
        while (at > first && product > products[at - 1]) {
            products[at] = products[at - 1];
            segments[at] = segments[at - 1];
            documents[at] = documents[at - 1];
            at--;
        }
        products[at] = product;
        segments[at] = segment;
        documents[at] = document;
        found[query] = Math.min(found[query] + 1, limit);
    }

    int found(int query) {
        return found[query];
    }

    float product(int query, int k) {
        return products[query * limit + k];
    }

    int segment(int query, int k) {
        return segments[query * limit + k];
    }

    int document(int query, int k) {
        return documents[query * limit + k];
    }
}
