package org.samescene.index;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;

/**
 * Which of an image's features are searched for it: half of them the strongest, half spread over the picture,
 * from each cell of a grid in turn its strongest. The strongest alone may all lie in one place: a line of
 * text laid over a photo has more corners than the photo.
 */
public final class SearchedFeatures {
    /** Cells along each side of the picture. */
    private static final int CELLS = 5;

    private SearchedFeatures() {}

    /** Indices of at most {@code count} of the image's features, ascending: strongest first. */
    public static int[] of(ImageFeatures image, int count) {
        LocalFeatures local = image.local();
        int n = Math.min(count, local.count());
        int strongest = n == local.count() ? n : n / 2;
        int[] chosen = new int[n];
        for (int i = 0; i < strongest; i++) {
            chosen[i] = i;
        }
        List<List<Integer>> cells = cells(image, strongest);
        int found = strongest;
        for (int round = 0; found < n; round++) {
            for (int cell = 0; cell < cells.size() && found < n; cell++) {
                if (round < cells.get(cell).size()) {
                    chosen[found++] = cells.get(cell).get(round);
                }
            }
        }
        Arrays.sort(chosen);
        return chosen;
    }

    /** Features from number {@code from} on by their place, strongest first. */
    private static List<List<Integer>> cells(ImageFeatures image, int from) {
        List<List<Integer>> cells = new ArrayList<>();
        for (int cell = 0; cell < CELLS * CELLS; cell++) {
            cells.add(new ArrayList<>());
        }
        for (int i = from; i < image.local().count(); i++) {
            int column = (int) Math.clamp(image.local().x(i) / image.width() * CELLS, 0, CELLS - 1);
            int row = (int) Math.clamp(image.local().y(i) / image.height() * CELLS, 0, CELLS - 1);
            cells.get(row * CELLS + column).add(i);
        }
        return cells;
    }
}
