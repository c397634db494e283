package org.samescene.app.kafka;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Mention;
import org.samescene.event.Counts;
import org.samescene.event.Event;
import org.samescene.event.Input;
import org.samescene.event.Rejection;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.Relation;
import org.samescene.verdict.Thresholds;
import org.samescene.verdict.Verdict;

/** The golden examples of the public events: what stands in each file, as a value. */
public final class GoldenEvents {
    private static final String SHA256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private static final Thresholds THRESHOLDS = new Thresholds(6, -4.75, -2, 0.45, 0.06, 0.25, 0.5, 0.1, 0.9);

    public static final Arrival.Uploaded UPLOADED = new Arrival.Uploaded(
            new ImageKey("museum", "2024/basilica-17"),
            "https://dam.example.org/originals/basilica-17.jpg",
            "3",
            SHA256,
            "image/jpeg",
            "Sacré-Cœur");

    public static final Arrival.Deleted DELETED = new Arrival.Deleted(new ImageKey("museum", "2024/basilica-17"));

    public static final Arrival.Labelled LABELLED =
            new Arrival.Labelled(new ImageKey("museum", "2024/basilica-17"), "Sacré-Cœur");

    public static final Arrival.Reviewed REVIEWED = new Arrival.Reviewed(
            new ImageKey("museum", "basilica-19"), new ImageKey("museum", "2024/basilica-17"), false);

    static final Event.ImageDuplicate DUPLICATE = new Event.ImageDuplicate(
            "0f2d1c7a9be4458697d3c1a20b5e6f48",
            "c4a7e1f09d2b4a6e8b35f7d6012c9e84",
            "museum",
            "basilica-19",
            "1",
            "2024/basilica-17",
            "3",
            Verdict.Kind.EDITED,
            Verdict.Frame.CROP_OF,
            -90,
            false,
            2,
            new double[] {0, 2, 120.5, -2, 0, 1480.25, 0, 0, 1},
            212,
            -151.25,
            1,
            new Event.Coverage(1, 0.4375),
            new Event.Region(
                    corners(0, 0, 700, 0, 700, 500, 0, 500),
                    corners(120.5, 1480.25, 120.5, 80.25, 1120.5, 80.25, 1120.5, 1480.25)),
            0.875,
            List.of(new Event.Difference(
                    corners(100, 200, 180, 200, 180, 240, 100, 240),
                    corners(520.5, 1280.25, 520.5, 1120.25, 600.5, 1120.25, 600.5, 1280.25),
                    0.009)),
            "2024/basilica-17",
            Verdict.Reason.SHOWS_MORE,
            THRESHOLDS,
            "gradient",
            null);

    static final Event.ImageSameLandmark SAME_LANDMARK = new Event.ImageSameLandmark(
            "91c7e2a4d05b4f6b8e3a7d1f2c604b95",
            null,
            "museum",
            "visitor-photo-4",
            "1",
            "2024/basilica-17",
            "3",
            new double[] {0.5, 0, 60.25, 0, 0.5, 12, 0, 0, 1},
            46,
            -38.5,
            1,
            new Event.SharedRegion(
                    corners(0, 0, 1000, 0, 1000, 800, 0, 800), corners(60.25, 12, 560.25, 12, 560.25, 412, 60.25, 412)),
            THRESHOLDS,
            "delf-gld",
            false);

    static final Event.ImageLandmark LANDMARK = new Event.ImageLandmark(
            "museum",
            "visitor-photo-4",
            "1",
            new LandmarkSuggestion("Sacré-Cœur", 1, List.of("2024/basilica-17")),
            "delf-gld");

    static final Event.ImageRelationWithdrawn WITHDRAWN = new Event.ImageRelationWithdrawn(
            "d2b80f5c3a914e7d96e1c05f48a7b320",
            "0f2d1c7a9be4458697d3c1a20b5e6f48",
            Relation.Kind.DUPLICATE,
            "museum",
            "2024/basilica-17",
            "3",
            "basilica-19",
            "1",
            Event.WithdrawnBecause.DELETED,
            "gradient");

    static final Event.ImageProcessed PROCESSED = Event.ImageProcessed.processed(
                    new ImageKey("museum", "basilica-19"), "1", new Counts(874, 12, true, 1, 2), "gradient")
            .withTimings(new Event.Timings(84, 11));

    private static final Arrival.Uploaded UNUSABLE = new Arrival.Uploaded(
            new ImageKey("museum", "panorama-2"),
            "https://dam.example.org/originals/panorama-2.png",
            "1",
            null,
            null,
            null);

    private static final Rejection TOO_MANY_PIXELS = new Rejection(
            "too-many-pixels",
            "40000 × 30000 pixels, more than 100000000; samescene.decode.max-pixels sets the limit",
            false);

    static final Event.ImageRejected REJECTED = Event.ImageRejected.of(
            Mention.of(UNUSABLE),
            new Input(
                    "image-uploaded",
                    0,
                    4711,
                    Map.of(
                            "ce_specversion", bytes("1.0"),
                            "ce_id", bytes("upload-4711"),
                            "ce_source", bytes("https://dam.example.org"),
                            "ce_type", bytes("org.samescene.image-uploaded"),
                            "content-type", bytes("application/json")),
                    bytes("museum/panorama-2"),
                    bytes(
                            "{\"library\":\"museum\",\"imageId\":\"panorama-2\",\"uri\":\"https://dam.example.org/originals/panorama-2.png\","
                                    + "\"version\":\"1\"}")),
            TOO_MANY_PIXELS);

    static final Event.ImageRejected UNREADABLE = Event.ImageRejected.of(
            Mention.NOTHING,
            new Input("image-uploaded", 2, 12, headerWithoutValue("trace"), null, null),
            new Rejection("invalid-event", "the record has no data", false));

    private GoldenEvents() {}

    /** Name of the file, without its ending: the topic, and after a dot the variant. */
    static Map<String, Object> all() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("image-uploaded", UPLOADED);
        all.put(
                "image-uploaded.least",
                new Arrival.Uploaded(new ImageKey("museum", "basilica-18"), "file:///photos/basilica-18.tiff"));
        all.put(
                "image-processed.deferred",
                Event.ImageProcessed.deferred(
                        new Arrival.Uploaded(
                                new ImageKey("museum", "basilica-20"),
                                "https://dam.example.org/originals/basilica-20.jpg",
                                "3",
                                null,
                                null,
                                null),
                        new Rejection("unreachable", "the server answers 503", true),
                        Instant.parse("2026-03-01T12:01:00Z"),
                        "gradient"));
        all.put(
                "image-processed.superseded",
                Event.ImageProcessed.superseded(new ImageKey("museum", "basilica-19"), "1", "gradient"));
        all.put("image-deleted", DELETED);
        all.put("image-labelled", LABELLED);
        all.put("image-labelled.unknown", new Arrival.Labelled(LABELLED.key(), null));
        all.put("image-relation-reviewed", REVIEWED);
        all.put("image-duplicate", DUPLICATE);
        all.put(
                "image-duplicate.exact",
                new Event.ImageDuplicate(
                        "6b1de0c8f7a94e35a2c4d8e19f03b756",
                        null,
                        "museum",
                        "copy-of-basilica-17",
                        SHA256,
                        "2024/basilica-17",
                        "3",
                        Verdict.Kind.EXACT,
                        Verdict.Frame.SAME_FRAME,
                        0,
                        false,
                        1,
                        new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1},
                        874,
                        null,
                        1,
                        new Event.Coverage(1, 1),
                        new Event.Region(
                                corners(0, 0, 2000, 0, 2000, 1600, 0, 1600),
                                corners(0, 0, 2000, 0, 2000, 1600, 0, 1600)),
                        1,
                        List.of(),
                        "2024/basilica-17",
                        Verdict.Reason.EARLIER,
                        THRESHOLDS,
                        "gradient",
                        null));
        all.put("image-same-landmark", SAME_LANDMARK);
        all.put("image-landmark", LANDMARK);
        all.put(
                "image-landmark.withdrawn",
                new Event.ImageLandmark("museum", "visitor-photo-5", "1", null, "delf-gld"));
        all.put("image-relation-withdrawn", WITHDRAWN);
        all.put("image-processed", PROCESSED);
        all.put(
                "image-processed.rejected",
                Event.ImageProcessed.rejected(UNUSABLE.key(), UNUSABLE.version(), TOO_MANY_PIXELS, "gradient"));
        all.put(
                "image-processed.deleted",
                Event.ImageProcessed.deleted(new ImageKey("museum", "2024/basilica-17"), "gradient"));
        all.put("image-rejected", REJECTED);
        all.put("image-rejected.unreadable", UNREADABLE);
        return all;
    }

    static String topic(String name) {
        return name.replaceFirst("\\..*", "");
    }

    public static byte[] json(String name) {
        return resource(name + ".json");
    }

    static byte[] schema(String topic) {
        return resource(topic + ".schema.json");
    }

    static byte[] resource(String file) {
        try (InputStream in = GoldenEvents.class.getResourceAsStream("/org/samescene/event/" + file)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + file + " in org/samescene/event");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<double[]> corners(double... xy) {
        return IntStream.range(0, xy.length / 2)
                .mapToObj(i -> new double[] {xy[2 * i], xy[2 * i + 1]})
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> headerWithoutValue(String name) {
        Map<String, byte[]> headers = new HashMap<>();
        headers.put(name, null);
        return headers;
    }
}
