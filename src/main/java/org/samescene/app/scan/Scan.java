package org.samescene.app.scan;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.picture.ImageFiles;
import org.samescene.app.scan.LibraryView.Version;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.app.worker.WorkerConfig;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.delf.DelfFeatures;
import org.samescene.verdict.Verdict;

/**
 * One scan.
 *
 * @param folders to scan
 * @param known folders whose sub-folders are named after the places that their photos show
 * @param data where broker and index lie
 * @param bootstrapServers of a cluster to use in place of an embedded broker
 * @param terminal where progress is shown
 */
public record Scan(
        Assembly assembly,
        WorkerConfig worker,
        List<Path> folders,
        List<Path> known,
        String library,
        Path data,
        Optional<String> bootstrapServers,
        Terminal terminal) {
    private static final Duration WAIT = Duration.ofMillis(100);

    public ScanReport run() throws IOException, InterruptedException {
        ImageFiles files = new ImageFiles(library);
        for (Path folder : known) {
            files.addKnown(folder);
        }
        for (Path folder : folders) {
            files.add(folder);
        }
        long featureFiles =
                files.found().keySet().stream().filter(DelfFeatures::isNamed).count();
        if (featureFiles > 0) {
            terminal.say("Files of features that don't say which model made them: " + featureFiles + ", taken for "
                    + assembly.model());
        }
        terminal.say(
                bootstrapServers.isPresent()
                        ? "Using the brokers " + bootstrapServers.get()
                        : "Starting a broker of our own; everything is kept in " + data);
        try (Engine engine = Engine.start(assembly, worker, data, bootstrapServers);
                LibraryView view = new LibraryView(library, worker.topics(), engine.clients())) {
            view.catchUp();
            long start = System.nanoTime();
            Map<String, Arrival.Uploaded> current = new HashMap<>();
            int uploads = publish(files.found(), view, engine, current);
            Map<String, Event.ImageProcessed> outcomes = await(current, view, engine, uploads);
            return report(current, outcomes, view, uploads, (System.nanoTime() - start) / 1e9);
        }
    }

    /**
     * Tells the worker what is gone, then what is new or changed; returns how many uploads there are still to
     * be processed.
     */
    private int publish(
            Map<String, Arrival.Uploaded> files, LibraryView view, Engine engine, Map<String, Arrival.Uploaded> current)
            throws InterruptedException {
        try (Producer<String, byte[]> producer = engine.clients().producer()) {
            EventRecords records = new EventRecords(
                    worker.topics(), topic -> producer.partitionsFor(topic).size());
            for (String imageId : view.imageIds()) {
                if (!files.containsKey(imageId) && isScanned(Path.of(imageId))) {
                    producer.send(records.deleted(
                            new Arrival.Deleted(new ImageKey(library, imageId)), System.currentTimeMillis()));
                }
            }
            producer.flush();
            view.catchUp();
            while (!view.allDeletionsDone()) {
                engine.check();
                view.follow(WAIT);
            }
            List<Arrival.Uploaded> inOrder = new ArrayList<>(files.values());
            // known places first, so that a photo's own event can name its place
            inOrder.sort(Comparator.comparing((Arrival.Uploaded file) -> file.landmark() == null));
            for (Arrival.Uploaded file : inOrder) {
                String imageId = file.key().imageId();
                int deletions = view.deletions(imageId);
                // a file that was gone and is back as it was is a new version still
                String version = deletions == 0 ? file.version() : file.version() + "~" + deletions;
                Arrival.Uploaded upload =
                        new Arrival.Uploaded(file.key(), file.uri(), version, null, null, file.landmark());
                current.put(imageId, upload);
                if (!view.uploadedVersion(imageId).equals(Optional.of(version))) {
                    producer.send(records.uploaded(upload, System.currentTimeMillis()));
                }
            }
        }
        return (int) current.values().stream()
                .filter(upload -> view.processed(version(upload)).isEmpty())
                .count();
    }

    private boolean isScanned(Path file) {
        return Stream.concat(folders.stream(), known.stream())
                .anyMatch(folder -> file.startsWith(folder.toAbsolutePath().normalize()));
    }

    private static Version version(Arrival.Uploaded upload) {
        return new Version(upload.key().imageId(), upload.version());
    }

    private Map<String, Event.ImageProcessed> await(
            Map<String, Arrival.Uploaded> current, LibraryView view, Engine engine, int uploads) {
        Progress progress = new Progress(terminal, uploads);
        Map<String, Event.ImageProcessed> outcomes = new HashMap<>();
        List<Arrival.Uploaded> outstanding = new ArrayList<>(current.values());
        int rejected = 0;
        while (true) {
            for (Iterator<Arrival.Uploaded> i = outstanding.iterator(); i.hasNext(); ) {
                Arrival.Uploaded upload = i.next();
                Optional<Event.ImageProcessed> outcome = view.processed(version(upload));
                if (outcome.isPresent()) {
                    outcomes.put(upload.key().imageId(), outcome.get());
                    rejected += outcome.get().outcome() == Event.Outcome.REJECTED ? 1 : 0;
                    i.remove();
                }
            }
            progress.show(uploads - outstanding.size(), rejected);
            if (outstanding.isEmpty()) {
                return outcomes;
            }
            engine.check();
            view.follow(WAIT);
        }
    }

    private ScanReport report(
            Map<String, Arrival.Uploaded> current,
            Map<String, Event.ImageProcessed> outcomes,
            LibraryView view,
            int uploads,
            double seconds) {
        List<ScanReport.Rejected> rejected = new ArrayList<>();
        outcomes.forEach((imageId, outcome) -> {
            if (outcome.outcome() == Event.Outcome.REJECTED) {
                rejected.add(new ScanReport.Rejected(imageId, outcome.reason(), outcome.message()));
            }
        });
        rejected.sort(Comparator.comparing(ScanReport.Rejected::uri));
        List<ScanReport.Duplicate> duplicates = new ArrayList<>();
        for (Event.ImageDuplicate d : view.duplicates()) {
            if (isCurrent(current, d.imageId(), d.version())
                    && isCurrent(current, d.duplicateOf(), d.duplicateOfVersion())) {
                duplicates.add(pair(d));
            }
        }
        duplicates.sort(Comparator.comparing(ScanReport.Duplicate::a).thenComparing(ScanReport.Duplicate::b));
        List<ScanReport.SameLandmark> sameLandmark = new ArrayList<>();
        view.sameLandmark().forEach((pair, match) -> {
            if (pair.stream().allMatch(version -> isCurrent(current, version.imageId(), version.version()))) {
                sameLandmark.add(new ScanReport.SameLandmark(
                        pair.getFirst().imageId(), pair.getLast().imageId(), match.inliers(), match.confidence()));
            }
        });
        sameLandmark.sort(Comparator.comparing(ScanReport.SameLandmark::a).thenComparing(ScanReport.SameLandmark::b));
        List<ScanReport.Landmark> landmarks = new ArrayList<>();
        current.values()
                .forEach(upload -> view.naming(version(upload))
                        .map(Event.ImageSameLandmark::landmark)
                        .map(name -> new ScanReport.Landmark(
                                upload.key().imageId(),
                                name.name(),
                                name.confidence(),
                                name.because().stream()
                                        .filter(current::containsKey)
                                        .toList()))
                        .filter(landmark -> !landmark.because().isEmpty())
                        .ifPresent(landmarks::add));
        landmarks.sort(Comparator.comparing(ScanReport.Landmark::image));
        return new ScanReport(
                model(outcomes),
                current.size() - rejected.size(),
                rejected,
                duplicates,
                sameLandmark,
                landmarks,
                uploads,
                seconds,
                seconds > 0 ? uploads / seconds : 0);
    }

    private String model(Map<String, Event.ImageProcessed> outcomes) {
        return outcomes.values().stream()
                .map(Event.ImageProcessed::model)
                .findFirst()
                .orElse(assembly.model());
    }

    private static boolean isCurrent(Map<String, Arrival.Uploaded> current, String imageId, String version) {
        Arrival.Uploaded upload = current.get(imageId);
        return upload != null && upload.version().equals(version);
    }

    private static ScanReport.Duplicate pair(Event.ImageDuplicate d) {
        boolean inOrder = d.imageId().compareTo(d.duplicateOf()) < 0;
        Verdict.Frame relation = inOrder ? d.relation() : d.relation().inverse();
        return new ScanReport.Duplicate(
                inOrder ? d.imageId() : d.duplicateOf(),
                inOrder ? d.duplicateOf() : d.imageId(),
                d.kind(),
                relation,
                d.inliers(),
                d.confidence(),
                d.preferred());
    }
}
