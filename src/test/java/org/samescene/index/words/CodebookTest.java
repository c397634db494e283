package org.samescene.index.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.samescene.feature.Descriptors;
import org.samescene.feature.Photo;

class CodebookTest {
    private static final int WORDS = 1000;
    private static final byte[] FILE = PlantedCodebook.file(WORDS, 1);
    private final Codebook codebook = CodebookFile.read(FILE);
    private final Random random = new Random(3);

    @Test
    void theSamePhotosAndSeedGiveTheSameBytes() {
        assertThat(PlantedCodebook.file(WORDS, 1)).isEqualTo(FILE);
    }

    @Test
    void anotherSeedGivesAnotherCodebookOfAnotherId() {
        Codebook another = CodebookFile.read(PlantedCodebook.file(WORDS, 2));
        assertThat(another.id()).isNotEqualTo(codebook.id());
        assertThat(codebook.id()).isEqualTo(CodebookFile.read(FILE).id());
    }

    @Test
    void whatIsReadIsWhatWasLearnt() {
        assertThat(codebook.size()).isEqualTo(WORDS);
        assertThat(codebook.dimensions()).isEqualTo(Photo.DIMENSIONS);
        assertThat(codebook.model()).isEqualTo("planted-1");
    }

    @Test
    void theWordsThatAreFoundAreNearlyAlwaysTheNearest() {
        float[][] descriptors = Descriptors.random(400, random);
        int same = 0;
        for (float[] descriptor : descriptors) {
            AggregatedWords found = codebook.aggregate(descriptor, 1, 1);
            same += found.word(0) == nearest(descriptor) ? 1 : 0;
        }
        // random directions are the worst case: in 40 dimensions all words are nearly as far from them
        assertThat(same).isGreaterThan(200);
        int own = 0;
        for (int word = 0; word < WORDS; word++) {
            own += codebook.aggregate(word(word), 1, 1).word(0) == word ? 1 : 0;
        }
        assertThat(own).isEqualTo(WORDS);
    }

    private float[] word(int word) {
        float[] components = new float[Photo.DIMENSIONS];
        for (int d = 0; d < components.length; d++) {
            components[d] = codebook.component(word, d);
        }
        return components;
    }

    private int nearest(float[] descriptor) {
        int nearest = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int word = 0; word < WORDS; word++) {
            double squares = 0;
            for (int d = 0; d < descriptor.length; d++) {
                squares += Math.pow(descriptor[d] - codebook.component(word, d), 2);
            }
            if (squares < least) {
                least = squares;
                nearest = word;
            }
        }
        return nearest;
    }

    @Test
    void whatADescriptorBecomesDoesNotDependOnWhatIsBesideIt() {
        float[][] descriptors = Descriptors.random(60, random);
        AggregatedWords together = codebook.aggregate(PlantedCodebook.packed(descriptors), 60, 3);
        int[] alone = Arrays.stream(descriptors)
                .map(descriptor -> codebook.aggregate(descriptor, 1, 3))
                .flatMapToInt(words -> Arrays.stream(new int[] {words.word(0), words.word(1), words.word(2)}))
                .distinct()
                .sorted()
                .toArray();
        assertThat(together.count()).isEqualTo(alone.length);
        for (int k = 0; k < alone.length; k++) {
            assertThat(together.word(k)).isEqualTo(alone[k]);
        }
    }

    @Test
    void residualsOfAWordAreSummedBeforeTheirSignsAreTaken() {
        float[] word = word(7);
        float[] one = word.clone();
        float[] other = word.clone();
        one[0] += 0.010f;
        one[1] -= 0.002f;
        other[0] -= 0.004f;
        other[1] += 0.001f;
        AggregatedWords words = codebook.aggregate(PlantedCodebook.packed(one, other), 2, 1);
        assertThat(words.count()).isOne();
        assertThat(words.word(0)).isEqualTo(7);
        assertThat(words.signs(0) & 3).isEqualTo(1);
        assertThat(words.norm()).isEqualTo(codebook.idf(7), within(1e-6));
    }

    @Test
    void rareWordsWeighMore() {
        float least = Float.POSITIVE_INFINITY;
        float most = 0;
        for (int word = 0; word < WORDS; word++) {
            least = Math.min(least, codebook.idf(word));
            most = Math.max(most, codebook.idf(word));
        }
        assertThat(most).isEqualTo((float) Math.log(200));
        assertThat(least).isBetween(0f, (float) Math.log(50));
    }

    @Test
    void oneComesWithTheProgramForTheModelThatDoes() {
        Codebook shipped = Codebooks.shipped("gradient-1").orElseThrow();
        assertThat(shipped.model()).isEqualTo("gradient-1");
        assertThat(shipped.size()).isEqualTo(8192);
        assertThat(shipped.dimensions()).isEqualTo(40);
        assertThat(Codebooks.shipped("another-1")).isEmpty();
    }

    @Test
    void bytesThatAreNoCodebookAreRefused() {
        assertThatThrownBy(() -> CodebookFile.read(new byte[] {1, 2, 3, 4, 5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a codebook");
        assertThatThrownBy(() -> CodebookFile.read(Arrays.copyOf(FILE, FILE.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("promises");
        assertThatThrownBy(() -> CodebookFile.read(new byte[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cut short");
    }
}
