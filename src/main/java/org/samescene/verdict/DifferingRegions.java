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
    /** A smaller region is noise: about two letters of a caption, samples. */
    private static final int LEAST_SIZE = 40;

    private static final double LEAST_SHARE = 0.002;
    /** What is left of the contrast when the one is subtracted from the other, grey levels: less is noise. */
    private static final double LEAST_RESIDUE = 15;
    /** More regions than this make nobody wiser: the largest. */
    private static final int MOST = 16;

    private final OverlaidPictures pictures;
    private final int width;
    private final boolean[] open;

    private DifferingRegions(OverlaidPictures pictures) {
        this.pictures = pictures;
        this.width = pictures.grid().width();
        this.open = close(strong(pictures));
    }

    /** Largest first. */
    static List<Difference> of(OverlaidPictures pictures) {
        return new DifferingRegions(pictures).regions();
    }

    private static float[] strong(OverlaidPictures pictures) {
        float[] strong = new float[pictures.grid().both().length];
        for (int i = 0; i < strong.length; i++) {
            strong[i] = pictures.differs(i) && pictures.residue(i) >= LEAST_RESIDUE ? 1 : 0;
        }
        return strong;
    }

    private boolean[] close(float[] places) {
        float[] sums = new LocalSums(width, pictures.grid().height(), CLOSE / 2 + 1).of(places);
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
                int[] box = {width, open.length / width, 0, 0, 0};
                fill(i, box);
                if (box[4] >= Math.max(LEAST_SIZE, LEAST_SHARE * all)) {
                    regions.add(difference(box, Math.min(1, (double) box[4] / all)));
                }
            }
        }
        return regions.stream()
                .sorted(Comparator.comparingDouble(Difference::share).reversed())
                .limit(MOST)
                .toList();
    }

    /** Closes a region, and widens the box to it: left, top, right, bottom, and how many places it has. */
    private void fill(int start, int[] box) {
        int[] stack = new int[open.length];
        int top = 0;
        stack[top++] = start;
        open[start] = false;
        while (top > 0) {
            int i = stack[--top];
            int x = i % width;
            int y = i / width;
            box[0] = Math.min(box[0], x);
            box[1] = Math.min(box[1], y);
            box[2] = Math.max(box[2], x + 1);
            box[3] = Math.max(box[3], y + 1);
            box[4]++;
            int[] beside = {x > 0 ? i - 1 : i, x + 1 < width ? i + 1 : i, i - width, i + width};
            for (int next : beside) {
                if (next >= 0 && next < open.length && open[next]) {
                    open[next] = false;
                    stack[top++] = next;
                }
            }
        }
    }

    private Difference difference(int[] box, double share) {
        List<Overlap.Point> corners = List.of(
                new Overlap.Point(box[0], box[1]),
                new Overlap.Point(box[2], box[1]),
                new Overlap.Point(box[2], box[3]),
                new Overlap.Point(box[0], box[3]));
        List<Overlap.Point> region = mapped(corners, pictures.gridToFirst());
        return new Difference(region, mapped(region, pictures.transform()), share);
    }

    private static List<Overlap.Point> mapped(List<Overlap.Point> points, Homography t) {
        return points.stream()
                .map(p -> new Overlap.Point(t.applyX(p.x(), p.y()), t.applyY(p.x(), p.y())))
                .toList();
    }
}
