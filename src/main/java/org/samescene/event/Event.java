package org.samescene.event;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.verdict.LandmarkSuggestion;
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
     * @param scale by how much lengths of the image grow on the other
     * @param transform the 3 × 3 matrix of a homography, row-major, from pixels of the image to pixels of the
     *     other, both upright
     * @param log10FalseAlarms log10 of the expected number of chance agreements this good; null for the same
     *     bytes
     * @param preferred the imageId of the one to keep
     * @param thresholds what the verdict was reached with
     * @param calibrated false where log10FalseAlarms is a bound that nobody has measured with the model; null
     *     otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // JSON's own shape: an array of nine numbers
    record ImageDuplicate(
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
            String preferred,
            Verdict.Reason preferredBecause,
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
     * Which earlier images show the same place as this one, and what it may be called.
     *
     * @param matches best first
     * @param landmark null where no known place is among its relations
     * @param calibrated false where log10FalseAlarms are bounds that nobody has measured with the model; null
     *     otherwise
     */
    record ImageSameLandmark(
            String library,
            String imageId,
            String version,
            List<LandmarkMatch> matches,
            @Nullable LandmarkSuggestion landmark,
            Thresholds thresholds,
            String model,
            @Nullable Boolean calibrated)
            implements ImageEvent {}

    /** One image that shows the same place. */
    record LandmarkMatch(String imageId, String version, int inliers, double log10FalseAlarms, double confidence) {}

    /**
     * All that there is to say about an upload or a deletion has been said.
     *
     * @param version null where it had none: of a deletion, and of a rejected upload that named none
     * @param reason why it was rejected, a code; null where it was not
     * @param features how many local features the image has
     * @param candidates how many images it was compared with
     * @param timings null where nothing was measured
     */
    record ImageProcessed(
            String library,
            String imageId,
            @Nullable String version,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String message,
            int features,
            int candidates,
            int duplicates,
            int sameLandmark,
            String model,
            @Nullable Timings timings)
            implements ImageEvent {
        private static final Counts NOTHING = new Counts(0, 0, 0, 0);

        public static ImageProcessed processed(ImageKey key, String version, Counts counts, String model) {
            return new ImageProcessed(key, version, Outcome.PROCESSED, null, counts, model, null);
        }

        public static ImageProcessed rejected(Arrival.Uploaded upload, Rejection why, String model) {
            return new ImageProcessed(upload.key(), upload.version(), Outcome.REJECTED, why, NOTHING, model, null);
        }

        public static ImageProcessed deleted(ImageKey key, String model) {
            return new ImageProcessed(key, null, Outcome.DELETED, null, NOTHING, model, null);
        }

        private ImageProcessed(
                ImageKey key,
                @Nullable String version,
                Outcome outcome,
                @Nullable Rejection why,
                Counts counts,
                String model,
                @Nullable Timings timings) {
            this(
                    key.library(),
                    key.imageId(),
                    version,
                    outcome,
                    why == null ? null : why.reason(),
                    why == null ? null : why.message(),
                    counts.features(),
                    counts.candidates(),
                    counts.duplicates(),
                    counts.sameLandmark(),
                    model,
                    timings);
        }

        /** Why it was rejected; empty where it was not. */
        public Optional<Rejection> rejection() {
            return reason == null || message == null ? Optional.empty() : Optional.of(new Rejection(reason, message));
        }

        public ImageProcessed withTimings(Timings measured) {
            Counts counts = new Counts(features, candidates, duplicates, sameLandmark);
            return new ImageProcessed(key(), version, outcome, rejection().orElse(null), counts, model, measured);
        }
    }

    /** Milliseconds spent. */
    record Timings(long extractMillis, long matchMillis) {}

    /** What came of an upload or a deletion. */
    enum Outcome {
        PROCESSED,
        REJECTED,
        DELETED
    }

    /**
     * An input record that could not be used. Library, imageId, version and uri are null where even they can't
     * be read.
     *
     * @param topic the record's coordinates
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
            Map<String, byte @Nullable []> inputHeaders,
            byte @Nullable [] inputKey,
            byte @Nullable [] input)
            implements Event {
        /** An upload that could be read, but not used. */
        public static ImageRejected of(Arrival.Uploaded upload, Input input, Rejection why) {
            ImageKey key = upload.key();
            return of(key.library(), key.imageId(), upload.version(), upload.uri(), input, why);
        }

        /** A record that doesn't say which image it is about. */
        public static ImageRejected of(Input input, Rejection why) {
            return of(null, null, null, null, input, why);
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
            Rejection why =
                    new Rejection(reason, message + "; the input has " + size + " bytes, too many to be repeated");
            return of(library, imageId, version, uri, Input.at(topic, partition, offset), why);
        }
    }
}
