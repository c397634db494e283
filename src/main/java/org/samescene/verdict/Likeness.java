package org.samescene.verdict;

import java.util.Arrays;
import java.util.stream.Stream;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Thumbnail;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

/**
 * How alike two pictures look where one transform overlays them. Compares their thumbnails, at the coarser
 * resolution of the two.
 *
 * <p>The measure is the normalised cross-correlation of luminance, so it doesn't change with brightness and
 * contrast: 1 for equal pictures, about 0 for unrelated ones. It is taken in tiles and the median tile
 * counts, so that an overlaid logo spoils only the tiles that it covers.
 *
 * <p>Why thumbnails? Features say that two pictures show one place. Whether it is one photograph shows in
 * light, in people and in all that has no corners, and features leave that out. When images are compared their
 * pixels are gone: a thumbnail is what the features log can carry of them, some kilobytes.
 */
final class Likeness {
    /** Cells along each side of the overlap's bounding box. */
    private static final int MAX_CELLS = 48;
    /** With fewer along a side there is too little to compare. */
    private static final int MIN_CELLS = 3;
    /** Tiles along each side. */
    private static final int TILES = 4;
    /** Samples along each side of a cell. */
    private static final int SAMPLES = 3;
    /**
     * A tile flatter than this in both pictures (standard deviation in grey levels) is no evidence: sky
     * against sky.
     */
    private static final double FLAT = 3;
    /** All tiles together are no evidence if flatter than this: thumbnails are rounded to one grey level. */
    private static final double FLATTEST = 1;
    /** From these grey levels on a cell may have lost what it showed: clipped in one picture alone, it is left out. */
    private static final double BLACK = 2;

    private static final double WHITE = 253;

    private final Thumbnail coarse;
    private final Thumbnail fine;
    private final Homography toFine;
    private final Tile[] tiles = Stream.generate(Tile::new).limit(TILES * TILES).toArray(Tile[]::new);

    private Likeness(Thumbnail coarse, Thumbnail fine, Homography toFine) {
        this.coarse = coarse;
        this.fine = fine;
        this.toFine = toFine;
    }

    /**
     * -1 … 1; 0 where the overlap is too small or too flat to say.
     *
     * @param transform pixels of {@code a} to pixels of {@code b}, invertible
     */
    static double of(ImageFeatures a, ImageFeatures b, Homography transform) {
        Homography thumbnails =
                Homography.of(toThumbnail(a).inverse()).then(transform).then(toThumbnail(b));
        // one cell is one pixel of the coarser thumbnail: the picture whose pixels are the larger ones is divided
        return thumbnails.scaleAt(a.thumbnail().width() / 2.0, a.thumbnail().height() / 2.0) >= 1
                ? new Likeness(a.thumbnail(), b.thumbnail(), thumbnails).correlation()
                : new Likeness(b.thumbnail(), a.thumbnail(), thumbnails.inverse()).correlation();
    }

    private static Affine toThumbnail(ImageFeatures image) {
        return new Affine(
                image.thumbnail().width() / (double) image.width(),
                0,
                0,
                0,
                image.thumbnail().height() / (double) image.height(),
                0);
    }

    private double correlation() {
        Box overlap = overlap();
        int columns = (int) Math.min(MAX_CELLS, Math.floor(overlap.width));
        int rows = (int) Math.min(MAX_CELLS, Math.floor(overlap.height));
        if (columns < MIN_CELLS || rows < MIN_CELLS) {
            return 0;
        }
        double width = overlap.width / columns;
        double height = overlap.height / rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Box cell = new Box(overlap.left + column * width, overlap.top + row * height, width, height);
                compare(cell, tiles[row * TILES / rows * TILES + column * TILES / columns]);
            }
        }
        double[] correlations = Arrays.stream(tiles)
                .filter(tile -> tile.isTelling(FLAT))
                .mapToDouble(Tile::correlation)
                .sorted()
                .toArray();
        if (correlations.length > 0) {
            return correlations[correlations.length / 2];
        }
        // in so flat a picture all tiles together are a little more evidence
        Tile whole = Arrays.stream(tiles).reduce(new Tile(), Tile::plus);
        return whole.isTelling(FLATTEST) ? whole.correlation() : 0;
    }

    /** A rectangle in px of the coarse thumbnail. */
    private record Box(double left, double top, double width, double height) {}

    /** What the fine thumbnail covers of the coarse one. */
    private Box overlap() {
        double left = coarse.width();
        double top = coarse.height();
        double right = 0;
        double bottom = 0;
        Homography toCoarse = toFine.inverse();
        for (double[] corner :
                new double[][] {{0, 0}, {fine.width(), 0}, {fine.width(), fine.height()}, {0, fine.height()}}) {
            double x = Math.clamp(toCoarse.applyX(corner[0], corner[1]), 0, coarse.width());
            double y = Math.clamp(toCoarse.applyY(corner[0], corner[1]), 0, coarse.height());
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new Box(left, top, right - left, bottom - top);
    }

    /** Adds the means of the cell in both thumbnails, if all of it is in both. */
    private void compare(Box cell, Tile tile) {
        double sumCoarse = 0;
        double sumFine = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                double x = cell.left + (j + 0.5) / SAMPLES * cell.width;
                double y = cell.top + (i + 0.5) / SAMPLES * cell.height;
                double u = toFine.applyX(x, y);
                double v = toFine.applyY(x, y);
                if (u < 0 || v < 0 || u > fine.width() || v > fine.height()) {
                    return;
                }
                sumCoarse += coarse.at(x, y);
                sumFine += fine.at(u, v);
            }
        }
        double inCoarse = sumCoarse / (SAMPLES * SAMPLES);
        double inFine = sumFine / (SAMPLES * SAMPLES);
        if (isClipped(inCoarse) == isClipped(inFine)) {
            tile.add(inCoarse, inFine);
        }
    }

    private static boolean isClipped(double luminance) {
        return luminance <= BLACK || luminance >= WHITE;
    }
}
