package org.samescene.app.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.samescene.app.kafka.EventJson;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.Topic;
import org.samescene.app.kafka.TopicSettings;
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
    private final Map<String, Integer> deletionsDone = new HashMap<>();
    private final Map<Version, Event.ImageProcessed> processed = new HashMap<>();
    private final Map<List<Version>, Event.ImageDuplicate> duplicates = new HashMap<>();
    private final Map<List<Version>, Event.LandmarkMatch> sameLandmark = new HashMap<>();
    private final Map<Version, Event.ImageSameLandmark> latestNaming = new HashMap<>();

    /** One version of an image. */
    record Version(String imageId, String version) {}

    /**
     * What was last asked about an image.
     *
     * @param version uploaded; null where its deletion came later
     * @param deletions how often it was deleted
     */
    private record Asked(String version, long timestamp, int deletions) {}

    LibraryView(String library, TopicSettings names, KafkaClients clients) {
        this.library = library;
        this.names = names;
        this.consumer = clients.reader("scan");
        for (Topic topic :
                List.of(Topic.UPLOADED, Topic.DELETED, Topic.PROCESSED, Topic.DUPLICATE, Topic.SAME_LANDMARK)) {
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
                    // somebody else's bad event: the worker rejects it, here it tells nothing
                }
            }
        }
    }

    private void take(ConsumerRecord<String, byte[]> record) throws RejectedException {
        String topic = record.topic();
        if (topic.equals(names.uploaded())) {
            Arrival.Uploaded uploaded = EventJson.readUploaded(EventRecords.data(record));
            ask(uploaded.key().imageId(), uploaded.version(), record.timestamp(), 0);
        } else if (topic.equals(names.deleted())) {
            ask(EventJson.readDeleted(EventRecords.data(record)).key().imageId(), null, record.timestamp(), 1);
        } else if (topic.equals(names.processed())) {
            Event.ImageProcessed event = EventJson.read(record.value(), Event.ImageProcessed.class);
            if (event.outcome() == Event.Outcome.DELETED) {
                deletionsDone.merge(event.imageId(), 1, Integer::sum);
            } else {
                processed.put(new Version(event.imageId(), event.version()), event);
            }
        } else if (topic.equals(names.duplicate())) {
            Event.ImageDuplicate event = EventJson.read(record.value(), Event.ImageDuplicate.class);
            duplicates.put(
                    pair(event.imageId(), event.version(), event.duplicateOf(), event.duplicateOfVersion()), event);
        } else {
            Event.ImageSameLandmark event = EventJson.read(record.value(), Event.ImageSameLandmark.class);
            latestNaming.put(new Version(event.imageId(), event.version()), event);
            for (Event.LandmarkMatch match : event.matches()) {
                sameLandmark.put(pair(event.imageId(), event.version(), match.imageId(), match.version()), match);
            }
        }
    }

    private void ask(String imageId, String version, long timestamp, int deletions) {
        Asked before = asked.getOrDefault(imageId, new Asked(null, Long.MIN_VALUE, 0));
        boolean later = timestamp >= before.timestamp;
        asked.put(
                imageId,
                new Asked(
                        later ? version : before.version,
                        Math.max(timestamp, before.timestamp),
                        before.deletions + deletions));
    }

    private static List<Version> pair(String a, String versionOfA, String b, String versionOfB) {
        Version first = new Version(a, versionOfA);
        Version second = new Version(b, versionOfB);
        return a.compareTo(b) <= 0 ? List.of(first, second) : List.of(second, first);
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
        return Optional.ofNullable(asked.get(imageId)).map(Asked::version);
    }

    int deletions(String imageId) {
        return asked.containsKey(imageId) ? asked.get(imageId).deletions : 0;
    }

    boolean allDeletionsDone() {
        return asked.entrySet().stream()
                .allMatch(e -> deletionsDone.getOrDefault(e.getKey(), 0) >= e.getValue().deletions);
    }

    Optional<Event.ImageProcessed> processed(Version version) {
        return Optional.ofNullable(processed.get(version));
    }

    Collection<Event.ImageDuplicate> duplicates() {
        return duplicates.values();
    }

    /** Pairs in alphabetical order, with what was said of them. */
    Map<List<Version>, Event.LandmarkMatch> sameLandmark() {
        return sameLandmark;
    }

    /** What was said last about the place that an image shows. */
    Optional<Event.ImageSameLandmark> naming(Version version) {
        return Optional.ofNullable(latestNaming.get(version));
    }

    @Override
    public void close() {
        consumer.close();
    }
}
