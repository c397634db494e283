package org.samescene.verdict;

import java.util.Optional;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Thumbnail;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

/**
 * What two overlaid pictures say of each other: how much of what has detail in them looks the same, what
 * doesn't, and where. It is the evidence against a copy, which matched points never give: they only say where
 * the two agree.
 */
final class OverlaidPictures {
    private static final int RADIUS = 3;
    /** Contrast (standard deviation in a window, grey levels) from which on something is there to be seen. */
    private static final double DETAIL = 6;
    /** In a picture without such contrast less must do: thumbnails are rounded to some grey levels. */
    private static final double FAINT_DETAIL = 2.5;
    /** Share of the overlap that must have detail, or else faint detail is looked at. */
    private static final double LEAST_DETAIL = 0.02;
    /**
     * Of two windows that look the same. Of what has detail in copies of 22 photos (JPEG of quality 10, turned,
     * an eighth of the size, ...) at most 5% is less alike; of unrelated photos in one frame 39% and more.
     */
    private static final double ALIKE = 0.5;

    private final Alignment alignment;
    private final Homography gridToFirst;
    private final Homography firstToOther;
    private final float[] toned;
    private final LocalLikeness plain;
    private final LocalLikeness inOneTone;
    private final double leastDetail;

    private OverlaidPictures(Alignment alignment, Homography gridToFirst, Homography firstToOther) {
        this.alignment = alignment;
        this.gridToFirst = gridToFirst;
        this.firstToOther = firstToOther;
        Grid grid = alignment.grid();
        this.toned = ToneCurve.of(grid).of(grid.a());
        this.plain = LocalLikeness.of(grid, grid.a(), grid.b(), RADIUS);
        this.inOneTone = LocalLikeness.of(grid, toned, grid.b(), RADIUS);
        this.leastDetail = share(DETAIL) >= LEAST_DETAIL ? DETAIL : FAINT_DETAIL;
    }

    /**
     * @param transform pixels of the first picture to pixels of the other
     * @return empty where the overlap is too small to be looked at, or a picture has no thumbnail
     */
    static Optional<OverlaidPictures> of(ImageFeatures first, ImageFeatures other, Homography transform) {
        Affine toFirst = fromThumbnail(first);
        Affine toOther = fromThumbnail(other);
        Homography thumbnails = Homography.of(toFirst).then(transform).then(toOther.inverse());
        return Alignment.of(first.thumbnail().luminance(), other.thumbnail().luminance(), thumbnails)
                .map(alignment -> new OverlaidPictures(
                        alignment,
                        alignment.toA().then(toFirst),
                        Homography.of(toFirst.inverse()).then(alignment.toB()).then(toOther)));
    }

    private static Affine fromThumbnail(ImageFeatures image) {
        Thumbnail thumbnail = image.thumbnail();
        return new Affine(
                image.width() / (double) thumbnail.width(), 0, 0, 0, image.height() / (double) thumbnail.height(), 0);
    }

    /** Pixels of the first picture to pixels of the other: the transform under which they agree best. */
    Homography transform() {
        return firstToOther;
    }

    /** From the grid to pixels of the first picture. */
    Homography gridToFirst() {
        return gridToFirst;
    }

    Grid grid() {
        return alignment.grid();
    }

    LocalLikeness plain() {
        return plain;
    }

    private double detail(int i) {
        return Math.min(
                Math.max(plain.detailA()[i], plain.detailB()[i]),
                Math.max(inOneTone.detailA()[i], inOneTone.detailB()[i]));
    }

    private double share(double detail) {
        int count = 0;
        for (int i = 0; i < toned.length; i++) {
            count += detail(i) >= detail ? 1 : 0;
        }
        return (double) count / Math.max(1, grid().countOfBoth());
    }

    double correlation(int i) {
        return Math.max(plain.correlation()[i], inOneTone.correlation()[i]);
    }

    /** Whether there is something to be seen in either picture, that is not just clipped in one. */
    boolean hasDetail(int i) {
        return grid().both()[i] && detail(i) >= leastDetail;
    }

    boolean differs(int i) {
        return hasDetail(i) && correlation(i) < ALIKE;
    }

    /** Whether it differs, and both pictures show something there. */
    boolean isReplaced(int i) {
        return differs(i) && Math.min(plain.detailA()[i], plain.detailB()[i]) >= DETAIL;
    }

    /** What is left of the contrast when one picture, in the tones of the other, is subtracted; grey levels. */
    double residue(int i) {
        double correlation = Math.max(0, correlation(i));
        return detail(i) * Math.sqrt(1 - correlation * correlation);
    }

    Displacements displacements() {
        return Displacements.of(grid(), toned);
    }
}
