package org.samescene.index.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.samescene.feature.Descriptors;
import org.samescene.feature.Photo;

/** A codebook for {@link Descriptors}, learnt from made-up images of them. */
public final class PlantedCodebook {
    /** Made-up images that have nothing in common score less, with 2,000 words and 30 descriptors or more. */
    public static final double CHANCE_SCORE = 0.004;

    private PlantedCodebook() {}

    public static Codebook of(int words) {
        return CodebookFile.read(file(words, 1));
    }

    static byte[] file(int words, long seed) {
        return new CodebookLearning("planted-1", words, seed).learn(images(200, words / 50, 5), Photo.DIMENSIONS);
    }

    /** Descriptors of images, each of which has some in common with others. */
    static List<float[]> images(int count, int descriptors, long seed) {
        Random random = new Random(seed);
        float[][] things = Descriptors.random(count * descriptors / 4, random);
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[][] chosen = new float[descriptors][];
            for (int k = 0; k < descriptors; k++) {
                chosen[k] = Descriptors.near(things[random.nextInt(things.length)], 0.2, random);
            }
            images.add(packed(chosen));
        }
        return images;
    }

    static float[] packed(float[]... descriptors) {
        float[] packed = new float[descriptors.length * Photo.DIMENSIONS];
        for (int i = 0; i < descriptors.length; i++) {
            System.arraycopy(descriptors[i], 0, packed, i * Photo.DIMENSIONS, Photo.DIMENSIONS);
        }
        return packed;
    }
}
