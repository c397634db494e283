package org.samescene.verdict;

import java.util.Optional;
import java.util.stream.IntStream;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;

/**
 * Which of two copies to keep: the one that shows more of the photograph, and shows it better. What surrounds
 * the photograph, a border, bars, a screen, counts for nothing. Where the two contradict each other, or show
 * different things, nothing is said: it can't be known which was there first.
 */
final class Choice {
    /** A picture shows the photograph larger if lengths in it are so many times longer. */
    private static final double LARGER = 1.1;
    /** A picture that shows more of the photograph is kept unless the other is so many times finer. */
    private static final double MUCH_LARGER = 1.4;
    /** Share of the overlap that is clipped, black or white, in one of the two alone. */
    private static final double CLIPPED = 0.02;

    private static final float BLACK = 3;
    private static final float WHITE = 252;
    /** A tone is so far from black and white; compression alone makes black a little lighter. */
    private static final float TONES = 8;
    /**
     * A picture with so many times fewer fine features than the other is not as large as its pixels say: it was
     * blown up, or is out of focus.
     */
    private static final double FEW_FINE = 0.75;
    /** Levels of the pyramid, in pixels of the picture at a longest side of {@value #FINE_SIDE} px. */
    private static final double FINE = 1.1;

    private static final int FINE_SIDE = 640;

    private static final double LIGHTER = 0.85;

    private final ImageFeatures first;
    private final ImageFeatures other;
    private final Overlap overlap;
    private final double scale;

    /** @param scale by how much lengths of the first grow on the other */
    private Choice(ImageFeatures first, ImageFeatures other, Overlap overlap, double scale) {
        this.first = first;
        this.other = other;
        this.overlap = overlap;
        this.scale = scale;
    }

    static Optional<Verdict.Preference> between(
            ImageFeatures first,
            ImageFeatures other,
            OverlaidPictures pictures,
            Overlap overlap,
            double scale,
            boolean differ,
            double sameFrameCoverage) {
        Choice choice = new Choice(first, other, overlap, scale);
        Grid grid = pictures.grid();
        double moreClipped = clipped(grid.a(), grid.b(), grid) - clipped(grid.b(), grid.a(), grid);
        if (Math.abs(moreClipped) > CLIPPED) {
            boolean keepFirst = moreClipped < 0;
            return keepFirst == choice.firstIsSmaller() && choice.isLarger(!keepFirst)
                    ? Optional.empty()
                    : Optional.of(new Verdict.Preference(keepFirst, Verdict.Reason.MORE_TONES));
        }
        return differ ? Optional.empty() : choice.byWhatIsShown(sameFrameCoverage);
    }

    /** Share of the overlap in which a picture is black or white, and the other shows tones. */
    private static double clipped(float[] picture, float[] other, Grid grid) {
        long count = IntStream.range(0, picture.length)
                .filter(i -> grid.both()[i] && isClipped(picture[i], other[i]))
                .count();
        return (double) count / Math.max(1, grid.countOfBoth());
    }

    private static boolean isClipped(float grey, float other) {
        return (grey <= BLACK && other > BLACK + TONES) || (grey >= WHITE && other < WHITE - TONES);
    }

    private boolean firstIsSmaller() {
        return scale > 1;
    }

    private boolean isLarger(boolean theFirst) {
        return theFirst ? scale * LARGER < 1 : scale > LARGER;
    }

    private Optional<Verdict.Preference> byWhatIsShown(double sameFrameCoverage) {
        boolean firstHasMore = overlap.coverage() < sameFrameCoverage;
        boolean otherHasMore = overlap.coverageOfOther() < sameFrameCoverage;
        boolean firstGoesOn = firstHasMore && Surroundings.goOn(first, overlap.polygon());
        boolean otherGoesOn = otherHasMore && Surroundings.goOn(other, overlap.polygonOfOther());
        if (firstGoesOn && otherGoesOn) {
            return Optional.empty();
        }
        if (firstGoesOn || otherGoesOn) {
            double finer = firstGoesOn ? scale : 1 / scale;
            return finer > MUCH_LARGER
                    ? Optional.empty()
                    : Optional.of(new Verdict.Preference(firstGoesOn, Verdict.Reason.SHOWS_MORE));
        }
        if (isLarger(true) || isLarger(false)) {
            boolean keepFirst = isLarger(true);
            return hasFewFine(keepFirst ? first : other, keepFirst ? other : first)
                    ? Optional.empty()
                    : Optional.of(new Verdict.Preference(keepFirst, Verdict.Reason.MORE_PIXELS));
        }
        if (firstHasMore != otherHasMore) {
            return Optional.of(new Verdict.Preference(otherHasMore, Verdict.Reason.NOTHING_AROUND));
        }
        return byBytes();
    }

    /** What is finer than the pixels of the smaller picture is in neither, whatever was made of them. */
    private static boolean hasFewFine(ImageFeatures kept, ImageFeatures dropped) {
        double side = Math.min(FINE_SIDE, Math.min(longestSide(kept), longestSide(dropped)));
        return fine(kept, FINE / side) < FEW_FINE * fine(dropped, FINE / side);
    }

    private static int longestSide(ImageFeatures image) {
        return Math.max(image.width(), image.height());
    }

    /**
     * Share of the features that are of the finest levels.
     *
     * @param below in longest sides of the picture
     */
    private static double fine(ImageFeatures image, double below) {
        LocalFeatures local = image.local();
        double limit = below * longestSide(image);
        long count = IntStream.range(0, local.count())
                .filter(i -> local.scale(i) < limit)
                .count();
        return (double) count / Math.max(1, local.count());
    }

    /** Of two JPEGs that show the same with as many pixels. Other formats take bytes for other things. */
    private Optional<Verdict.Preference> byBytes() {
        long bytes = first.byteSize();
        long bytesOfOther = other.byteSize();
        boolean differ = Math.min(bytes, bytesOfOther) < LIGHTER * Math.max(bytes, bytesOfOther);
        return isJpeg(first) && isJpeg(other) && differ
                ? Optional.of(new Verdict.Preference(bytes > bytesOfOther, Verdict.Reason.LESS_COMPRESSED))
                : Optional.empty();
    }

    private static boolean isJpeg(ImageFeatures image) {
        return image.uri().matches("(?i).*\\.jpe?g");
    }
}
