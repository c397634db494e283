package org.samescene.app.lab.eval.workbench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.samescene.Extraction;
import org.samescene.app.files.FolderTree;
import org.samescene.app.picture.BufferedImages;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.index.FeatureIndex;

/** The real stages and a real index, in a temporary folder, and as many threads as there are cores. */
public final class Workbench implements AutoCloseable {
    private final Extraction extraction;
    private final BitmapDecoder decoder;
    private final FeatureIndex index;
    private final Path folder;
    private final ExecutorService threads;
    private final AtomicInteger drawn = new AtomicInteger();

    private Workbench(Extraction extraction, BitmapDecoder decoder, FeatureIndex index, Path folder) {
        this.extraction = extraction;
        this.decoder = decoder;
        this.index = index;
        this.folder = folder;
        this.threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().name("evaluation-", 0).daemon().factory());
    }

    public static Workbench open(Assembly assembly) throws IOException {
        Extraction extraction = assembly.extraction();
        Path folder = Files.createTempDirectory("samescene-evaluation");
        return new Workbench(
                extraction, assembly.decoder(), assembly.indexForm().open(folder.resolve("index")), folder);
    }

    /** Takes pictures into the index, in this order, from position 0. */
    public void index(List<ImageFeatures> images) {
        for (int i = 0; i < images.size(); i++) {
            index.add(i, images.get(i));
        }
        index.refresh();
    }

    public FeatureIndex index() {
        return index;
    }

    /** A file that is no picture we can use. */
    public record Rejected(String file, String reason, String message) {}

    /** The pictures among some files, in their order, and the rest. */
    public record Extracted(List<ImageFeatures> images, List<Rejected> rejected) {}

    public Extracted extract(List<Arrival.Uploaded> files, Terminal terminal) throws InterruptedException {
        Progress progress = new Progress(terminal, files.size());
        List<ImageFeatures> images = new ArrayList<>();
        List<Rejected> rejected = new ArrayList<>();
        List<Callable<Object>> tasks = files.stream()
                .map(file -> (Callable<Object>) () -> extractOrReject(file))
                .toList();
        inParallel(tasks, result -> {
            switch (result) {
                case ImageFeatures image -> images.add(image);
                case Rejected problem -> rejected.add(problem);
                default -> throw new IllegalStateException("neither features nor a rejection: " + result);
            }
            progress.show(images.size() + rejected.size(), rejected.size());
        });
        return new Extracted(List.copyOf(images), List.copyOf(rejected));
    }

    private Object extractOrReject(Arrival.Uploaded file) throws InterruptedException {
        try {
            return extract(file);
        } catch (RejectedException e) {
            return new Rejected(file.key().imageId(), e.reason().code(), e.getMessage());
        }
    }

    /** As the match stage has them: from the features log. */
    private ImageFeatures extract(Arrival.Uploaded file) throws RejectedException, InterruptedException {
        return ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(extraction.extract(file)));
    }

    /** The features of a picture saved as JPEG. */
    public ImageFeatures extract(BufferedImage picture, float quality) throws IOException, InterruptedException {
        Path file = folder.resolve(drawn.incrementAndGet() + ".jpg");
        try (OutputStream bytes = Files.newOutputStream(file)) {
            BufferedImages.write(picture, "jpg", quality, bytes);
        }
        try {
            return extract(new Arrival.Uploaded(
                    new ImageKey(Gallery.LIBRARY, file.toString()), file.toUri().toString(), null, null, null, null));
        } catch (RejectedException e) {
            throw new IllegalStateException("a picture drawn by the evaluation is rejected: " + e.getMessage(), e);
        } finally {
            Files.delete(file);
        }
    }

    /** The upright picture that the features are of. */
    public BufferedImage picture(ImageFeatures image) throws IOException {
        try {
            return BufferedImages.of(decoder.decode(Files.readAllBytes(Path.of(URI.create(image.uri())))));
        } catch (RejectedException e) {
            throw new IOException(image.uri() + " could be read at first, and now no more: " + e.getMessage(), e);
        }
    }

    public interface Receiver<T> {
        void take(T result);
    }

    /** Runs the tasks, and hands their results to the receiver in the order of the tasks, by the calling thread. */
    public <T> void inParallel(List<? extends Callable<T>> tasks, Receiver<? super T> receiver)
            throws InterruptedException {
        List<Future<T>> results = new ArrayList<>();
        tasks.forEach(task -> results.add(threads.submit(task)));
        try {
            for (Future<T> result : results) {
                receiver.take(result.get());
            }
        } catch (ExecutionException e) {
            results.forEach(result -> result.cancel(true));
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        index.close();
        extraction.close();
        FolderTree.delete(folder);
    }
}
