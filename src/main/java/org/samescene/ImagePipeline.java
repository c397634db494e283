package org.samescene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Original;
import org.samescene.arrival.Originals;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.event.Event;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.GlobalDescriptor;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;
import org.samescene.feature.Thumbnail;
import org.samescene.feature.delf.DelfImage;
import org.samescene.index.FeatureIndex;
import org.samescene.match.Agreement;
import org.samescene.match.Size;
import org.samescene.match.Verifier;
import org.samescene.match.geometry.FalseAlarms;
import org.samescene.verdict.Judge;
import org.samescene.verdict.Verdict;

/**
 * One image through the stages: {@link Extraction}, then {@link Matching}. Plain Java: no broker, no
 * configuration; what there is to say is returned, never published.
 */
public final class ImagePipeline {
    private ImagePipeline() {}

    /**
     * The first stage: from an upload, a picture or features made elsewhere, to its features. Keeps nothing;
     * for any number of threads.
     */
    public record Extraction(Originals originals, BitmapDecoder decoder, FeatureExtractor extractor)
            implements AutoCloseable {
        public ImageFeatures extract(Arrival.Uploaded uploaded) throws RejectedException, InterruptedException {
            return describe(uploaded).image();
        }

        /** The same, with the descriptor of the whole picture where the model makes one. */
        public Description describe(Arrival.Uploaded uploaded) throws RejectedException, InterruptedException {
            Original original = originals.fetch(uploaded);
            return DelfImage.isNamed(uploaded.uri())
                    ? new Description(
                            DelfImage.of(uploaded, original, extractor.model(), extractor.dimensions()),
                            Optional.empty())
                    : describe(uploaded, original);
        }

        private Description describe(Arrival.Uploaded uploaded, Original original) throws RejectedException {
            Bitmap upright = decoder.decode(original.content());
            Bitmap bitmap = upright.scaledToLongestSide(extractor.longestSidePx());
            PictureFeatures features = extractor.describe(bitmap);
            LocalFeatures local = features.local()
                    .scaledBy(upright.width() / (double) bitmap.width(), upright.height() / (double) bitmap.height());
            Bitmap small = bitmap.scaledToLongestSide(Thumbnail.LONGEST_SIDE_PX);
            ImageFeatures image = new ImageFeatures(
                    uploaded.key(),
                    uploaded.version() == null ? original.sha256() : uploaded.version(),
                    uploaded.uri(),
                    original.sha256(),
                    original.content().length,
                    upright.width(),
                    upright.height(),
                    uploaded.landmark(),
                    extractor.model(),
                    new Thumbnail(small.width(), small.height(), small.luminance()),
                    local);
            return new Description(image, features.global());
        }

        @Override
        public void close() {
            originals.close();
            extractor.close();
        }
    }

    /** What a model says of an image. */
    public record Description(ImageFeatures image, Optional<GlobalDescriptor> global) {}

    /** An image at its place in the features log. */
    public record Entry(long position, ImageFeatures image) {}

    /**
     * A candidate and what was found about it.
     *
     * @param falseAlarms of the agreement of the two
     */
    public record Finding(Subject other, Verdict verdict, FalseAlarms falseAlarms) {
        static Finding of(ImageFeatures image, ImageFeatures other, Agreement agreement, Judge judge) {
            return new Finding(Subject.of(other), judge.judge(image, other, agreement), agreement.falseAlarms());
        }
    }

    /**
     * The second stage: from features to what is to be said about them.
     *
     * @param maxCandidates how many images one is compared with at most
     * @param turned how copies that were turned or mirrored are looked for
     */
    public record Matching(Verifier verifier, Judge judge, int maxCandidates, TurnedSearch turned) {
        /**
         * Takes images into the index and compares each with the earlier ones. What is said does not depend
         * on how the log is cut into batches.
         *
         * @param batch in the order of the log, no image twice
         * @param known whether the index holds this part of the log already, so that it is only read
         * @return the events of each entry, in the order of the batch
         */
        public List<List<Event>> match(List<Entry> batch, FeatureIndex index, boolean known) {
            if (known) {
                return compareAndReport(batch, index);
            }
            List<List<Event>> events = new ArrayList<>();
            int from = 0;
            for (int to = 1; to <= batch.size(); to++) {
                // those before a new version of an image are still compared with the old one
                if (to == batch.size()
                        || index.image(batch.get(to).image().key()).isPresent()) {
                    events.addAll(addAndMatch(batch.subList(from, to), index));
                    from = to;
                }
            }
            return events;
        }

        private List<List<Event>> addAndMatch(List<Entry> batch, FeatureIndex index) {
            batch.forEach(entry -> index.add(entry.position(), entry.image()));
            index.refresh();
            return compareAndReport(batch, index);
        }

        private List<List<Event>> compareAndReport(List<Entry> batch, FeatureIndex index) {
            List<List<Finding>> findings =
                    batch.parallelStream().map(entry -> compare(entry, index)).toList();
            Reporter reporter = new Reporter(index, judge.thresholds(), verifier.isCalibrated());
            List<List<Event>> events = new ArrayList<>();
            for (int i = 0; i < batch.size(); i++) {
                events.add(reporter.report(batch.get(i).image(), findings.get(i)));
            }
            return events;
        }

        private List<Finding> compare(Entry entry, FeatureIndex index) {
            return compare(entry.image(), entry.position(), index);
        }

        /**
         * What there is to say about an image, which need not be in the index, and each of the images before
         * a position that it may be related to.
         */
        public List<Finding> compare(ImageFeatures image, long before, FeatureIndex index) {
            List<Finding> upright = index.candidates(image, before, maxCandidates).stream()
                    .map(candidate -> Finding.of(image, candidate.image(), agreement(image, candidate.image()), judge))
                    .toList();
            boolean found = upright.stream().anyMatch(finding -> finding.verdict() instanceof Verdict.Duplicate);
            return found ? upright : turned.add(upright, image, before, maxCandidates, index, verifier, judge);
        }

        /** How far the features of two images agree, both upright; whatever index they are in. */
        public Agreement agreement(ImageFeatures image, ImageFeatures other) {
            return verifier.verify(image.local(), size(image), other.local(), size(other));
        }

        /**
         * The same, and where the two are no duplicates so, with the first turned and mirrored too: the one
         * of least chance.
         */
        public Agreement agreementInAnyPose(ImageFeatures image, ImageFeatures other) {
            Agreement upright = agreement(image, other);
            return judge.judge(image, other, upright) instanceof Verdict.Duplicate
                    ? upright
                    : turned.best(upright, image, other, verifier);
        }
    }

    static Size size(ImageFeatures image) {
        return new Size(image.width(), image.height());
    }
}
