package org.samescene;

import java.util.Optional;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Original;
import org.samescene.arrival.Originals;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.Picture;
import org.samescene.bitmap.PictureDecoder;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.PictureFeatures;
import org.samescene.feature.Thumbnail;
import org.samescene.feature.delf.DelfImage;

/**
 * The first stage: from an upload, which is a picture or a file of features made elsewhere, to its features.
 * Keeps nothing between two images; safe for use by several threads at once.
 */
public final class Extraction implements AutoCloseable {
    private final Originals originals;
    private final PictureDecoder decoder;
    private final FeatureExtractor extractor;
    private final EarlierFeatures earlier;

    /**
     * Remembers nothing.
     *
     * @param originals closed with this
     * @param decoder closed with this
     * @param extractor closed with this
     */
    public Extraction(Originals originals, PictureDecoder decoder, FeatureExtractor extractor) {
        this(originals, decoder, extractor, EarlierFeatures.NONE);
    }

    /**
     * @param originals closed with this
     * @param decoder closed with this
     * @param extractor closed with this
     */
    public Extraction(
            Originals originals, PictureDecoder decoder, FeatureExtractor extractor, EarlierFeatures earlier) {
        this.originals = originals;
        this.decoder = decoder;
        this.extractor = extractor;
        this.earlier = earlier;
    }

    /** The name and version of the model, as features carry it. */
    public String model() {
        return extractor.model();
    }

    /** The device that the model runs on, such as {@code cpu} or {@code gpu:0}. */
    public String device() {
        return extractor.device();
    }

    public ImageFeatures extract(Arrival.Uploaded uploaded) throws RejectedException, InterruptedException {
        return describe(uploaded).image();
    }

    /** The image's features, and the descriptor of the whole picture where the model makes one and it isn't known. */
    public Description describe(Arrival.Uploaded uploaded) throws RejectedException, InterruptedException {
        try (Original original = fetch(uploaded)) {
            return describe(uploaded, original);
        }
    }

    /** An upload's bytes, to be closed when they are no longer used. */
    Original fetch(Arrival.Uploaded uploaded) throws RejectedException, InterruptedException {
        return originals.fetch(uploaded);
    }

    /** What the bytes of an upload are described by. */
    Description describe(Arrival.Uploaded uploaded, Original original) throws RejectedException {
        if (DelfImage.isNamed(uploaded.uri())) {
            return new Description(
                    DelfImage.of(uploaded, original, extractor.model(), extractor.dimensions()),
                    Optional.empty(),
                    Optional.empty());
        }
        Optional<ImageFeatures> known = earlier.of(original);
        return known.isPresent()
                ? new Description(known.get().uploadedAs(uploaded), Optional.empty(), Optional.empty())
                : describePicture(uploaded, original);
    }

    private Description describePicture(Arrival.Uploaded uploaded, Original original) throws RejectedException {
        Picture picture = decoder.decode(original.content(), extractor.longestSidePx());
        Bitmap bitmap = picture.bitmap();
        PictureFeatures features = extractor.describe(bitmap);
        LocalFeatures local = features.local()
                .scaledBy(picture.width() / (double) bitmap.width(), picture.height() / (double) bitmap.height());
        ImageFeatures image = new ImageFeatures(
                uploaded.key(),
                uploaded.versionOr(original.sha256()),
                uploaded.uri(),
                original.sha256(),
                original.content().length,
                picture.width(),
                picture.height(),
                uploaded.landmark(),
                extractor.model(),
                Thumbnail.of(bitmap, Math.max(picture.width(), picture.height())),
                local);
        return new Description(image, features.global(), Optional.of(picture.reader()));
    }

    @Override
    public void close() {
        originals.close();
        decoder.close();
        extractor.close();
    }
}
