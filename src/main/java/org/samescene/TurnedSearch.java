package org.samescene;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.samescene.ImagePipeline.Finding;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.Pose;
import org.samescene.index.Candidate;
import org.samescene.index.FeatureIndex;
import org.samescene.match.Agreement;
import org.samescene.match.Verifier;
import org.samescene.match.geometry.Affine;
import org.samescene.verdict.Judge;
import org.samescene.verdict.Verdict;

/**
 * Looks for copies that were turned by quarters or mirrored. Descriptors are upright, so such a copy shares
 * none; but the features of a picture in another pose follow from those it has, where the model's descriptors
 * can be posed, and with these the index is asked again. A copy is alike in nearly everything, so a few of
 * the strongest features find it.
 *
 * @param poses of the model's descriptors; null: nothing is looked for
 * @param descriptors how many of the strongest features ask, in each pose
 * @param candidates how many images are compared, in each pose
 */
public record TurnedSearch(DescriptorPoses poses, int descriptors, int candidates) {
    public static final TurnedSearch OFF = new TurnedSearch(null, 0, 0);

    /** Poses other than upright. */
    private static final int TURNED = Pose.values().length - 1;

    /**
     * Findings with those of the turned image, of two about one image the stronger.
     *
     * @param maxCandidates how many images are compared in a pose in which a copy was found: the image is one
     *     that was turned
     */
    List<Finding> add(
            List<Finding> upright,
            ImageFeatures image,
            long before,
            int maxCandidates,
            FeatureIndex index,
            Verifier verifier,
            Judge judge) {
        if (poses == null) {
            return upright;
        }
        Map<ImageKey, Finding> findings = new LinkedHashMap<>();
        upright.forEach(finding -> findings.put(finding.other().key(), finding));
        for (Pose pose : Pose.values()) {
            if (pose != Pose.UPRIGHT) {
                List<Candidate> few = index.candidates(posed(image, pose, descriptors), before, candidates);
                ImageFeatures posed = few.isEmpty() ? null : posed(image, pose, Integer.MAX_VALUE);
                if (compare(few, image, pose, posed, verifier, judge, findings)) {
                    compare(
                            index.candidates(posed, before, maxCandidates),
                            image,
                            pose,
                            posed,
                            verifier,
                            judge,
                            findings);
                }
            }
        }
        return new ArrayList<>(findings.values());
    }

    /** Whether there is a copy among the candidates. */
    private static boolean compare(
            List<Candidate> candidates,
            ImageFeatures image,
            Pose pose,
            ImageFeatures posed,
            Verifier verifier,
            Judge judge,
            Map<ImageKey, Finding> findings) {
        boolean copy = false;
        for (Candidate candidate : candidates) {
            Finding finding = Finding.of(
                    image, candidate.image(), agreement(image, pose, posed, candidate.image(), verifier), judge);
            copy |= finding.verdict() instanceof Verdict.Duplicate;
            findings.merge(
                    candidate.image().key(),
                    finding,
                    (one, another) -> strength(another.verdict()) > strength(one.verdict()) ? another : one);
        }
        return copy;
    }

    /** Of the agreements in all poses that of least chance. */
    Agreement best(Agreement upright, ImageFeatures image, ImageFeatures other, Verifier verifier) {
        Agreement best = upright;
        for (Pose pose : Pose.values()) {
            if (poses != null && pose != Pose.UPRIGHT) {
                Agreement agreement = agreement(image, pose, posed(image, pose, Integer.MAX_VALUE), other, verifier);
                best = agreement.falseAlarms().log10() < best.falseAlarms().log10() ? agreement : best;
            }
        }
        return best;
    }

    private static Agreement agreement(
            ImageFeatures image, Pose pose, ImageFeatures posed, ImageFeatures other, Verifier verifier) {
        int[] m = pose.matrix();
        Affine posing = new Affine(
                m[0],
                m[1],
                pose.shiftX(image.width(), image.height()),
                m[2],
                m[3],
                pose.shiftY(image.width(), image.height()));
        return verifier.verify(posed.local(), ImagePipeline.size(posed), other.local(), ImagePipeline.size(other))
                .before(posing, TURNED);
    }

    private ImageFeatures posed(ImageFeatures image, Pose pose, int strongest) {
        LocalFeatures local = poses.posed(image.local(), image.width(), image.height(), pose, strongest);
        int width = pose.transposed() ? image.height() : image.width();
        int height = pose.transposed() ? image.width() : image.height();
        return new ImageFeatures(
                image.key(),
                image.version(),
                image.uri(),
                image.sha256(),
                image.byteSize(),
                width,
                height,
                image.landmark(),
                image.model(),
                image.thumbnail(),
                local);
    }

    private static int strength(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Duplicate d -> 2;
            case Verdict.SameLandmark s -> 1;
            case Verdict.Unrelated u -> 0;
        };
    }
}
