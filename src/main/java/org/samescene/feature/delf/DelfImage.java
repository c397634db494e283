package org.samescene.feature.delf;

import org.samescene.arrival.Arrival;
import org.samescene.arrival.Original;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Thumbnail;

/**
 * An image whose picture is not available, only its features, in a {@code .delf} or {@code .delg_local} file.
 *
 * <p>Such a file doesn't say everything. The rest is assumed:
 *
 * <ul>
 * <li>The model: the model in use. All that can be checked is the number of dimensions.
 * <li>The picture's size: the smallest that holds all keypoints. Beyond the last keypoint the picture has a few
 * cells of DELF's grid at most.
 * <li>The thumbnail: none, so the image is never an edited duplicate of another, only of the same
 *     landmark. Equal files are exact duplicates.
 * </ul>
 */
public final class DelfImage {
    private static final String NOBODY_SAID = "unknown";

    private DelfImage() {}

    /** Whether the bytes at a URI are such a file, by its path. */
    public static boolean isNamed(String uri) {
        return DelfFeatures.isNamed(uri.replaceFirst("(?s)[?#].*", ""));
    }

    /**
     * The features in the file, as those of the model in use.
     *
     * @param model in use
     * @param dimensions of its descriptors
     * @throws RejectedException if the bytes are no such features, or can't be this model's
     */
    public static ImageFeatures of(Arrival.Uploaded uploaded, Original original, String model, int dimensions)
            throws RejectedException {
        DelfFeatures features = features(original);
        if (features.dimensions() != dimensions) {
            throw new RejectedException(
                    RejectionReason.UNSUPPORTED_FORMAT,
                    "features of " + features.dimensions() + " dimensions; those of model " + model + " have "
                            + dimensions + ": choose the model that made them");
        }
        return image(uploaded, original, model, features);
    }

    /**
     * The features in the file, of an unknown model: to be compared only with features known to be of the
     * same model.
     */
    public static ImageFeatures of(Arrival.Uploaded uploaded, Original original) throws RejectedException {
        return image(uploaded, original, NOBODY_SAID, features(original));
    }

    private static DelfFeatures features(Original original) throws RejectedException {
        try {
            DelfFeatures features = DelfFeatures.parse(original.content());
            if (features.count() == 0) {
                throw new RejectedException(RejectionReason.EMPTY, "no features");
            }
            return features;
        } catch (IllegalArgumentException e) {
            throw new RejectedException(RejectionReason.CORRUPT, String.valueOf(e.getMessage()), e);
        }
    }

    private static ImageFeatures image(
            Arrival.Uploaded uploaded, Original original, String model, DelfFeatures features) {
        LocalFeatures local = features.local(features.dimensions());
        float right = 0;
        float bottom = 0;
        for (int i = 0; i < local.count(); i++) {
            right = Math.max(right, local.x(i));
            bottom = Math.max(bottom, local.y(i));
        }
        return ImageFeatures.of(uploaded, original, (int) right + 1, (int) bottom + 1, model, Thumbnail.NONE, local);
    }
}
