package org.samescene;

import java.util.Arrays;
import java.util.List;
import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Pose;
import org.samescene.match.geometry.Affine;

/**
 * An image whose picture is turned by quarters or mirrored.
 *
 * @param upright as it is
 * @param turned its features in the pose
 */
record TurnedImage(ImageFeatures upright, Pose pose, ImageFeatures turned) {
    private static final List<Pose> OTHER_THAN_UPRIGHT =
            Arrays.stream(Pose.values()).filter(pose -> pose != Pose.UPRIGHT).toList();

    /** How many poses there are other than upright. */
    static final int POSES = OTHER_THAN_UPRIGHT.size();

    /** All poses other than upright. */
    static List<Pose> poses() {
        return OTHER_THAN_UPRIGHT;
    }

    /** @param strongest how many of the strongest features are taken at most */
    static TurnedImage of(ImageFeatures image, Pose pose, DescriptorPoses descriptors, int strongest) {
        LocalFeatures local = descriptors.posed(image.local(), image.width(), image.height(), pose, strongest);
        int width = pose.transposed() ? image.height() : image.width();
        int height = pose.transposed() ? image.width() : image.height();
        return new TurnedImage(image, pose, image.withPicture(width, height, local));
    }

    /** From pixels of the upright picture to pixels of the turned one. */
    Affine transform() {
        int[] m = pose.matrix();
        int width = upright.width();
        int height = upright.height();
        return new Affine(m[0], m[1], pose.shiftX(width, height), m[2], m[3], pose.shiftY(width, height));
    }
}
