package org.samescene.verdict;

import java.util.Arrays;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Thumbnail;
import org.samescene.match.geometry.Affine;
import org.samescene.match.geometry.Homography;

/**
 * Do two pictures look alike where one transform lays them over each other? Compares their thumbnails, at the
 * coarser resolution of the two.
 *
 * <p>The measure is the normalised cross-correlation of luminance, so it doesn't change with brightness and
 * contrast: 1 for equal pictures, about 0 for unrelated ones. It is taken in tiles and the median tile
 * counts, so that an overlaid logo spoils only the tiles it lies on.
 */
final class Likeness {
    /** Cells along each side of the overlap's bounding box. */
    private static final int MAX_CELLS = 48;

    /** Tiles along each side. */
    private static final int TILES = 4;

    /** Samples along each side of a cell. */
    private static final int SAMPLES = 3;

    /** A tile with fewer cells than this says nothing. */
    private static final int MIN_CELLS_IN_TILE = 8;

    /** A tile flatter than this in both pictures (standard deviation in grey levels) says nothing: sky against sky. */
    private static final double FLAT = 3;

    /** The same for all tiles together: thumbnails are rounded to one grey level. */
    private static final double FLATTEST = 1;

    /** Grey levels from which on a cell may have lost what it showed. Clipped in one picture alone, it says nothing. */
    private static final double BLACK = 2;

    private static final double WHITE = 253;

    private Likeness() {}

    /**
     * -1 … 1; 0 where the overlap is too small or too flat to say.
     *
     * @param transform pixels of {@code a} to pixels of {@code b}, invertible
     */
    static double of(ImageFeatures a, ImageFeatures b, Homography transform) {
        Affine toThumbnailOfA = new Affine(
                a.thumbnail().width() / (double) a.width(),
                0,
                0,
                0,
                a.thumbnail().height() / (double) a.height(),
                0);
        Affine toThumbnailOfB = new Affine(
                b.thumbnail().width() / (double) b.width(),
                0,
                0,
                0,
                b.thumbnail().height() / (double) b.height(),
                0);
        Homography thumbnails =
                Homography.of(toThumbnailOfA.inverse()).then(transform).then(toThumbnailOfB);
        // one cell is one pixel of the coarser thumbnail; walk the picture whose pixels are the larger ones
        return thumbnails.scaleAt(a.thumbnail().width() / 2.0, a.thumbnail().height() / 2.0) >= 1
                ? walk(a.thumbnail(), b.thumbnail(), thumbnails)
                : walk(b.thumbnail(), a.thumbnail(), thumbnails.inverse());
    }

    private static double walk(Thumbnail coarse, Thumbnail fine, Homography toFine) {
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
        int columns = (int) Math.min(MAX_CELLS, Math.floor(right - left));
        int rows = (int) Math.min(MAX_CELLS, Math.floor(bottom - top));
        if (columns < 3 || rows < 3) {
            return 0;
        }
        Tile[] tiles = new Tile[TILES * TILES];
        double cellWidth = (right - left) / columns;
        double cellHeight = (bottom - top) / rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int t = row * TILES / rows * TILES + column * TILES / columns;
                tiles[t] = tiles[t] == null ? new Tile() : tiles[t];
                compareCell(
                        tiles[t],
                        coarse,
                        fine,
                        toFine,
                        left + column * cellWidth,
                        top + row * cellHeight,
                        cellWidth,
                        cellHeight);
            }
        }
        double[] correlations = Arrays.stream(tiles)
                .filter(tile -> tile != null && tile.says(FLAT))
                .mapToDouble(Tile::correlation)
                .sorted()
                .toArray();
        if (correlations.length > 0) {
            return correlations[correlations.length / 2];
        }
        // a picture as flat as that: all of it at once says a little more
        Tile whole = Arrays.stream(tiles).filter(tile -> tile != null).reduce(new Tile(), Tile::plus);
        return whole.says(FLATTEST) ? whole.correlation() : 0;
    }

    /** Means over one cell of both, if all of it lies in both pictures. */
    private static void compareCell(
            Tile tile,
            Thumbnail coarse,
            Thumbnail fine,
            Homography toFine,
            double left,
            double top,
            double width,
            double height) {
        double sumCoarse = 0;
        double sumFine = 0;
        for (int i = 0; i < SAMPLES; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                double x = left + (j + 0.5) / SAMPLES * width;
                double y = top + (i + 0.5) / SAMPLES * height;
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
        if (clipped(inCoarse) == clipped(inFine)) {
            tile.add(inCoarse, inFine);
        }
    }

    private static boolean clipped(double luminance) {
        return luminance <= BLACK || luminance >= WHITE;
    }

    private static final class Tile {
        private int cells;
        private double a;
        private double b;
        private double aa;
        private double bb;
        private double ab;

        void add(double x, double y) {
            cells++;
            a += x;
            b += y;
            aa += x * x;
            bb += y * y;
            ab += x * y;
        }

        Tile plus(Tile other) {
            Tile sum = new Tile();
            sum.cells = cells + other.cells;
            sum.a = a + other.a;
            sum.b = b + other.b;
            sum.aa = aa + other.aa;
            sum.bb = bb + other.bb;
            sum.ab = ab + other.ab;
            return sum;
        }

        boolean says(double flat) {
            return cells >= MIN_CELLS_IN_TILE && deviation() >= flat;
        }

        private double variance(double sum, double squares) {
            return Math.max(0, squares / cells - (sum / cells) * (sum / cells));
        }

        double deviation() {
            return Math.sqrt(Math.max(variance(a, aa), variance(b, bb)));
        }

        double correlation() {
            double product = Math.sqrt(variance(a, aa) * variance(b, bb));
            return product == 0 ? 0 : (ab / cells - (a / cells) * (b / cells)) / product;
        }
    }
}
