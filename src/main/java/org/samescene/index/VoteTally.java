package org.samescene.index;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts the votes of descriptors for images.
 *
 * <p>Each query descriptor votes for the images of its nearest neighbours, once for each image, by how near
 * the best of them is. Patterns that repeat (brick, foliage, water) are kept from outvoting distinct ones in
 * both ways known from Jégou et al., "On the burstiness of visual elements" (CVPR 2009): within an image,
 * several query descriptors that name the same descriptor of it count by the root of the sum of their
 * squares; between images, a descriptor that has neighbours in n images gives each a share of 1/√n.
 *
 * <p>Not thread-safe: one tally for one query.
 */
public final class VoteTally {
    /** Descriptors farther apart than this say nothing. Unit descriptors: 0 … 2. */
    private final double distanceLimit;

    /** Image, its descriptor: the sum of the squares of the votes for it. */
    private final Map<Long, Map<Integer, Double>> votes = new HashMap<>();

    private final Map<Long, Ballot> ballot = new HashMap<>();

    private record Ballot(int descriptor, double weight) {}

    /** An image (by its position in the features log) and its votes. */
    public record Standing(long position, double votes) {}

    public VoteTally(double distanceLimit) {
        this.distanceLimit = distanceLimit;
    }

    /**
     * One neighbour of the query descriptor at hand.
     *
     * @param position which image
     * @param descriptor which descriptor of it
     * @param squaredDistance Euclidean, between unit descriptors
     */
    public void neighbour(long position, int descriptor, double squaredDistance) {
        double weight = 1 - squaredDistance / (distanceLimit * distanceLimit);
        if (weight > 0) {
            ballot.merge(position, new Ballot(descriptor, weight), (a, b) -> b.weight > a.weight ? b : a);
        }
    }

    /** The query descriptor at hand has named all its neighbours. */
    public void cast() {
        double share = 1 / Math.sqrt(ballot.size());
        ballot.forEach((position, vote) -> votes.computeIfAbsent(position, p -> new HashMap<>())
                .merge(vote.descriptor, square(vote.weight * share), Double::sum));
        ballot.clear();
    }

    private static double square(double x) {
        return x * x;
    }

    /** The images with most votes, best first; of equals the one with the lower position. */
    public List<Standing> best(int limit) {
        Standing[] standings = votes.entrySet().stream()
                .map(e -> new Standing(
                        e.getKey(),
                        e.getValue().values().stream().mapToDouble(Math::sqrt).sum()))
                .toArray(Standing[]::new);
        Arrays.sort(
                standings,
                Comparator.comparingDouble(Standing::votes).reversed().thenComparingLong(Standing::position));
        return List.of(Arrays.copyOf(standings, Math.min(limit, standings.length)));
    }
}
