package org.samescene.app.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.samescene.app.kafka.Envelope;
import org.samescene.app.kafka.EventJson;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.SourceTime;
import org.samescene.app.kafka.Topic;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.picture.ImageFiles;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.RejectedException;
import org.samescene.event.Event;

/**
 * What the topics say about one library: what was asked of the worker, and what it answered. Follows them as
 * they grow.
 */
final class LibraryView implements AutoCloseable {
    private final String library;
    private final TopicSettings names;
    private final Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();

    private final Map<String, Asked> asked = new HashMap<>();
    private final Set<Long> sizes = new HashSet<>();
    private final Map<String, Integer> deletionsDone = new HashMap<>();
    private final Map<Version, Event.ImageProcessed> processed = new HashMap<>();
    private final Map<Pair, Event.ImageDuplicate> duplicates = new HashMap<>();
    private final Map<Pair, Event.ImageSameLandmark> sameLandmark = new HashMap<>();
    private final Map<Version, Event.ImageLandmark> latestNaming = new HashMap<>();
    private final Set<String> withdrawn = new HashSet<>();
    private final Map<Version, Set<Version>> toldDuplicates = new HashMap<>();
    private final Map<Version, Set<Version>> toldSameLandmark = new HashMap<>();

    /**
     * One version of an image.
     *
     * @param version null where the upload named none
     */
    record Version(String imageId, @Nullable String version) {}

    /** Two images, in alphabetical order. */
    record Pair(Version first, Version second) {
        private static Pair of(Version a, Version b) {
            return a.imageId.compareTo(b.imageId) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /**
     * What was last asked about an image.
     *
     * @param version uploaded; null where its deletion came later
     * @param deletions how often it was deleted
     */
    private record Asked(@Nullable String version, long timestamp, int deletions) {
        private static final Asked NOTHING = new Asked(null, Long.MIN_VALUE, 0);

        /** With the one of two that came later, whichever is read first. */
        Asked and(@Nullable String otherVersion, long otherTimestamp, int otherDeletions) {
            boolean later = otherTimestamp >= timestamp;
            return new Asked(
                    later ? otherVersion : version, Math.max(timestamp, otherTimestamp), deletions + otherDeletions);
        }
    }

    LibraryView(String library, TopicSettings names, KafkaClients clients) {
        this(library, names, clients.reader("scan"));
    }

    /** @param consumer closed with this */
    LibraryView(String library, TopicSettings names, Consumer<String, byte[]> consumer) {
        this.library = library;
        this.names = names;
        this.consumer = consumer;
        for (Topic topic : List.of(
                Topic.UPLOADED,
                Topic.DELETED,
                Topic.PROCESSED,
                Topic.DUPLICATE,
                Topic.SAME_LANDMARK,
                Topic.LANDMARK,
                Topic.RELATION_WITHDRAWN)) {
            consumer.partitionsFor(topic.in(names))
                    .forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads all that is there now. */
    void catchUp() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            follow(Duration.ofMillis(100));
        }
    }

    /** Reads what has come since, waiting a while for something. */
    void follow(Duration wait) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            if (record.key() != null && record.key().startsWith(library + "/") && record.value() != null) {
                try {
                    take(record);
                } catch (RejectedException e) {
                    // somebody else's bad event: the worker rejects it, here it says nothing
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) throws RejectedException {
        String topic = record.topic();
        if (topic.equals(names.uploaded())) {
            Arrival.Uploaded uploaded =
                    EventJson.readUploaded(Envelope.of(record).data());
            String imageId = uploaded.key().imageId();
            asked.put(imageId, asked(imageId).and(uploaded.version(), SourceTime.of(record), 0));
            ImageFiles.size(uploaded.versionOr("")).ifPresent(sizes::add);
        } else if (topic.equals(names.deleted())) {
            String imageId =
                    EventJson.readDeleted(Envelope.of(record).data()).key().imageId();
            asked.put(imageId, asked(imageId).and(null, SourceTime.of(record), 1));
        } else if (topic.equals(names.processed())) {
            Event.ImageProcessed event = EventJson.read(record.value(), Event.ImageProcessed.class);
            if (event.outcome() == Event.Outcome.DELETED) {
                deletionsDone.merge(event.imageId(), 1, Integer::sum);
            } else {
                processed.put(new Version(event.imageId(), event.version()), event);
            }
        } else if (topic.equals(names.duplicate())) {
            Event.ImageDuplicate event = EventJson.read(record.value(), Event.ImageDuplicate.class);
            Version original = new Version(event.duplicateOf(), event.duplicateOfVersion());
            Version image = new Version(event.imageId(), event.version());
            duplicates.put(Pair.of(image, original), event);
            toldDuplicates.computeIfAbsent(image, v -> new HashSet<>()).add(original);
        } else if (topic.equals(names.sameLandmark())) {
            Event.ImageSameLandmark event = EventJson.read(record.value(), Event.ImageSameLandmark.class);
            Version other = new Version(event.sameAs(), event.sameAsVersion());
            Version image = new Version(event.imageId(), event.version());
            sameLandmark.put(Pair.of(image, other), event);
            toldSameLandmark.computeIfAbsent(image, v -> new HashSet<>()).add(other);
        } else if (topic.equals(names.landmark())) {
            Event.ImageLandmark event = EventJson.read(record.value(), Event.ImageLandmark.class);
            latestNaming.put(new Version(event.imageId(), event.version()), event);
        } else {
            withdrawn.add(EventJson.read(record.value(), Event.ImageRelationWithdrawn.class)
                    .withdrawn());
        }
    }

    private Asked asked(String imageId) {
        return asked.getOrDefault(imageId, Asked.NOTHING);
    }

    /** The ids of all images that are there. */
    Collection<String> imageIds() {
        return asked.entrySet().stream()
                .filter(e -> e.getValue().version != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The version that was uploaded last; empty where there is none, or the image was deleted since. */
    Optional<String> uploadedVersion(String imageId) {
        return Optional.ofNullable(asked(imageId).version);
    }

    /** In bytes, of all files that were ever uploaded. */
    Set<Long> sizes() {
        return sizes;
    }

    int deletions(String imageId) {
        return asked(imageId).deletions;
    }

    boolean allDeletionsDone() {
        return asked.entrySet().stream()
                .allMatch(e -> deletionsDone.getOrDefault(e.getKey(), 0) >= e.getValue().deletions);
    }

    Optional<Event.ImageProcessed> processed(Version version) {
        return Optional.ofNullable(processed.get(version));
    }

    /** What was said of a version holds no more: it is uploaded again. */
    void forget(Version version) {
        processed.remove(version);
    }

    /**
     * Whether all that belongs to the last answer about a version was read. The topics have no common order: an
     * answer may be read before the duplicates that it counts.
     */
    boolean isComplete(Version version) {
        Event.ImageProcessed answer = processed.get(version);
        if (answer == null) {
            return false;
        }
        return toldDuplicates.getOrDefault(version, Set.of()).size() >= answer.duplicates()
                && toldSameLandmark.getOrDefault(version, Set.of()).size() >= answer.sameLandmark();
    }

    /** Those that were not withdrawn. */
    Collection<Event.ImageDuplicate> duplicates() {
        return duplicates.values().stream()
                .filter(event -> !withdrawn.contains(event.id()))
                .toList();
    }

    /** Those that were not withdrawn. */
    Collection<Event.ImageSameLandmark> sameLandmark() {
        return sameLandmark.values().stream()
                .filter(event -> !withdrawn.contains(event.id()))
                .toList();
    }

    /** What was said last about the place that an image shows. */
    Optional<Event.ImageLandmark> naming(Version version) {
        return Optional.ofNullable(latestNaming.get(version));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
