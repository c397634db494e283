package org.samescene.app.lab.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Sha256;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;

/**
 * Any number of images that are like real ones to an index: each is put together of parts of several photos.
 * A part is what lies in a window of a photo; each of its descriptors is moved towards one that is like it, of
 * any photo, and a little noise is added. So descriptors stay where real ones are, and as unevenly spread,
 * but hardly two are the same.
 *
 * <p>Image i follows from the photos and i alone, so none is kept.
 */
final class GrownLibrary {
    private static final int PARTS = 4;

    /** Window of a part: share of the photo's sides. */
    private static final double WINDOW = 0.5;

    /** Groups of descriptors that are like each other. */
    private static final int GROUPS = 512;

    /** How far towards the other one, at least and at most. */
    private static final double LEAST_MIXTURE = 0.2;

    private static final double MOST_MIXTURE = 0.5;

    /** Length of the noise, about. */
    private static final double NOISE = 0.15;

    private final List<ImageFeatures> photos;
    private final int dimensions;
    private final List<Group> groups = new ArrayList<>();
    private final int[][] groupOf;

    /** Descriptors of one group, row-major. */
    private static final class Group {
        private float[] descriptors = new float[0];
        private int count;
    }

    GrownLibrary(List<ImageFeatures> photos) {
        this.photos = photos.stream().filter(photo -> photo.local().count() > 0).toList();
        if (this.photos.isEmpty()) {
            throw new IllegalArgumentException("none of the photos has features");
        }
        this.dimensions = this.photos.getFirst().local().dimensions();
        SplittableRandom random = new SplittableRandom(1);
        float[][] centres = new float[GROUPS][];
        for (int g = 0; g < GROUPS; g++) {
            LocalFeatures local =
                    this.photos.get(random.nextInt(this.photos.size())).local();
            int drawn = random.nextInt(local.count());
            centres[g] = local.descriptors(new int[] {drawn});
            groups.add(new Group());
        }
        this.groupOf =
                this.photos.stream().map(photo -> group(photo.local(), centres)).toArray(int[][]::new);
    }

    private int[] group(LocalFeatures local, float[][] centres) {
        int[] chosen = new int[local.count()];
        for (int i = 0; i < chosen.length; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int g = 0; g < centres.length; g++) {
                double product = 0;
                for (int d = 0; d < dimensions; d++) {
                    product += local.descriptors()[i * dimensions + d] * centres[g][d];
                }
                if (product > largest) {
                    largest = product;
                    chosen[i] = g;
                }
            }
            Group group = groups.get(chosen[i]);
            if (group.descriptors.length < (group.count + 1) * dimensions) {
                group.descriptors = Arrays.copyOf(group.descriptors, 2 * (group.count + 1) * dimensions);
            }
            System.arraycopy(
                    local.descriptors(), i * dimensions, group.descriptors, group.count * dimensions, dimensions);
            group.count++;
        }
        return chosen;
    }

    /** A feature of the image that is made. */
    private record Feature(float x, float y, float scale, float score, float[] descriptor) {}

    /** @param library that the image is made for */
    ImageFeatures image(String library, int number) {
        SplittableRandom random = new SplittableRandom(0x9E3779B97F4A7C15L * (number + 1));
        ImageFeatures like = photos.get(random.nextInt(photos.size()));
        List<Feature> features = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            addPart(features, random.nextInt(photos.size()), like, random);
        }
        features.sort(Comparator.comparingDouble(Feature::score).reversed());
        List<Feature> kept =
                features.subList(0, Math.min(features.size(), like.local().count()));
        return new ImageFeatures(
                new ImageKey(library, "grown-" + number),
                "1",
                "file:///grown/" + number,
                Sha256.hex(("grown " + number).getBytes(StandardCharsets.UTF_8)),
                like.byteSize(),
                like.width(),
                like.height(),
                null,
                like.model(),
                like.thumbnail(),
                local(kept));
    }

    private void addPart(List<Feature> features, int photo, ImageFeatures like, SplittableRandom random) {
        ImageFeatures source = photos.get(photo);
        LocalFeatures local = source.local();
        double left = random.nextDouble(1 - WINDOW);
        double top = random.nextDouble(1 - WINDOW);
        double moveX = random.nextDouble(1 - WINDOW) - left;
        double moveY = random.nextDouble(1 - WINDOW) - top;
        for (int i = 0; i < local.count(); i++) {
            double x = local.x(i) / source.width();
            double y = local.y(i) / source.height();
            if (x >= left && x < left + WINDOW && y >= top && y < top + WINDOW) {
                features.add(new Feature(
                        (float) ((x + moveX) * like.width()),
                        (float) ((y + moveY) * like.height()),
                        local.scale(i),
                        local.score(i),
                        moved(local, i, groups.get(groupOf[photo][i]), random)));
            }
        }
    }

    private float[] moved(LocalFeatures local, int i, Group group, SplittableRandom random) {
        double share = random.nextDouble(LEAST_MIXTURE, MOST_MIXTURE);
        int other = random.nextInt(group.count);
        double[] mixed = new double[dimensions];
        for (int d = 0; d < dimensions; d++) {
            mixed[d] = (1 - share) * local.descriptors()[i * dimensions + d]
                    + share * group.descriptors[other * dimensions + d]
                    + NOISE / Math.sqrt(dimensions) * random.nextGaussian();
        }
        double length = Math.sqrt(Arrays.stream(mixed).map(c -> c * c).sum());
        float[] unit = new float[dimensions];
        for (int d = 0; d < dimensions; d++) {
            unit[d] = (float) (mixed[d] / length);
        }
        return unit;
    }

    private LocalFeatures local(List<Feature> features) {
        int n = features.size();
        float[] x = new float[n];
        float[] y = new float[n];
        float[] scale = new float[n];
        float[] score = new float[n];
        float[] descriptors = new float[n * dimensions];
        IntStream.range(0, n).forEach(i -> {
            Feature feature = features.get(i);
            x[i] = feature.x;
            y[i] = feature.y;
            scale[i] = feature.scale;
            score[i] = feature.score;
            System.arraycopy(feature.descriptor, 0, descriptors, i * dimensions, dimensions);
        });
        return new LocalFeatures(x, y, scale, score, descriptors, dimensions);
    }
}
