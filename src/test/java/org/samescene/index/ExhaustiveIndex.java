package org.samescene.index;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;

/** The reference: in memory, every descriptor compared with every other. Lasts as long as the object. */
public final class ExhaustiveIndex implements FeatureIndex {
    private final SearchOptions options;
    private final Contents written =
            new Contents(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
    private volatile Contents visible = new Contents(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
    private Map<String, String> source = Map.of();
    private long committed;

    private record Entry(long position, ImageFeatures image) {}

    private record Contents(
            Map<ImageKey, Entry> images,
            Map<Pair, Relation> relations,
            Map<ImageKey, Naming> namings,
            Map<ImageKey, LastWord> lastWords,
            Map<ImageKey, Label> labels) {}

    private record Neighbour(long position, int descriptor, double squaredDistance) {}

    private static final Comparator<Neighbour> NEAREST_FIRST = Comparator.comparingDouble(Neighbour::squaredDistance)
            .thenComparingLong(Neighbour::position)
            .thenComparingInt(Neighbour::descriptor);

    public ExhaustiveIndex(SearchOptions options) {
        this.options = options;
    }

    @Override
    public long committedPosition() {
        return committed;
    }

    @Override
    public void add(long position, ImageFeatures image) {
        remove(image.key());
        written.images.put(image.key(), new Entry(position, image));
    }

    @Override
    public void addAll(List<Candidate> images) {
        images.forEach(image -> add(image.position(), image.image()));
    }

    @Override
    public void remove(ImageKey key) {
        written.images.remove(key);
    }

    @Override
    public void record(Said said) {
        switch (said) {
            case Relation relation -> written.relations.put(relation.pair(), relation);
            case Naming naming -> written.namings.put(naming.image(), naming);
        }
    }

    @Override
    public void refresh() {
        visible = new Contents(
                Map.copyOf(written.images),
                Map.copyOf(written.relations),
                Map.copyOf(written.namings),
                Map.copyOf(written.lastWords),
                Map.copyOf(written.labels));
    }

    private Map<Long, ImageFeatures> earlier(ImageFeatures query, long before) {
        Map<Long, ImageFeatures> earlier = new HashMap<>();
        visible.images.values().stream()
                .filter(entry -> entry.position < before && !entry.image.key().equals(query.key()))
                .filter(entry -> entry.image.key().library().equals(query.key().library()))
                .forEach(entry -> earlier.put(entry.position, entry.image));
        return earlier;
    }

    @Override
    public List<Candidate> copies(ImageFeatures few, long before, int limit) {
        Map<Long, ImageFeatures> earlier = earlier(few, before);
        return vote(few, earlier).best(limit).stream()
                .filter(standing -> standing.votes()
                        >= SearchOptions.MIN_COPY_VOTES * few.local().count())
                .map(standing -> new Candidate(earlier.get(standing.position()), standing.position()))
                .toList();
    }

    @Override
    public List<Candidate> candidates(ImageFeatures query, long before, int limit) {
        Map<Long, ImageFeatures> earlier = earlier(query, before);
        Map<Long, Candidate> candidates = new LinkedHashMap<>();
        earlier.entrySet().stream()
                .filter(entry -> entry.getValue().sha256().equals(query.sha256()))
                .sorted(Map.Entry.comparingByKey())
                .limit(limit)
                .forEach(copy -> candidates.put(copy.getKey(), new Candidate(copy.getValue(), copy.getKey())));
        for (VoteTally.Standing standing : vote(query, earlier).best(limit)) {
            if (candidates.size() < limit) {
                candidates.putIfAbsent(
                        standing.position(), new Candidate(earlier.get(standing.position()), standing.position()));
            }
        }
        return List.copyOf(candidates.values());
    }

    private VoteTally vote(ImageFeatures query, Map<Long, ImageFeatures> earlier) {
        VoteTally tally = new VoteTally(options.distanceLimit());
        Map<Long, int[]> searched = new HashMap<>();
        earlier.forEach(
                (position, image) -> searched.put(position, SearchedFeatures.of(image, options.indexedDescriptors())));
        for (int i : SearchedFeatures.of(query, options.queriedDescriptors())) {
            for (Neighbour near : nearest(query.local(), i, earlier, searched)) {
                tally.neighbour(near.position, near.descriptor, near.squaredDistance);
            }
            tally.cast();
        }
        return tally;
    }

    private Iterable<Neighbour> nearest(
            LocalFeatures query, int i, Map<Long, ImageFeatures> earlier, Map<Long, int[]> searched) {
        PriorityQueue<Neighbour> nearest = new PriorityQueue<>(NEAREST_FIRST.reversed());
        double limit = options.distanceLimit() * options.distanceLimit();
        earlier.forEach((position, image) -> {
            for (int k : searched.get(position)) {
                double squaredDistance = squaredDistance(query, i, image.local(), k);
                if (squaredDistance < limit) {
                    nearest.add(new Neighbour(position, k, squaredDistance));
                }
                if (nearest.size() > options.neighbours()) {
                    nearest.remove();
                }
            }
        });
        return nearest;
    }

    private static double squaredDistance(LocalFeatures a, int i, LocalFeatures b, int k) {
        int d = a.dimensions();
        float[] ofA = a.descriptors();
        float[] ofB = b.descriptors();
        float sum = 0;
        for (int c = 0; c < d; c++) {
            float difference = ofA[i * d + c] - ofB[k * d + c];
            sum += difference * difference;
        }
        return sum;
    }

    @Override
    public Optional<LastWord> lastWord(ImageKey key) {
        return Optional.ofNullable(visible.lastWords.get(key));
    }

    @Override
    public void record(ImageKey key, LastWord word) {
        written.lastWords.put(key, word);
    }

    @Override
    public Optional<Label> label(ImageKey key) {
        return Optional.ofNullable(visible.labels.get(key));
    }

    @Override
    public void record(ImageKey key, Label label) {
        written.labels.put(key, label);
    }

    @Override
    public Optional<ImageFeatures> image(ImageKey key) {
        return Optional.ofNullable(visible.images.get(key)).map(Entry::image);
    }

    @Override
    public List<Relation> relations(ImageKey key) {
        return visible.relations.values().stream()
                .filter(relation -> relation.pair().has(key))
                .toList();
    }

    @Override
    public Optional<Relation> relation(Pair pair) {
        return Optional.ofNullable(visible.relations.get(pair));
    }

    @Override
    public Optional<LandmarkSuggestion> naming(ImageKey key) {
        return Optional.ofNullable(visible.namings.get(key)).flatMap(Naming::suggestion);
    }

    @Override
    public void commit(long nextPosition, Map<String, String> next) {
        committed = nextPosition;
        source = next;
    }

    @Override
    public Map<String, String> source() {
        return source;
    }

    @Override
    public void close() {}
}
