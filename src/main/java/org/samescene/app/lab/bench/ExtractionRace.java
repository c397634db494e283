package org.samescene.app.lab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.samescene.Extraction;
import org.samescene.app.setup.Assembly;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.feature.tensorflow.TensorFlowExtractor;
import org.samescene.feature.tensorflow.TensorFlowThreads;

/**
 * The extract stage against the bare model, turn about on the same photos, so that what else the machine does
 * hits both.
 */
final class ExtractionRace implements AutoCloseable {
    private static final Duration WARM_UP = Duration.ofSeconds(15);

    private final Extraction extraction;
    private final FeatureExtractor bare;
    private final List<Arrival.Uploaded> uploads = new ArrayList<>();
    private final List<Bitmap> bitmaps = new ArrayList<>();
    private final int concurrency;
    private final ExecutorService threads;

    /**
     * As JSON field for field.
     *
     * @param size longest side, pixels
     * @param imagesPerSecond from file to features record
     * @param bareImagesPerSecond the model alone in a plain loop on decoded pixels
     * @param ratio of these two
     * @param concurrency images at once; the plain loop has one
     * @param images how many were measured, each way
     */
    record Result(
            String model,
            int size,
            double imagesPerSecond,
            double bareImagesPerSecond,
            double ratio,
            String device,
            int concurrency,
            int images,
            double cpuSecondsPerImage,
            double bareCpuSecondsPerImage) {}

    /** Wall and processor time of all rounds, in seconds. */
    private static final class Clock {
        private static final OperatingSystemMXBean MACHINE =
                (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        private double wall;
        private double cpu;

        void time(Callable<Void> round) throws Exception {
            long wallBefore = System.nanoTime();
            long cpuBefore = MACHINE.getProcessCpuTime();
            round.call();
            wall += (System.nanoTime() - wallBefore) / 1e9;
            cpu += (MACHINE.getProcessCpuTime() - cpuBefore) / 1e9;
        }
    }

    ExtractionRace(Assembly assembly, List<Path> files, int concurrency) throws Exception {
        this.concurrency = concurrency;
        // one at a time has all cores to itself, as the plain loop
        TensorFlowThreads own = concurrency == 1 ? TensorFlowThreads.forLatency() : TensorFlowThreads.forThroughput();
        BitmapDecoder decoder = assembly.decoder();
        this.extraction = new Extraction(assembly.originals(), decoder, assembly.open(own));
        this.bare = assembly.open(TensorFlowThreads.forLatency());
        for (Path file : files) {
            uploads.add(new Arrival.Uploaded(
                    new ImageKey("bench", file.toString()), file.toUri().toString(), null, null, null, null));
            bitmaps.add(decoder.decode(Files.readAllBytes(file), bare.longestSidePx())
                    .bitmap());
        }
        this.threads = Executors.newFixedThreadPool(
                concurrency, Thread.ofPlatform().name("bench-", 0).daemon().factory());
    }

    Result run(int seconds, PrintStream messages) throws Exception {
        messages.println("Warming up on " + uploads.size() + " photos");
        bareAll();
        // Java compiles what decodes and projects only after some use
        long warm = System.nanoTime() + WARM_UP.toNanos();
        do {
            extractAll();
        } while (System.nanoTime() < warm);
        Clock ours = new Clock();
        Clock theirs = new Clock();
        int rounds = 0;
        while (ours.wall < seconds || theirs.wall < seconds) {
            theirs.time(this::bareAll);
            ours.time(this::extractAll);
            rounds++;
            messages.printf(
                    "%d photos: extract %.2f images/s, bare model %.2f images/s%n",
                    rounds * uploads.size(),
                    rounds * uploads.size() / ours.wall,
                    rounds * uploads.size() / theirs.wall);
        }
        int images = rounds * uploads.size();
        return new Result(
                bare.model(),
                bare.longestSidePx(),
                images / ours.wall,
                images / theirs.wall,
                theirs.wall / ours.wall,
                extraction.device(),
                concurrency,
                images,
                ours.cpu / images,
                theirs.cpu / images);
    }

    private Void bareAll() {
        if (bare instanceof TensorFlowExtractor graph) {
            bitmaps.forEach(graph::runBare);
        } else {
            bitmaps.forEach(bare::describe);
        }
        return null;
    }

    private Void extractAll() throws Exception {
        List<Future<byte[]>> records = new ArrayList<>();
        for (Arrival.Uploaded upload : uploads) {
            records.add(threads.submit(() -> ImageFeaturesCodec.encode(extraction.extract(upload))));
        }
        for (Future<byte[]> record : records) {
            record.get();
        }
        return null;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        extraction.close();
        bare.close();
    }
}
