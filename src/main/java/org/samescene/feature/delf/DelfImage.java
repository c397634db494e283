package org.samescene.feature.delf;

import java.net.URI;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Original;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Thumbnail;

/**
 * An image of which no picture is at hand, only its features in a {@code .delf} or {@code .delg_local} file.
 *
 * <p>What such a file doesn't say is taken like this:
 *
 * <ul>
 * <li>The model: whoever names the file knows it. It has to be of the model in use; all that can be checked
 * is the number of dimensions.
 * <li>The picture's size: the smallest that holds all keypoints. Behind the last keypoint the picture goes on
 * for some cells of DELF's grid at most.
 * <li>The thumbnail: none, so the image is like no other and never an edited duplicate, only the same
 * landmark. Equal files are exact duplicates.
 * </ul>
 */
public final class DelfImage {
    private static final String NOBODY_SAID = "unknown";

    private DelfImage() {}

    /** Whether the bytes at a URI are such a file, by its path. */
    public static boolean isNamed(String uri) {
        String path = URI.create(uri).getPath();
        return path != null && DelfFeatures.isNamed(path);
    }

    /**
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

    /** Of a model that nobody named, to be compared only with what is known to be of the same. */
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
            throw new RejectedException(RejectionReason.CORRUPT, e.getMessage(), e);
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
        return new ImageFeatures(
                uploaded.key(),
                uploaded.versionOr(original.sha256()),
                uploaded.uri(),
                original.sha256(),
                original.content().length,
                (int) right + 1,
                (int) bottom + 1,
                uploaded.landmark(),
                model,
                Thumbnail.NONE,
                local);
    }
}
