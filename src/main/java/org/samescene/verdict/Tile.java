package org.samescene.verdict;

/** The sums that the correlation of two pictures rests on, over the cells of a part of them. */
final class Tile {
    /** With fewer cells than this a correlation is noise. */
    private static final int MIN_CELLS = 8;

    private int cells;
    private double a;
    private double b;
    private double aa;
    private double bb;
    private double ab;

    /** A cell's mean luminance in either picture. */
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

    /** Whether there are enough cells, and one of the pictures has a standard deviation of at least {@code flat}. */
    boolean isTelling(double flat) {
        return cells >= MIN_CELLS && Math.sqrt(Math.max(variance(a, aa), variance(b, bb))) >= flat;
    }

    /** Normalised cross-correlation, -1 … 1. */
    double correlation() {
        double product = Math.sqrt(variance(a, aa) * variance(b, bb));
        return product == 0 ? 0 : (ab / cells - (a / cells) * (b / cells)) / product;
    }

    private double variance(double sum, double squares) {
        return Math.max(0, squares / cells - (sum / cells) * (sum / cells));
    }
}
