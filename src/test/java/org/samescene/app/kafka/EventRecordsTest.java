package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.samescene.app.json.Json;
import org.samescene.app.kafka.NoteRecords.Note;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Mention;
import org.samescene.arrival.RejectedException;
import org.samescene.event.Event;
import org.samescene.event.Input;
import org.samescene.event.Rejection;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Thumbnail;
import org.samescene.index.Label;
import org.samescene.index.Pair;
import org.samescene.index.Review;

class EventRecordsTest {
    private static final long NOON =
            OffsetDateTime.parse("2026-03-01T12:00:00.250Z").toInstant().toEpochMilli();
    private static final EventRecords RECORDS = new EventRecords(DefaultTopics.NAMES, "gradient", topic -> 12);
    private static final InputRecords INPUTS = new InputRecords(DefaultTopics.NAMES);

    /** A record that we write, and what it should be. */
    record Written(Topic topic, String key, ProducerRecord<String, byte[]> record) {
        @Override
        public String toString() {
            return topic.eventType();
        }
    }

    static Stream<Written> written() {
        return Stream.of(
                new Written(Topic.UPLOADED, "museum/2024/basilica-17", RECORDS.uploaded(GoldenEvents.UPLOADED, NOON)),
                new Written(Topic.DELETED, "museum/2024/basilica-17", RECORDS.deleted(GoldenEvents.DELETED, NOON)),
                new Written(Topic.LABELLED, "museum/2024/basilica-17", RECORDS.labelled(GoldenEvents.LABELLED, NOON)),
                new Written(
                        Topic.RELATION_REVIEWED, "museum/basilica-19", RECORDS.reviewed(GoldenEvents.REVIEWED, NOON)),
                new Written(
                        Topic.FEATURES,
                        "museum/basilica-19",
                        RECORDS.features(features("museum", "1", null), 84, NOON, Origin.NONE)),
                new Written(Topic.DUPLICATE, "museum/basilica-19", RECORDS.event(GoldenEvents.DUPLICATE, NOON)),
                new Written(
                        Topic.SAME_LANDMARK, "museum/visitor-photo-4", RECORDS.event(GoldenEvents.SAME_LANDMARK, NOON)),
                new Written(Topic.LANDMARK, "museum/visitor-photo-4", RECORDS.event(GoldenEvents.LANDMARK, NOON)),
                new Written(
                        Topic.RELATION_WITHDRAWN,
                        "museum/2024/basilica-17",
                        RECORDS.event(GoldenEvents.WITHDRAWN, NOON)),
                new Written(Topic.PROCESSED, "museum/basilica-19", RECORDS.event(GoldenEvents.PROCESSED, NOON)),
                new Written(Topic.REJECTED, "museum/panorama-2", RECORDS.event(GoldenEvents.REJECTED, NOON)));
    }

    @ParameterizedTest
    @MethodSource("written")
    void areCloudEventsInBinaryMode(Written written) {
        ProducerRecord<String, byte[]> record = written.record();

        assertThat(record.topic())
                .isEqualTo(
                        written.topic() == Topic.FEATURES
                                ? "image-features.gradient"
                                : written.topic().in(DefaultTopics.NAMES));
        assertThat(header(record, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(record, "ce_id")).matches("[0-9a-f]{32}");
        assertThat(header(record, "ce_source")).isEqualTo("/samescene");
        assertThat(header(record, "ce_type")).isEqualTo(written.topic().eventType());
        assertThat(header(record, "ce_time")).isEqualTo("2026-03-01T12:00:00.25Z");
        assertThat(header(record, "ce_subject")).isEqualTo(written.key());
        assertThat(Optional.ofNullable(record.headers().lastHeader("ce_dataschema"))
                        .isPresent())
                .isEqualTo(written.topic() != Topic.FEATURES);
        assertThat(header(record, "content-type"))
                .isEqualTo(written.topic() == Topic.FEATURES ? "application/octet-stream" : "application/json");
    }

    @ParameterizedTest
    @MethodSource("written")
    void areReadByTheCloudEventsSdk(Written written) {
        CloudEvent event =
                KafkaMessageFactory.createReader(received(written.record())).toEvent();

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getSource()).isEqualTo(URI.create("/samescene"));
        assertThat(event.getType()).isEqualTo(written.topic().eventType());
        assertThat(event.getTime().toInstant().toEpochMilli()).isEqualTo(NOON);
        assertThat(event.getData().toBytes()).isEqualTo(written.record().value());
    }

    @ParameterizedTest
    @MethodSource("written")
    void haveTheImageAsTheirKeyAndTheTimeOfWriting(Written written) {
        assertThat(written.record().key()).isEqualTo(written.key());
        assertThat(written.record().timestamp()).as("set by the producer").isNull();
    }

    @ParameterizedTest
    @MethodSource("written")
    void areInThePartitionOfTheirLibrary(Written written) {
        assertThat(written.record().partition()).isEqualTo(RECORDS.partition("any", "museum"));
    }

    @Test
    void spreadLibrariesOverAllPartitions() {
        assertThat(Stream.iterate(0, i -> i + 1)
                        .limit(500)
                        .map(i -> RECORDS.partition("any", "library-" + i))
                        .distinct())
                .hasSize(12)
                .allMatch(partition -> partition >= 0 && partition < 12);
    }

    @ParameterizedTest
    @MethodSource("written")
    void haveTheSameIdWhenSaidAgain(Written written) {
        Written again = written()
                .filter(other -> other.topic() == written.topic())
                .findFirst()
                .orElseThrow();

        assertThat(header(again.record(), "ce_id")).isEqualTo(header(written.record(), "ce_id"));
    }

    @Test
    void haveAnIdOfTheirOwnForEachTopic() {
        assertThat(written().map(written -> header(written.record(), "ce_id"))).doesNotHaveDuplicates();
    }

    @Test
    void haveAnotherIdForAnotherVersion() {
        List<ProducerRecord<String, byte[]>> uploads = List.of(
                RECORDS.uploaded(upload("1", null), NOON),
                RECORDS.uploaded(upload("2", null), NOON),
                RECORDS.uploaded(upload(null, null), NOON),
                RECORDS.uploaded(upload("null", null), NOON),
                RECORDS.uploaded(upload(null, "1"), NOON));
        List<ProducerRecord<String, byte[]>> features = List.of(
                RECORDS.features(features("museum", "1", null), 84, NOON, Origin.NONE),
                RECORDS.features(features("museum", "2", null), 84, NOON, Origin.NONE),
                RECORDS.features(features("library", "1", null), 84, NOON, Origin.NONE),
                RECORDS.features(features("museum", "1", "Sacré-Cœur"), 84, NOON, Origin.NONE));

        assertThat(uploads).extracting(record -> header(record, "ce_id")).doesNotHaveDuplicates();
        assertThat(features).extracting(record -> header(record, "ce_id")).doesNotHaveDuplicates();
    }

    @Test
    void haveTheSameIdHoweverLongTheWorkTook() {
        Event.ImageProcessed slower = GoldenEvents.PROCESSED.withTimings(new Event.Timings(9000, 900));

        assertThat(header(RECORDS.event(slower, NOON), "ce_id"))
                .isEqualTo(header(RECORDS.event(GoldenEvents.PROCESSED, NOON), "ce_id"));
    }

    @Test
    void haveAnotherIdWhenANameComesBack() {
        Event.ImageLandmark named = GoldenEvents.LANDMARK;
        Event.ImageLandmark unnamed =
                new Event.ImageLandmark(named.library(), named.imageId(), named.version(), null, named.model());

        assertThat(Stream.of(
                                RECORDS.event(named, NOON),
                                RECORDS.event(unnamed, NOON + 1),
                                RECORDS.event(named, NOON + 2))
                        .map(record -> header(record, "ce_id")))
                .doesNotHaveDuplicates();
    }

    @Test
    void ofPairsHaveTheIdThatTheirDataName() {
        assertThat(header(RECORDS.event(GoldenEvents.DUPLICATE, NOON), "ce_id")).isEqualTo(GoldenEvents.DUPLICATE.id());
        assertThat(header(RECORDS.event(GoldenEvents.WITHDRAWN, NOON), "ce_id")).isEqualTo(GoldenEvents.WITHDRAWN.id());
    }

    @Test
    void haveNoKeyWhereTheInputCannotBeRead() {
        ProducerRecord<String, byte[]> record = RECORDS.event(GoldenEvents.UNREADABLE, NOON);

        assertThat(record.key()).isNull();
        assertThat(record.partition()).isZero();
    }

    @Test
    void tellOfALargeInputWithoutRepeatingIt() {
        Event.ImageRejected large = Event.ImageRejected.of(
                Mention.NOTHING,
                new Input("image-uploaded", 0, 5, Map.of("a", new byte[1]), null, new byte[5_000_000]),
                new Rejection("invalid-event", "no good", false));

        ProducerRecord<String, byte[]> record = RECORDS.event(large, NOON);

        Event.ImageRejected told = EventJson.read(record.value(), Event.ImageRejected.class);
        assertThat(told.input()).isNull();
        assertThat(told.offset()).isEqualTo(5);
        assertThat(told.message()).isEqualTo("no good; the input has 5000002 bytes, too many to be repeated");
        assertThat(record.value()).hasSizeLessThan(1000);
    }

    @Test
    void areWrittenForAnInputWithoutATime() {
        assertThat(header(RECORDS.event(GoldenEvents.PROCESSED, -1), "ce_time")).isEqualTo("1970-01-01T00:00:00Z");
    }

    @Test
    void removeFeaturesByATombstoneInTheSamePlace() {
        ProducerRecord<String, byte[]> tombstone =
                RECORDS.noFeatures(new ImageKey("museum", "basilica-19"), NOON, Origin.NONE);
        ProducerRecord<String, byte[]> features =
                RECORDS.features(features("museum", "1", null), 84, NOON, Origin.NONE);

        assertThat(tombstone.value()).isNull();
        assertThat(tombstone.key()).isEqualTo(features.key());
        assertThat(tombstone.topic()).isEqualTo(features.topic());
        assertThat(tombstone.partition()).isEqualTo(features.partition());
        assertThat(header(features, EventRecords.EXTRACT_MILLIS)).isEqualTo("84");
        assertThat(SourceTime.of(received(tombstone))).isEqualTo(NOON);
        assertThat(SourceTime.of(received(features))).isEqualTo(NOON);
    }

    @Test
    void whatPeopleSayStandsAmongTheFeaturesOfTheLibrary() {
        ImageKey key = new ImageKey("museum", "2024/basilica-17");
        Pair pair = Pair.of(key, new ImageKey("museum", "basilica-19"));
        List<Note> notes = List.of(
                new Note.OfImage(key, new Label(NOON, Optional.of("Sacré-Cœur"))),
                new Note.OfImage(key, new Label(NOON, Optional.empty())),
                new Note.OfPair(pair, new Review(NOON, Review.Decision.REJECTED)));
        ProducerRecord<String, byte[]> features =
                RECORDS.features(features("museum", "1", null), 84, NOON, Origin.NONE);
        for (Note note : notes) {
            ProducerRecord<String, byte[]> record = RECORDS.notes().note(note);
            assertThat(record.topic()).isEqualTo(features.topic());
            assertThat(record.partition()).isEqualTo(features.partition());
            assertThat(NoteRecords.isNote(received(record))).isTrue();
            assertThat(NoteRecords.read(received(record))).isEqualTo(note);
            assertThat(EventRecords.library(received(record))).isEqualTo("museum");
            assertThat(header(RECORDS.notes().again(note), EventRecords.REPEATED))
                    .isNotEmpty();
        }
        assertThat(NoteRecords.isNote(received(features))).isFalse();
        assertThat(EventRecords.library(received(features))).isEqualTo("museum");
    }

    @Test
    void aLaterAttemptIsTheSameRecordWithWhereItCameFrom() throws RejectedException {
        ConsumerRecord<String, byte[]> first = received(RECORDS.uploaded(GoldenEvents.UPLOADED, NOON));
        Attempt attempt = Attempt.of(first, StandardCharsets.ISO_8859_1);
        assertThat(attempt.number()).isZero();
        assertThat(attempt.due()).isZero();

        ProducerRecord<String, byte[]> again = RECORDS.again(attempt, GoldenEvents.UPLOADED.key(), NOON + 10_000);
        assertThat(again.topic()).isEqualTo("image-uploaded-retry-1");
        Attempt second = Attempt.of(received(again), StandardCharsets.ISO_8859_1);
        assertThat(second.number()).isEqualTo(1);
        assertThat(second.due()).isEqualTo(NOON + 10_000);
        assertThat(Attempt.due(received(again))).isEqualTo(NOON + 10_000);
        assertThat(second.time()).isEqualTo(NOON);
        assertThat(second.input()).usingRecursiveComparison().isEqualTo(attempt.input());
        assertThat(INPUTS.arrival(received(again))).isEqualTo(GoldenEvents.UPLOADED);
        assertThat(RECORDS.again(second, GoldenEvents.UPLOADED.key(), NOON).topic())
                .isEqualTo("image-uploaded-retry-2");
    }

    @Test
    void nameTheInputThatLedToThemAndItsTraceThroughRetriesAndTheFeaturesLog() {
        ConsumerRecord<String, byte[]> upload = received(RECORDS.uploaded(GoldenEvents.UPLOADED, NOON));
        String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        upload.headers().add("ce_traceparent", parent.getBytes(StandardCharsets.UTF_8));
        upload.headers().add("traceparent", parent.replace("b7", "c8").getBytes(StandardCharsets.UTF_8));
        upload.headers().add("tracestate", "dam=1".getBytes(StandardCharsets.UTF_8));
        Attempt first = Attempt.of(upload, StandardCharsets.ISO_8859_1);
        Attempt retried = Attempt.of(
                received(RECORDS.again(first, GoldenEvents.UPLOADED.key(), NOON)), StandardCharsets.ISO_8859_1);
        ConsumerRecord<String, byte[]> features =
                received(RECORDS.features(features("museum", "1", null), 84, NOON, retried.origin()));

        for (Origin origin : List.of(first.origin(), retried.origin(), Origin.of(features))) {
            ProducerRecord<String, byte[]> said = RECORDS.event(GoldenEvents.PROCESSED, NOON, origin);
            CloudEvent event = KafkaMessageFactory.createReader(received(said)).toEvent();
            assertThat(event.getExtension("causationid")).isEqualTo(EventRecords.header(upload, "ce_id", ""));
            assertThat(event.getExtension("causationsource")).isEqualTo("/samescene");
            assertThat(event.getExtension("causationtopic")).isEqualTo("image-uploaded");
            assertThat(event.getExtension("causationpartition")).isEqualTo(Integer.toString(upload.partition()));
            assertThat(event.getExtension("causationoffset")).isEqualTo("0");
            assertThat(event.getExtension("traceparent")).isEqualTo(parent);
            assertThat(header(said, "traceparent")).isEqualTo(parent.replace("b7", "c8"));
            assertThat(header(said, "tracestate")).isEqualTo("dam=1");
        }
    }

    @Test
    void haveAnotherIdForAnAnswerToAnotherInput() {
        ConsumerRecord<String, byte[]> upload = received(RECORDS.uploaded(GoldenEvents.UPLOADED, NOON));
        Origin one = Attempt.of(upload, StandardCharsets.ISO_8859_1).origin();
        upload.headers().remove("ce_id").add("ce_id", new byte[] {'2'});
        Origin two = Attempt.of(upload, StandardCharsets.ISO_8859_1).origin();

        assertThat(header(RECORDS.event(GoldenEvents.PROCESSED, NOON, one), "ce_id"))
                .isEqualTo(header(RECORDS.event(GoldenEvents.PROCESSED, NOON, one), "ce_id"))
                .isNotEqualTo(header(RECORDS.event(GoldenEvents.PROCESSED, NOON, two), "ce_id"));
    }

    @Test
    void leaveOutWhatIsTooLongToBePassedOnOrIsNoText() {
        ConsumerRecord<String, byte[]> upload = received(RECORDS.uploaded(GoldenEvents.UPLOADED, NOON));
        upload.headers().remove("ce_id").add("ce_id", "x".repeat(5000).getBytes(StandardCharsets.UTF_8));
        upload.headers().add("traceparent", "a\nb".getBytes(StandardCharsets.UTF_8));
        ProducerRecord<String, byte[]> said = RECORDS.event(
                GoldenEvents.PROCESSED,
                NOON,
                Attempt.of(upload, StandardCharsets.ISO_8859_1).origin());

        assertThat(said.headers().lastHeader("ce_causationid")).isNull();
        assertThat(said.headers().lastHeader("traceparent")).isNull();
        assertThat(header(said, "ce_causationtopic")).isEqualTo("image-uploaded");
    }

    @Test
    void aClockThatIsADayAheadIsNotTrusted() {
        ConsumerRecord<String, byte[]> record = received(RECORDS.uploaded(GoldenEvents.UPLOADED, NOON));
        assertThat(SourceTime.of(record)).isEqualTo(NOON);
        record.headers().remove("ce_time").add("ce_time", "2226-03-01T12:00:00Z".getBytes(StandardCharsets.UTF_8));
        assertThat(SourceTime.of(record)).isEqualTo(record.timestamp());
        record.headers().remove("ce_time").add("ce_time", "noon".getBytes(StandardCharsets.UTF_8));
        assertThat(SourceTime.of(record)).isEqualTo(record.timestamp());
    }

    @Test
    void saveWhatAnArrivalSays() throws RejectedException {
        assertThat(INPUTS.arrival(received(RECORDS.uploaded(GoldenEvents.UPLOADED, NOON))))
                .isEqualTo(GoldenEvents.UPLOADED);
        assertThat(INPUTS.arrival(received(RECORDS.deleted(GoldenEvents.DELETED, NOON))))
                .isEqualTo(GoldenEvents.DELETED);
        assertThat(INPUTS.arrival(received(RECORDS.labelled(GoldenEvents.LABELLED, NOON))))
                .isEqualTo(GoldenEvents.LABELLED);
        assertThat(INPUTS.arrival(received(RECORDS.reviewed(GoldenEvents.REVIEWED, NOON))))
                .isEqualTo(GoldenEvents.REVIEWED);
    }

    @Test
    void haveRoomForTheLongestTextsThatAreTaken() throws RejectedException {
        Arrival.Uploaded longest = new Arrival.Uploaded(
                new ImageKey("🗼".repeat(255), "🗼".repeat(4096)),
                "🗼".repeat(10_000),
                "🗼".repeat(1024),
                null,
                null,
                "🗼".repeat(1024));
        Arrival.Uploaded taken = EventJson.readUploaded(ForeignJson.object(EventJson.write(longest), "the data"));
        ImageFeatures small = features("museum", "1", null);
        ImageFeatures features = new ImageFeatures(
                taken.key(),
                taken.version(),
                taken.uri(),
                small.sha256(),
                small.byteSize(),
                small.width(),
                small.height(),
                taken.landmark(),
                small.model(),
                small.thumbnail(),
                small.local());

        ImageFeatures kept = ImageFeaturesCodec.decode(
                RECORDS.features(features, 84, NOON, Origin.NONE).value());

        assertThat(kept.uri()).isEqualTo(longest.uri());
        assertThat(kept.key()).isEqualTo(longest.key());
        assertThat(kept.key().toString().getBytes(StandardCharsets.UTF_8))
                .as("a term of the index")
                .hasSizeLessThan(32_766);
    }

    @Test
    void holdTheGoldenData() throws IOException {
        assertThat(Json.mapper()
                        .readTree(RECORDS.event(GoldenEvents.REJECTED, NOON).value()))
                .isEqualTo(Json.mapper().readTree(GoldenEvents.json("image-rejected")));
    }

    private static Arrival.Uploaded upload(String version, String landmark) {
        return new Arrival.Uploaded(
                new ImageKey("museum", "basilica-19"), "file:///b.jpg", version, null, null, landmark);
    }

    private static ImageFeatures features(String library, String version, String landmark) {
        LocalFeatures one = new LocalFeatures(
                new float[] {3}, new float[] {4}, new float[] {1}, new float[] {100}, new float[] {0.6f, 0.8f}, 2);
        return new ImageFeatures(
                new ImageKey(library, "basilica-19"),
                version,
                "file:///b.jpg",
                "ab".repeat(32),
                1000,
                40,
                30,
                landmark,
                "gradient",
                Thumbnail.NONE,
                one);
    }

    private static String header(ProducerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> sent) {
        return new ConsumerRecord<>(
                sent.topic(),
                sent.partition(),
                0,
                NOON + 500,
                TimestampType.CREATE_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }
}
