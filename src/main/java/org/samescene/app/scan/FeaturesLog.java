package org.samescene.app.scan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.samescene.EarlierFeatures;
import org.samescene.app.kafka.NoteRecords;
import org.samescene.arrival.Original;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/**
 * The features topic as a memory of files: one that was renamed, moved or copied is known by its bytes, and nothing
 * has to be extracted again. Until it is opened, it knows nothing.
 *
 * <p>The topic is read through once, but only when a file comes that has the size of one that was there before: new
 * photos hardly ever do. A record that the broker has discarded since, with the image that it belonged to, is
 * extracted again.
 */
final class FeaturesLog implements EarlierFeatures, AutoCloseable {
    private static final Duration WAIT = Duration.ofMillis(100);
    private static final Duration MOST_WAIT = Duration.ofSeconds(5);

    private record Place(TopicPartition partition, long offset) {}

    private Set<Long> sizes = Set.of();
    private @Nullable Consumer<String, byte[]> consumer;
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private boolean isRead;
    private int found;

    /**
     * @param consumer closed with this
     * @param topic of features, all by one model
     * @param sizes in bytes, of all files that were there before
     */
    synchronized void open(Consumer<String, byte[]> consumer, String topic, Set<Long> sizes) {
        this.consumer = consumer;
        this.sizes = Set.copyOf(sizes);
        consumer.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(p.topic(), p.partition())));
        consumer.assign(partitions);
    }

    @Override
    public synchronized Optional<ImageFeatures> of(Original original) {
        Consumer<String, byte[]> reader = consumer;
        if (reader == null || !sizes.contains((long) original.content().length)) {
            return Optional.empty();
        }
        if (!isRead) {
            readThrough(reader);
            isRead = true;
        }
        Optional<ImageFeatures> known = Optional.ofNullable(places.get(original.sha256()))
                .flatMap(place -> read(reader, place))
                .map(ImageFeaturesCodec::decode);
        found += known.isPresent() ? 1 : 0;
        return known;
    }

    /** How often it has known features. */
    synchronized int found() {
        return found;
    }

    private void readThrough(Consumer<String, byte[]> reader) {
        Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
        reader.seekToBeginning(partitions);
        while (ends.entrySet().stream().anyMatch(end -> reader.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<String, byte[]> record : reader.poll(WAIT)) {
                if (record.value() != null && !NoteRecords.isNote(record)) {
                    places.put(
                            ImageFeaturesCodec.sha256(record.value()),
                            new Place(new TopicPartition(record.topic(), record.partition()), record.offset()));
                }
            }
        }
        reader.pause(partitions);
    }

    /** Empty where the record is gone: then the next one comes in its place, or none. */
    private static Optional<byte[]> read(Consumer<String, byte[]> reader, Place place) {
        reader.resume(List.of(place.partition));
        reader.seek(place.partition, place.offset);
        long start = System.nanoTime();
        try {
            while (System.nanoTime() - start < MOST_WAIT.toNanos()) {
                for (ConsumerRecord<String, byte[]> record : reader.poll(WAIT)) {
                    return Optional.ofNullable(record.value()).filter(value -> record.offset() == place.offset);
                }
            }
            return Optional.empty();
        } finally {
            reader.pause(List.of(place.partition));
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
