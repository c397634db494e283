package org.samescene.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.samescene.arrival.ImageKey;
import org.samescene.verdict.LandmarkSuggestion;
import org.samescene.verdict.Thresholds;
import org.samescene.verdict.Verdict;

/** What goes out: the data of the public events, field for field as in their JSON Schemas. */
public sealed interface Event {
    String library();

    String imageId();

    default ImageKey key() {
        return new ImageKey(library(), imageId());
    }

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
            Double log10FalseAlarms,
            double confidence,
            Coverage coverage,
            Region overlap,
            String preferred,
            Verdict.Reason preferredBecause,
            Thresholds thresholds,
            String model,
            @Nullable Boolean calibrated)
            implements Event {}

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
            LandmarkSuggestion landmark,
            Thresholds thresholds,
            String model,
            @Nullable Boolean calibrated)
            implements Event {}

    /** One image that shows the same place. */
    record LandmarkMatch(String imageId, String version, int inliers, double log10FalseAlarms, double confidence) {}

    /**
     * All that there is to say about an upload or a deletion has been said.
     *
     * @param reason why it was rejected, a code; absent otherwise
     * @param features how many local features the image has
     * @param candidates how many images it was compared with
     */
    record ImageProcessed(
            String library,
            String imageId,
            String version,
            Outcome outcome,
            String reason,
            String message,
            int features,
            int candidates,
            int duplicates,
            int sameLandmark,
            String model,
            Timings timings)
            implements Event {
        public ImageProcessed withTimings(Timings measured) {
            return new ImageProcessed(
                    library,
                    imageId,
                    version,
                    outcome,
                    reason,
                    message,
                    features,
                    candidates,
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
        PROCESSED,
        REJECTED,
        DELETED
    }

    /**
     * An input record that could not be used. Library, image and uri are null where even they can't be read.
     *
     * @param topic the record's coordinates
     * @param inputHeaders of the record, byte for byte; empty where the input is too large to be repeated
     * @param inputKey the same; null where it had none, or too large
     * @param input the record's value, byte for byte; null where it had none, or too large
     */
    record ImageRejected(
            String library,
            String imageId,
            String version,
            String uri,
            String topic,
            int partition,
            long offset,
            String reason,
            String message,
            Map<String, byte[]> inputHeaders,
            byte[] inputKey,
            byte[] input)
            implements Event {}
}
