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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.picture.ImageFiles;
import org.samescene.app.scan.LibraryView.Version;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.app.worker.WorkerConfig;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;
import org.samescene.event.Rejection;
import org.samescene.feature.delf.DelfFeatures;

/**
 * One scan.
 *
 * @param folders to scan
 * @param known folders whose sub-folders are named after the places that their photos show
 * @param data where broker and index are
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

    /** Between an answer and the events that it counts there are milliseconds. */
    private static final Duration COMPLETION = Duration.ofSeconds(30);

    private static final Duration SILENCE = Duration.ofSeconds(30);

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
                        ? "Asking the workers at the brokers " + bootstrapServers.get()
                        : "Starting a broker of our own; everything is kept in " + data);
        try (Engine engine = Engine.start(assembly, worker, data, bootstrapServers);
                LibraryView view = new LibraryView(library, worker.topics(), engine.clients())) {
            view.catchUp();
            engine.recogniseFiles(worker.topics().features(assembly.model()), view.sizes());
            long start = System.nanoTime();
            Map<String, Arrival.Uploaded> current = new HashMap<>();
            int uploads = publish(files.found(), view, engine, current);
            Map<String, Event.ImageProcessed> outcomes = await(current, view, engine, uploads);
            complete(current, view);
            double seconds = (System.nanoTime() - start) / 1e9;
            return report(files, current, outcomes, view, uploads, engine.recognised(), seconds);
        }
    }

    /**
     * Publishes what is gone, then what is new or changed; returns how many uploads there are still to be
     * processed.
     */
    private int publish(
            Map<String, Arrival.Uploaded> files, LibraryView view, Engine engine, Map<String, Arrival.Uploaded> current)
            throws InterruptedException {
        try (Producer<String, byte[]> producer = engine.clients().producer()) {
            EventRecords records = new EventRecords(
                    worker.topics(),
                    assembly.model(),
                    topic -> producer.partitionsFor(topic).size());
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (String imageId : view.imageIds()) {
                if (!files.containsKey(imageId) && isScanned(ImageFiles.path(imageId))) {
                    sent.add(producer.send(records.deleted(
                            new Arrival.Deleted(new ImageKey(library, imageId)), System.currentTimeMillis())));
                }
            }
            await(sent);
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
                String found = Objects.requireNonNull(file.version());
                String version = deletions == 0 ? found : found + "~" + deletions;
                Arrival.Uploaded upload =
                        new Arrival.Uploaded(file.key(), file.uri(), version, null, null, file.landmark());
                current.put(imageId, upload);
                boolean mayBeHadNow = view.processed(version(upload))
                        .filter(Scan::isRetryable)
                        .isPresent();
                if (mayBeHadNow || !view.uploadedVersion(imageId).equals(Optional.of(version))) {
                    view.forget(version(upload));
                    sent.add(producer.send(records.uploaded(upload, System.currentTimeMillis())));
                }
            }
            await(sent);
        }
        return (int) current.values().stream()
                .filter(upload -> view.processed(version(upload)).isEmpty())
                .count();
    }

    private static boolean isRetryable(Event.ImageProcessed outcome) {
        return outcome.rejection().filter(Rejection::retryable).isPresent();
    }

    /** Fails where one of them could not be sent: nobody would answer it. */
    private static void await(List<Future<RecordMetadata>> sent) throws InterruptedException {
        for (Future<RecordMetadata> record : sent) {
            try {
                record.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("an event can't be published", e.getCause());
            }
        }
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
        long silentSince = System.nanoTime();
        while (true) {
            int before = outstanding.size();
            for (Iterator<Arrival.Uploaded> i = outstanding.iterator(); i.hasNext(); ) {
                Arrival.Uploaded upload = i.next();
                Optional<Event.ImageProcessed> outcome = view.processed(version(upload));
                if (outcome.isPresent() && (engine.isClient() || outcome.get().outcome() != Event.Outcome.DEFERRED)) {
                    outcomes.put(upload.key().imageId(), outcome.get());
                    rejected += outcome.get().rejection().isPresent() ? 1 : 0;
                    i.remove();
                }
            }
            progress.show(uploads - outstanding.size(), rejected);
            if (outstanding.isEmpty()) {
                return outcomes;
            }
            if (outstanding.size() < before) {
                silentSince = System.nanoTime();
            } else if (engine.isClient() && System.nanoTime() - silentSince > SILENCE.toNanos()) {
                terminal.say("No answer for " + SILENCE.toSeconds() + " s: is a worker running at "
                        + engine.clients().bootstrapServers() + "? Waiting on");
                silentSince = System.nanoTime();
            }
            engine.check();
            view.follow(WAIT);
        }
    }

    /** Waits for the events that the answers count. */
    private void complete(Map<String, Arrival.Uploaded> current, LibraryView view) {
        long end = System.nanoTime() + COMPLETION.toNanos();
        while (!current.values().stream().allMatch(upload -> view.isComplete(version(upload)))) {
            if (System.nanoTime() > end) {
                terminal.say("Some events that were counted have not come: the report may lack relations");
                return;
            }
            view.follow(WAIT);
        }
    }

    private ScanReport report(
            ImageFiles files,
            Map<String, Arrival.Uploaded> current,
            Map<String, Event.ImageProcessed> outcomes,
            LibraryView view,
            int uploads,
            int recognised,
            double seconds) {
        List<ScanReport.Rejected> rejected = new ArrayList<>();
        outcomes.forEach((imageId, outcome) -> {
            outcome.rejection()
                    .ifPresent(why -> rejected.add(new ScanReport.Rejected(imageId, why.reason(), why.message())));
        });
        int images = current.size() - rejected.size();
        List<DuplicatePair> duplicates = new ArrayList<>(FilesReport.equal(rejected));
        files.unreadable()
                .forEach((id, why) ->
                        rejected.add(new ScanReport.Rejected(id, RejectionReason.UNREACHABLE.code(), why)));
        rejected.sort(Comparator.comparing(ScanReport.Rejected::uri));
        for (Event.ImageDuplicate d : view.duplicates()) {
            if (isCurrent(current, new Version(d.imageId(), d.version()))
                    && isCurrent(current, new Version(d.duplicateOf(), d.duplicateOfVersion()))) {
                duplicates.add(DuplicatePair.of(d));
            }
        }
        duplicates.sort(Comparator.comparing(DuplicatePair::a).thenComparing(DuplicatePair::b));
        List<ScanReport.SameLandmark> sameLandmark = new ArrayList<>();
        for (Event.ImageSameLandmark s : view.sameLandmark()) {
            if (isCurrent(current, new Version(s.imageId(), s.version()))
                    && isCurrent(current, new Version(s.sameAs(), s.sameAsVersion()))) {
                boolean inOrder = s.imageId().compareTo(s.sameAs()) < 0;
                sameLandmark.add(new ScanReport.SameLandmark(
                        inOrder ? s.imageId() : s.sameAs(),
                        inOrder ? s.sameAs() : s.imageId(),
                        s.inliers(),
                        s.confidence()));
            }
        }
        sameLandmark.sort(Comparator.comparing(ScanReport.SameLandmark::a).thenComparing(ScanReport.SameLandmark::b));
        List<ScanReport.Landmark> landmarks = new ArrayList<>();
        current.values()
                .forEach(upload -> view.naming(version(upload))
                        .map(Event.ImageLandmark::landmark)
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
                images,
                rejected,
                duplicates,
                DuplicateGroup.of(duplicates),
                sameLandmark,
                landmarks,
                FilesReport.of(files),
                uploads,
                recognised,
                seconds,
                seconds > 0 ? uploads / seconds : 0);
    }

    private String model(Map<String, Event.ImageProcessed> outcomes) {
        return outcomes.values().stream()
                .map(Event.ImageProcessed::model)
                .findFirst()
                .orElse(assembly.model());
    }

    private static boolean isCurrent(Map<String, Arrival.Uploaded> current, Version version) {
        Arrival.Uploaded upload = current.get(version.imageId());
        return upload != null && version(upload).equals(version);
    }
}
