package org.samescene.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Mention;
import org.samescene.index.LandmarkSuggestion;
import org.samescene.index.Relation;
import org.samescene.verdict.Thresholds;
import org.samescene.verdict.Verdict;

/** What goes out: the data of the public events, field for field as in their JSON Schemas. */
public sealed interface Event permits ImageEvent, Event.ImageRejected {
    /** The image that it is about; null where an input doesn't even say that. */
    @Nullable
    ImageKey key();

    /**
     * An image is the same photograph as an earlier one.
     *
     * @param id of the event: its ce_id
     * @param replaces the id of the event that said so of an earlier version of one of the two; null where there
     *     was none
     * @param scale by how much lengths of the image grow on the other
     * @param transform the 3 × 3 matrix of a homography, row-major, from pixels of the image to pixels of the
     *     other, both upright
     * @param log10FalseAlarms log10 of the expected number of chance agreements this good; null for the same
     *     bytes
     * @param likeness share of what can be seen in the overlap that looks the same, 0 … 1
     * @param differences where it doesn't, largest first
     * @param preferred the imageId of the one to keep; null where it can't be known
     * @param preferredBecause null where none is
     * @param thresholds what the verdict was reached with
     * @param calibrated false where log10FalseAlarms is a bound that nobody has measured with the model; null
     *     otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // JSON's own shape: an array of nine numbers
    record ImageDuplicate(
            String id,
            @Nullable String replaces,
            String library,
            String imageId,
            String version,
            String duplicateOf,
            String duplicateOfVersion,
            Verdict.Kind kind,
            Verdict.Frame relation,
            double rotation,
            boolean mirrored,
            double scale,
            double[] transform,
            int inliers,
            @Nullable Double log10FalseAlarms,
            double confidence,
            Coverage coverage,
            Region overlap,
            double likeness,
            List<Difference> differences,
            @Nullable String preferred,
            Verdict.@Nullable Reason preferredBecause,
            Thresholds thresholds,
            String model,
            @Nullable Boolean calibrated)
            implements ImageEvent {}

    /** Shares of two pictures that they have in common. */
    record Coverage(double image, double duplicateOf) {}

    /**
     * What two pictures have in common, as the corners [x, y] of a polygon in pixels of each; corner by
     * corner the same places.
     */
    record Region(List<double[]> image, List<double[]> duplicateOf) {}

    /**
     * A region in which two pictures don't look the same, as the corners [x, y] of a polygon in pixels of each.
     *
     * @param share of what they have in common, by area, 0 … 1
     */
    record Difference(List<double[]> image, List<double[]> duplicateOf, double share) {}

    /**
     * An image shows the same place or thing as an earlier one, in another photograph.
     *
     * @param id of the event: its ce_id
     * @param replaces the id of the event that said so of an earlier version of one of the two; null where there
     *     was none
     * @param transform the 3 × 3 matrix of a homography, row-major, from pixels of the image to pixels of the
     *     other, both upright
     * @param calibrated false where log10FalseAlarms is a bound that nobody has measured with the model; null
     *     otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // JSON's own shape: an array of nine numbers
    record ImageSameLandmark(
            String id,
            @Nullable String replaces,
            String library,
            String imageId,
            String version,
            String sameAs,
            String sameAsVersion,
            double[] transform,
            int inliers,
            double log10FalseAlarms,
            double confidence,
            SharedRegion overlap,
            Thresholds thresholds,
            String model,
            @Nullable Boolean calibrated)
            implements ImageEvent {}

    /** What two pictures of one place have in common, as {@link Region}. */
    record SharedRegion(List<double[]> image, List<double[]> sameAs) {}

    /**
     * What an image may show. The latest event of an image holds.
     *
     * @param landmark null where nothing supports a name any more
     */
    record ImageLandmark(
            String library,
            String imageId,
            String version,
            @Nullable LandmarkSuggestion landmark,
            String model) implements ImageEvent {}

    /**
     * What was said of two images holds no more.
     *
     * @param id of the event: its ce_id
     * @param withdrawn the id of the event that said it
     * @param kind what it said
     * @param imageId the one of the two by which it came
     * @param otherImageId the other
     */
    record ImageRelationWithdrawn(
            String id,
            String withdrawn,
            Relation.Kind kind,
            String library,
            String imageId,
            String version,
            String otherImageId,
            String otherVersion,
            WithdrawnBecause because,
            String model)
            implements ImageEvent {}

    /** Why a relation holds no more. */
    enum WithdrawnBecause {
        /** The image was deleted. */
        DELETED,
        /** The image has a new version, of which it can't be said. */
        REPLACED,
        /** A person has said that the two are not related. */
        REJECTED,
        /** The two were compared again, by other thresholds or another judge. */
        COMPARED_AGAIN
    }

    /**
     * What came of an upload or a deletion: all that there is to say about it has been said, or it is tried again.
     *
     * @param version null where it had none: of a deletion, and of an upload that was not read and named none
     * @param reason why it was rejected or deferred, a code; null where it was neither
     * @param retryable of a rejected one: whether the same upload may succeed if it is published again
     * @param retryAt of a deferred one: when it is tried again, ISO 8601
     * @param features how many local features the image has
     * @param candidates how many images it was compared with
     * @param candidatesLimited true where there were more candidates than an image is compared with; null otherwise
     * @param timings null where nothing was measured
     */
    record ImageProcessed(
            String library,
            String imageId,
            @Nullable String version,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String message,
            @Nullable Boolean retryable,
            @Nullable String retryAt,
            int features,
            int candidates,
            @Nullable Boolean candidatesLimited,
            int duplicates,
            int sameLandmark,
            String model,
            @Nullable Timings timings)
            implements ImageEvent {
        private static final Counts NOTHING = new Counts(0, 0, false, 0, 0);

        public static ImageProcessed processed(ImageKey key, String version, Counts counts, String model) {
            return of(key, version, Outcome.PROCESSED, counts, model);
        }

        /** What is newer by the source's clock is known already. */
        public static ImageProcessed superseded(ImageKey key, @Nullable String version, String model) {
            return of(key, version, Outcome.SUPERSEDED, NOTHING, model);
        }

        public static ImageProcessed deleted(ImageKey key, String model) {
            return of(key, null, Outcome.DELETED, NOTHING, model);
        }

        /** @param version null where the input names none, or none that could be one */
        public static ImageProcessed rejected(ImageKey key, @Nullable String version, Rejection why, String model) {
            return refused(key, version, Outcome.REJECTED, why, why.retryable(), null, model);
        }

        public static ImageProcessed deferred(Arrival.Uploaded upload, Rejection why, Instant retryAt, String model) {
            return refused(upload.key(), upload.version(), Outcome.DEFERRED, why, null, retryAt.toString(), model);
        }

        private static ImageProcessed of(
                ImageKey key, @Nullable String version, Outcome outcome, Counts counts, String model) {
            return new ImageProcessed(
                    key.library(),
                    key.imageId(),
                    version,
                    outcome,
                    null,
                    null,
                    null,
                    null,
                    counts.features(),
                    counts.candidates(),
                    counts.candidatesLimited() ? true : null,
                    counts.duplicates(),
                    counts.sameLandmark(),
                    model,
                    null);
        }

        private static ImageProcessed refused(
                ImageKey key,
                @Nullable String version,
                Outcome outcome,
                Rejection why,
                @Nullable Boolean retryable,
                @Nullable String retryAt,
                String model) {
            return new ImageProcessed(
                    key.library(),
                    key.imageId(),
                    version,
                    outcome,
                    why.reason(),
                    why.message(),
                    retryable,
                    retryAt,
                    0,
                    0,
                    null,
                    0,
                    0,
                    model,
                    null);
        }

        /** Why it was rejected or deferred; empty where it was neither. */
        public Optional<Rejection> rejection() {
            return reason == null || message == null
                    ? Optional.empty()
                    : Optional.of(new Rejection(reason, message, !Boolean.FALSE.equals(retryable)));
        }

        public ImageProcessed withTimings(Timings measured) {
            return new ImageProcessed(
                    library,
                    imageId,
                    version,
                    outcome,
                    reason,
                    message,
                    retryable,
                    retryAt,
                    features,
                    candidates,
                    candidatesLimited,
                    duplicates,
                    sameLandmark,
                    model,
                    measured);
        }
    }

    /** Milliseconds spent. */
    record Timings(long extractMillis, long matchMillis) {}

    /** What came of an upload or a deletion. */
    enum Outcome {
        /** Compared with the library. */
        PROCESSED,
        /** It could not be had now, and is tried again. */
        DEFERRED,
        /** It can't be used, or could not be had at any attempt. */
        REJECTED,
        /** A newer upload or deletion of the image is known: this one changes nothing. */
        SUPERSEDED,
        DELETED
    }

    /**
     * An input record that could not be used. Library, imageId, version and uri are null where they are not there or
     * can't be read.
     *
     * @param topic the record's coordinates
     * @param retryable whether the same input may succeed if it is published again
     * @param inputHeaders of the record, byte for byte; empty where the input is too large to be repeated
     * @param inputKey of the record, byte for byte; null where it had none, or the input is too large
     * @param input the record's value, byte for byte; null where it had none, or the input is too large
     */
    @SuppressWarnings("ArrayRecordComponent") // bytes, that are JSON's text by Base64
    record ImageRejected(
            @Nullable String library,
            @Nullable String imageId,
            @Nullable String version,
            @Nullable String uri,
            String topic,
            int partition,
            long offset,
            String reason,
            String message,
            boolean retryable,
            Map<String, byte @Nullable []> inputHeaders,
            byte @Nullable [] inputKey,
            byte @Nullable [] input)
            implements Event {
        /** @param said what the input says of its image */
        public static ImageRejected of(Mention said, Input input, Rejection why) {
            return of(said.library(), said.imageId(), said.version(), said.uri(), input, why);
        }

        private static ImageRejected of(
                @Nullable String library,
                @Nullable String imageId,
                @Nullable String version,
                @Nullable String uri,
                Input input,
                Rejection why) {
            return new ImageRejected(
                    library,
                    imageId,
                    version,
                    uri,
                    input.topic(),
                    input.partition(),
                    input.offset(),
                    why.reason(),
                    why.message(),
                    why.retryable(),
                    input.headers(),
                    input.key(),
                    input.value());
        }

        @Override
        public @Nullable ImageKey key() {
            return library == null || imageId == null ? null : new ImageKey(library, imageId);
        }

        /** Where the input has more bytes than this, says so in place of repeating them. */
        public ImageRejected repeatingUpTo(long bytes) {
            long size = new Input(topic, partition, offset, inputHeaders, inputKey, input).bytes();
            if (size <= bytes) {
                return this;
            }
            Rejection why = new Rejection(
                    reason, message + "; the input has " + size + " bytes, too many to be repeated", retryable);
            return of(library, imageId, version, uri, Input.at(topic, partition, offset), why);
        }
    }
}
