package org.samescene.app.lab.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * <p>The library holds some photos and a {@link GrownLibrary}; copies of the photos are looked for. A true pair
 * is a copy and a photo that exhaustive matching relates: every copy is compared with every photo, as
 * candidates are. So photos of one place count too.
 *
 * @param photos the first images of the library
 * @param queries copies of them
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
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /**
     * As JSON field for field.
     *
     * @param imagesPerSecond added, refreshed in batches and committed, by the clock on the wall; since the
     *     run before
     * @param bytesPerImage of the index's folder, without the features records
     * @param recallAt100 share of the true pairs whose photo is among the copy's first 100 candidates
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
            double searchP50Millis,
            double searchP99Millis,
            double matchP99Millis,
            long peakHeapBytes) {}

    /** As JSON field for field. */
    record Result(List<Run> runs) {}

    /** A copy, by its number among the queries, and a photo that it is related to. */
    private record Pair(int query, ImageKey photo) {}

    /** @param sizes ascending */
    List<Run> runs(String method, IndexForm form, int[] sizes, Path folder) throws IOException {
        List<Pair> pairs = truePairs();
        terminal.say(queries.size() + " copies of " + photos.size() + " photos make " + pairs.size() + " true pairs");
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

    private List<Pair> truePairs() {
        List<Pair> pairs = new ArrayList<>();
        for (int q = 0; q < queries.size(); q++) {
            ImageFeatures query = queries.get(q);
            for (ImageFeatures photo : photos) {
                Verdict verdict = matching.judge().judge(query, photo, matching.agreement(query, photo));
                if (!(verdict instanceof Verdict.Unrelated)) {
                    pairs.add(new Pair(q, photo.key()));
                }
            }
        }
        return pairs;
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
            FeatureIndex index, String method, int size, Build build, double bytes, List<Pair> pairs, HeapWatch heap) {
        double[] searches = new double[queries.size()];
        double[] matches = new double[queries.size()];
        Set<Pair> found = new HashSet<>();
        for (int q = 0; q < queries.size(); q++) {
            ImageFeatures query = queries.get(q);
            int number = q;
            index.candidates(query, Long.MAX_VALUE, RECALL_AT)
                    .forEach(candidate ->
                            found.add(new Pair(number, candidate.image().key())));
            searches[q] = millis(() -> index.candidates(query, Long.MAX_VALUE, matching.maxCandidates()));
            matches[q] = millis(() -> matching.compare(query, Long.MAX_VALUE, index));
        }
        return new Run(
                size,
                method,
                build.images / build.seconds,
                bytes,
                (double) pairs.stream().filter(found::contains).count() / pairs.size(),
                percentile(searches, 0.5),
                percentile(searches, 0.99),
                percentile(matches, 0.99),
                heap.peakBytes());
    }

    private static double millis(Runnable work) {
        long start = THREADS.getCurrentThreadCpuTime();
        work.run();
        return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
    }

    private static double percentile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
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
