package org.samescene.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.Topic;
import org.samescene.app.kafka.TopicSettings;
import org.samescene.app.scan.LibraryView.Version;
import org.samescene.app.setup.TestConfig;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Counts;
import org.samescene.event.Event;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.Relation;
import org.samescene.verdict.Thresholds;

/** What is read back from the topics, on Kafka's own stand-in for a consumer. */
class LibraryViewTest {
    private static final Node NODE = new Node(0, "localhost", 9092);

    private final TopicSettings names = TestConfig.with(Map.of()).worker().topics();
    private final EventRecords records = new EventRecords(names, "gradient-1", topic -> 1);
    private final MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
    private final Map<TopicPartition, Long> ends = new HashMap<>();
    private LibraryView view;

    @BeforeEach
    void open() {
        for (Topic topic : Topic.values()) {
            String name = topic.in(names);
            consumer.updatePartitions(name, List.of(new PartitionInfo(name, 0, NODE, new Node[0], new Node[0])));
            ends.put(new TopicPartition(name, 0), 0L);
        }
        consumer.updateBeginningOffsets(Map.copyOf(ends));
        view = new LibraryView("photos", names, consumer);
    }

    @AfterEach
    void close() {
        view.close();
        assertThat(consumer.closed()).isTrue();
    }

    private void arrives(ProducerRecord<String, byte[]> sent) {
        TopicPartition partition = new TopicPartition(sent.topic(), 0);
        long offset = ends.merge(partition, 1L, Long::sum) - 1;
        var record = new ConsumerRecord<>(
                sent.topic(),
                0,
                offset,
                0,
                null,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.<Integer>empty());
        consumer.addRecord(record);
        consumer.updateEndOffsets(Map.copyOf(ends));
    }

    private void uploaded(String library, String imageId, String version, long timestamp) {
        arrives(records.uploaded(
                new Arrival.Uploaded(new ImageKey(library, imageId), "file:///" + imageId, version, null, null, null),
                timestamp));
    }

    private void deleted(String imageId, long timestamp) {
        arrives(records.deleted(new Arrival.Deleted(new ImageKey("photos", imageId)), timestamp));
    }

    private void said(Event event) {
        arrives(records.event(event, 0));
    }

    private static Event.ImageSameLandmark sameLandmark(String imageId, String other) {
        return new Event.ImageSameLandmark(
                imageId + other,
                null,
                "photos",
                imageId,
                "1",
                other,
                "1",
                new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                30,
                -20,
                1,
                new Event.SharedRegion(List.of(), List.of()),
                Thresholds.DEFAULT,
                "test-1",
                null);
    }

    private static Event naming(String imageId, LandmarkSuggestion name) {
        return new Event.ImageLandmark("photos", imageId, "1", name, "test-1");
    }

    @Test
    void whatCameLastIsWhatIsThereWhicheverTopicIsReadFirst() {
        uploaded("photos", "stays", "1", 10);
        uploaded("photos", "stays", "2", 20);
        uploaded("photos", "goes", "1", 10);
        deleted("goes", 20);
        deleted("comes back", 10);
        uploaded("photos", "comes back", "1", 20);
        uploaded("others", "stays", "3", 30);
        view.catchUp();

        assertThat(view.imageIds()).containsExactlyInAnyOrder("stays", "comes back");
        assertThat(view.uploadedVersion("stays")).contains("2");
        assertThat(view.uploadedVersion("goes")).isEmpty();
        assertThat(view.uploadedVersion("never seen")).isEmpty();
        assertThat(view.deletions("comes back")).isOne();
        assertThat(view.deletions("stays")).isZero();
    }

    @Test
    void deletionsAreDoneWhenTheWorkerHasSaidSoOfEachOfThem() {
        uploaded("photos", "a", "1", 10);
        deleted("a", 20);
        deleted("a", 30);
        said(Event.ImageProcessed.deleted(new ImageKey("photos", "a"), "test-1"));
        view.catchUp();
        assertThat(view.allDeletionsDone()).isFalse();

        said(Event.ImageProcessed.deleted(new ImageKey("photos", "a"), "test-1"));
        view.follow(Duration.ZERO);
        assertThat(view.allDeletionsDone()).isTrue();
    }

    @Test
    void anOutcomeBelongsToTheVersionThatWasProcessed() {
        ImageKey key = new ImageKey("photos", "a");
        said(Event.ImageProcessed.processed(key, "1", new Counts(100, 3, false, 0, 0), "test-1"));
        view.catchUp();
        assertThat(view.processed(new Version("a", "1")))
                .hasValueSatisfying(
                        processed -> assertThat(processed.features()).isEqualTo(100));
        assertThat(view.processed(new Version("a", "2"))).isEmpty();
    }

    @Test
    void aPairIsToldUntilItIsWithdrawn() {
        said(sameLandmark("b", "a"));
        said(sameLandmark("c", "a"));
        said(new Event.ImageRelationWithdrawn(
                "w",
                "ca",
                Relation.Kind.SAME_LANDMARK,
                "photos",
                "c",
                "1",
                "a",
                "1",
                Event.WithdrawnBecause.DELETED,
                "test-1"));
        view.catchUp();
        assertThat(view.sameLandmark()).extracting(Event.ImageSameLandmark::id).containsExactly("ba");
    }

    @Test
    void ofNamesTheLatestHolds() {
        said(naming("a", new LandmarkSuggestion("Tower", 1, List.of("b"))));
        said(naming("a", new LandmarkSuggestion("Belfry", 1, List.of("b"))));
        said(naming("b", new LandmarkSuggestion("Belfry", 1, List.of("a"))));
        said(naming("b", null));
        view.catchUp();
        assertThat(view.naming(new Version("a", "1")))
                .hasValueSatisfying(said -> assertThat(said.landmark().name()).isEqualTo("Belfry"));
        assertThat(view.naming(new Version("b", "1")))
                .hasValueSatisfying(said -> assertThat(said.landmark()).isNull());
    }

    @Test
    void aBadEventOfSomebodyElseIsPassedOver() {
        arrives(new ProducerRecord<>(names.uploaded(), 0, 0L, "photos/a", new byte[] {1, 2, 3}));
        uploaded("photos", "b", "1", 10);
        view.catchUp();
        assertThat(view.imageIds()).containsExactly("b");
    }
}
