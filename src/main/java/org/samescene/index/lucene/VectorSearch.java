package org.samescene.index.lucene;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.SearchOptions;
import org.samescene.index.SearchedFeatures;
import org.samescene.index.VoteTally;

/** The images that a query's descriptors vote for by their nearest neighbours. */
record VectorSearch(SearchOptions options) implements ImageSearch {
    @Override
    public List<Long> alike(IndexReader reader, ImageFeatures query, long before, int limit) throws IOException {
        return best(reader, query, before, limit, 0);
    }

    @Override
    public List<Long> copies(IndexReader reader, ImageFeatures few, long before, int limit) throws IOException {
        return best(reader, few, before, limit, SearchOptions.MIN_COPY_VOTES);
    }

    /** @param minVotes votes that each descriptor which asks casts for an image, on average */
    private List<Long> best(IndexReader reader, ImageFeatures query, long before, int limit, double minVotes)
            throws IOException {
        VoteTally tally = new VoteTally(options.distanceLimit());
        DescriptorSearch search = new DescriptorSearch(reader, query.key().library(), before);
        int[] asking = SearchedFeatures.of(query, options.queriedDescriptors());
        float[] descriptors = query.local().descriptors(asking);
        for (List<DescriptorSearch.Neighbour> neighbours :
                search.nearest(descriptors, asking.length, options.neighbours(), options.distanceLimit())) {
            neighbours.forEach(
                    neighbour -> tally.neighbour(neighbour.position(), neighbour.rank(), neighbour.squaredDistance()));
            tally.cast();
        }
        return tally.best(limit).stream()
                .filter(standing -> standing.votes() >= minVotes * asking.length)
                .map(VoteTally.Standing::position)
                .toList();
    }
}
