package org.samescene.verdict;

import java.util.Optional;
import java.util.stream.IntStream;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Homography;

/**
 * What two pictures share that have nothing else in common: a frame, an app's chrome, a station's logo, a form.
 * It keeps its place in the frame, is the same in tone, and lies along the border, or is written on the same
 * ground; what it surrounds is something else. It makes no relation: one rests on the rest.
 *
 * <p>Why along the border? A building before which everything else has moved, seen twice by a camera on a
 * tripod, keeps its place and its tone as well.
 */
public final class SharedMatter {
    /** From the border, as a share of the grid's shorter side. */
    private static final double BORDER = 0.2;
    /** Of the matched points that lie that close to the border: of a picture of 3:2 56% of the area do. */
    private static final double MIN_AT_BORDER = 0.72;
    /** Grey levels by which one place of what is the same may differ after compression. */
    private static final double SAME_TONE = 20;
    /** Of the matched points that are of one tone in both. */
    private static final double MIN_SAME_TONE = 0.6;

    /** A feature this close to what is shared has seen some of it, samples. */
    private static final int REACH = 5;
    /** A single place that looks the same is an accident. */
    private static final int LEAST_PLACES = 6;

    private final OverlaidPictures pictures;
    private final boolean[] shared;

    private SharedMatter(OverlaidPictures pictures, boolean[] shared) {
        this.pictures = pictures;
        this.shared = shared;
    }

    /**
     * @param agreement that says where the two are the same
     * @param pictures overlaid by it, that are no copies
     * @param resemblance of these
     */
    static Optional<SharedMatter> of(
            ImageFeatures first,
            ImageFeatures other,
            Agreement agreement,
            OverlaidPictures pictures,
            Resemblance resemblance,
            Thresholds thresholds) {
        if (resemblance.isAnotherText()) {
            return Optional.of(new SharedMatter(pictures, alike(pictures)));
        }
        if (!PlaceInFrame.isKept(first, other, pictures.transform())) {
            return Optional.empty();
        }
        Grid grid = pictures.grid();
        Homography toGrid = pictures.gridToFirst().inverse();
        int inside = 0;
        int atBorder = 0;
        int ofSameTone = 0;
        for (int k = 0; k < agreement.inlierCount(); k++) {
            int feature = agreement.inlierA(k);
            int i = grid.index(
                    toGrid.applyX(first.local().x(feature), first.local().y(feature)),
                    toGrid.applyY(first.local().x(feature), first.local().y(feature)));
            if (i >= 0) {
                inside++;
                atBorder += grid.isAtBorder(i, BORDER) ? 1 : 0;
                ofSameTone += Math.abs(grid.a()[i] - grid.b()[i]) <= SAME_TONE ? 1 : 0;
            }
        }
        boolean surrounds = atBorder >= MIN_AT_BORDER * inside || resemblance.isAnotherWriting(thresholds);
        return surrounds && ofSameTone >= MIN_SAME_TONE * inside
                ? Optional.of(new SharedMatter(pictures, alike(pictures)))
                : Optional.empty();
    }

    /** Where the two look the same, and around. */
    private static boolean[] alike(OverlaidPictures pictures) {
        Grid grid = pictures.grid();
        float[] alike = new float[grid.both().length];
        for (int i = 0; i < alike.length; i++) {
            alike[i] = pictures.hasDetail(i) && !pictures.differs(i) ? 1 : 0;
        }
        float[] sums = new LocalSums(grid.width(), grid.height(), REACH).of(alike);
        boolean[] around = new boolean[sums.length];
        for (int i = 0; i < around.length; i++) {
            around[i] = sums[i] >= LEAST_PLACES;
        }
        return around;
    }

    /** What two pictures show besides: the features that have not seen what they share. */
    public record Rest(LocalFeatures ofFirst, LocalFeatures ofOther) {
        Rest swapped() {
            return new Rest(ofOther, ofFirst);
        }
    }

    Rest rest(LocalFeatures first, LocalFeatures other) {
        return new Rest(
                rest(first, pictures.gridToFirst().inverse()),
                rest(other, pictures.gridToFirst().then(pictures.transform()).inverse()));
    }

    private LocalFeatures rest(LocalFeatures features, Homography toGrid) {
        Grid grid = pictures.grid();
        return features.chosen(IntStream.range(0, features.count())
                .filter(feature -> {
                    int i = grid.index(
                            toGrid.applyX(features.x(feature), features.y(feature)),
                            toGrid.applyY(features.x(feature), features.y(feature)));
                    return i < 0 || !shared[i];
                })
                .toArray());
    }
}
