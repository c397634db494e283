package org.samescene.app.lab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.samescene.Matching;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.FeatureIndex;
import org.samescene.index.lucene.IndexForm;
import org.samescene.verdict.Verdict;

/**
 * What an index costs and what it finds while it grows.
 *
 * <p>The library holds some photos and a {@link GrownLibrary}; the photos and copies of them are looked for. A
 * true pair is a query and another photo that exhaustive matching relates: every query is compared with every
 * photo, as candidates are.
 *
 * @param photos the first images of the library
 * @param queries the photos, and copies of them
 */
record IndexBench(
        List<ImageFeatures> photos,
        List<ImageFeatures> queries,
        GrownLibrary grown,
        Matching matching,
        Terminal terminal) {
    /** Images that are added between two refreshes, as the match stage does. */
    private static final int BATCH = 32;

    private static final int RECALL_AT = 100;

    /** Every so many queries one is timed. */
    private static final int TIMED = 3;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * As JSON field for field.
     *
     * @param imagesPerSecond added, refreshed in batches and committed, by the clock on the wall; since the
     *     run before
     * @param bytesPerImage of the index's folder, without the features records
     * @param recallAt100 share of the true pairs whose photo is among the query's first 100 candidates
     * @param recallOfDuplicates of those true pairs alone that are duplicates
     * @param recallOfLandmarks of those that show one landmark
     * @param searchP50Millis processor time of a search for {@code samescene.match.max-candidates} candidates,
     *     their features records among it
     * @param matchP99Millis processor time of the match stage for one image: search, verification and judgement
     * @param peakHeapBytes the most that was in use after a garbage collection since the index was opened
     */
    record Run(
            int images,
            String method,
            double imagesPerSecond,
            double bytesPerImage,
            double recallAt100,
            double recallOfDuplicates,
            double recallOfLandmarks,
            double searchP50Millis,
            double searchP99Millis,
            double matchP99Millis,
            long peakHeapBytes) {}

    /** As JSON field for field. */
    record Result(List<Run> runs) {}

    /** A query, by its number, and a photo that it is related to. */
    private record Pair(int query, ImageKey photo) {}

    /** What exhaustive matching says. */
    private record TruePairs(Set<Pair> duplicates, Set<Pair> landmarks) {
        int count() {
            return duplicates.size() + landmarks.size();
        }
    }

    /** @param sizes ascending */
    List<Run> runs(String method, IndexForm form, int[] sizes, Path folder) throws IOException {
        TruePairs pairs = truePairs();
        terminal.say(queries.size() + " queries for " + photos.size() + " photos make " + pairs.duplicates.size()
                + " pairs of duplicates and " + pairs.landmarks.size() + " of one landmark");
        List<Run> runs = new ArrayList<>();
        try (HeapWatch heap = new HeapWatch();
                FeatureIndex index = form.open(folder)) {
            long recordBytes = 0;
            int added = 0;
            for (int size : sizes) {
                Build build = build(index, added, size);
                recordBytes += build.recordBytes;
                double bytes = (double) (sizeOf(folder) - recordBytes) / size;
                runs.add(measure(index, method, size, build, bytes, pairs, heap));
                added = size;
                terminal.say(runs.getLast().toString());
            }
        }
        return runs;
    }

    private TruePairs truePairs() {
        Set<Pair> duplicates = ConcurrentHashMap.newKeySet();
        Set<Pair> landmarks = ConcurrentHashMap.newKeySet();
        IntStream.range(0, queries.size()).parallel().forEach(q -> {
            ImageFeatures query = queries.get(q);
            for (ImageFeatures photo : photos) {
                if (!photo.key().equals(query.key())) {
                    Pair pair = new Pair(q, photo.key());
                    switch (matching.judge().judge(query, photo, matching.agreement(query, photo))) {
                        case Verdict.Duplicate duplicate -> duplicates.add(pair);
                        case Verdict.SameLandmark same -> landmarks.add(pair);
                        case Verdict.Unrelated unrelated -> {}
                    }
                }
            }
        });
        return new TruePairs(duplicates, landmarks);
    }

    private record Build(double seconds, long recordBytes, int images) {}

    /** Makes images in batches, and measures how long the index takes for them. */
    private Build build(FeatureIndex index, int from, int to) {
        long nanos = 0;
        long recordBytes = 0;
        for (int first = from; first < to; first += BATCH) {
            List<ImageFeatures> batch = new ArrayList<>();
            for (int i = first; i < Math.min(first + BATCH, to); i++) {
                byte[] record = ImageFeaturesCodec.encode(image(i));
                recordBytes += record.length;
                batch.add(ImageFeaturesCodec.decode(record));
            }
            long start = System.nanoTime();
            for (int i = 0; i < batch.size(); i++) {
                index.add(first + i, batch.get(i));
            }
            index.refresh();
            nanos += System.nanoTime() - start;
        }
        long start = System.nanoTime();
        index.commit(to, Map.of());
        return new Build((nanos + System.nanoTime() - start) / 1e9, recordBytes, to - from);
    }

    private ImageFeatures image(int number) {
        return number < photos.size()
                ? photos.get(number)
                : grown.image(photos.getFirst().key().library(), number);
    }

    private Run measure(
            FeatureIndex index, String method, int size, Build build, double bytes, TruePairs pairs, HeapWatch heap) {
        List<Double> searches = new ArrayList<>();
        List<Double> matches = new ArrayList<>();
        Set<Pair> found = new HashSet<>();
        for (int q = 0; q < queries.size(); q++) {
            ImageFeatures query = queries.get(q);
            int number = q;
            index.candidates(query, Long.MAX_VALUE, RECALL_AT)
                    .forEach(candidate ->
                            found.add(new Pair(number, candidate.image().key())));
            if (q % TIMED == 0) {
                searches.add(millis(() -> index.candidates(query, Long.MAX_VALUE, matching.maxCandidates())));
                matches.add(millis(() -> matching.compare(query, Long.MAX_VALUE, index)));
            }
        }
        long duplicates = shared(pairs.duplicates, found);
        long landmarks = shared(pairs.landmarks, found);
        return new Run(
                size,
                method,
                build.images / build.seconds,
                bytes,
                (double) (duplicates + landmarks) / pairs.count(),
                (double) duplicates / pairs.duplicates.size(),
                (double) landmarks / pairs.landmarks.size(),
                percentile(searches, 0.5),
                percentile(searches, 0.99),
                percentile(matches, 0.99),
                heap.peakBytes());
    }

    private static long shared(Set<Pair> pairs, Set<Pair> found) {
        return pairs.stream().filter(found::contains).count();
    }

    private static double millis(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static double percentile(List<Double> values, double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    private static long sizeOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long bytes = 0;
            for (Path file : files.sorted(Comparator.naturalOrder()).toList()) {
                bytes += Files.isRegularFile(file) ? Files.size(file) : 0;
            }
            return bytes;
        }
    }
}
