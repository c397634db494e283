package org.samescene.verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.samescene.match.geometry.Homography;

/**
 * The regions in which two overlaid pictures differ: places that differ and are close to each other. A few
 * places that differ by themselves are the noise of compression.
 */
final class DifferingRegions {
    /** Places at most this far apart are of one region, samples. */
    private static final int CLOSE = 3;
    /** A smaller region is noise: about two letters of a caption, samples, with those that are close. */
    private static final int LEAST_SIZE = 40;

    private static final double LEAST_SHARE = 0.002;
    /** What is left of the contrast when the one is subtracted from the other, grey levels: less is noise. */
    private static final double LEAST_RESIDUE = 15;
    /** More regions than this make nobody wiser: the largest. */
    private static final int MOST = 16;

    private final OverlaidPictures pictures;
    private final int width;
    private final boolean[] strong;
    private final boolean[] open;

    private DifferingRegions(OverlaidPictures pictures) {
        this.pictures = pictures;
        this.width = pictures.grid().width();
        this.strong = strong(pictures);
        this.open = close(strong);
    }

    /** A region that is being filled: its box, without the places that are only close. */
    private static final class Box {
        private int left = Integer.MAX_VALUE;
        private int top = Integer.MAX_VALUE;
        private int right;
        private int bottom;
        private int differing;
        private int withClose;

        void add(int x, int y, boolean differs) {
            withClose++;
            if (differs) {
                differing++;
                left = Math.min(left, x);
                top = Math.min(top, y);
                right = Math.max(right, x + 1);
                bottom = Math.max(bottom, y + 1);
            }
        }
    }

    /** Largest first. */
    static List<Difference> of(OverlaidPictures pictures) {
        return new DifferingRegions(pictures).regions();
    }

    private static boolean[] strong(OverlaidPictures pictures) {
        boolean[] strong = new boolean[pictures.grid().both().length];
        for (int i = 0; i < strong.length; i++) {
            strong[i] = pictures.differs(i) && pictures.residue(i) >= LEAST_RESIDUE;
        }
        return strong;
    }

    private boolean[] close(boolean[] places) {
        float[] counts = new float[places.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = places[i] ? 1 : 0;
        }
        float[] sums = new LocalSums(width, pictures.grid().height(), CLOSE / 2 + 1).of(counts);
        boolean[] close = new boolean[sums.length];
        for (int i = 0; i < close.length; i++) {
            close[i] = sums[i] > 0.5f;
        }
        return close;
    }

    private List<Difference> regions() {
        int all = Math.max(1, pictures.grid().countOfBoth());
        List<Difference> regions = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            if (open[i]) {
                Box box = filled(i);
                if (box.withClose >= Math.max(LEAST_SIZE, LEAST_SHARE * all)) {
                    regions.add(difference(box, (double) box.differing / all));
                }
            }
        }
        return regions.stream()
                .sorted(Comparator.comparingDouble(Difference::share).reversed())
                .limit(MOST)
                .toList();
    }

    /** Closes the region about a place. */
    private Box filled(int start) {
        Box box = new Box();
        int[] stack = new int[open.length];
        int top = 0;
        stack[top++] = start;
        open[start] = false;
        while (top > 0) {
            int i = stack[--top];
            int x = i % width;
            box.add(x, i / width, strong[i]);
            int[] beside = {x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i, i - width, i + width};
            for (int next : beside) {
                if (next >= 0 && next < open.length && open[next]) {
                    open[next] = false;
                    stack[top++] = next;
                }
            }
        }
        return box;
    }

    private Difference difference(Box box, double share) {
        List<Overlap.Point> corners = List.of(
                new Overlap.Point(box.left, box.top),
                new Overlap.Point(box.right, box.top),
                new Overlap.Point(box.right, box.bottom),
                new Overlap.Point(box.left, box.bottom));
        List<Overlap.Point> region = mapped(corners, pictures.gridToFirst());
        return new Difference(region, mapped(region, pictures.transform()), share);
    }

    private static List<Overlap.Point> mapped(List<Overlap.Point> points, Homography t) {
        return points.stream()
                .map(p -> new Overlap.Point(t.applyX(p.x(), p.y()), t.applyY(p.x(), p.y())))
                .toList();
    }
}
