package org.samescene.feature.tensorflow.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.proto.SavedModel;

class GradientModelTest {
    @Test
    void theResourceIsWhatTheCodeMakes() throws IOException {
        assertThat(GradientModel.savedModelBytes())
                .as("after a change of the model, run GradientModel.main with the resource's folder")
                .isEqualTo(resource());
    }

    @Test
    void theSignatureIsTheHubModules() throws IOException {
        var graph = SavedModel.parseFrom(resource()).getMetaGraphs(0);

        assertThat(graph.getMetaInfoDef().getTagsList()).containsExactly("serve");
        assertThat(graph.getSignatureDefMap())
                .containsOnlyKeys("serving_default", "default")
                .allSatisfy((name, signature) -> {
                    assertThat(signature.getInputsMap())
                            .containsOnlyKeys("image", "image_scales", "score_threshold", "max_feature_num");
                    assertThat(signature.getOutputsMap())
                            .containsOnlyKeys("locations", "descriptors", "scales", "scores");
                });
    }

    @Test
    void theProjectionsColumnsAreOrthogonal() {
        int d = GradientModel.DIMENSIONS;
        float[] matrix = DescriptorProjection.matrix(d);
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < a; b++) {
                double product = 0;
                for (int row = 0; row < GradientHistogram.SIZE; row++) {
                    product += matrix[row * d + a] * matrix[row * d + b];
                }
                assertThat(product).as("columns %d and %d", a, b).isBetween(-1e-5, 1e-5);
            }
        }
    }

    private static byte[] resource() throws IOException {
        try (InputStream in = GradientModel.class.getResourceAsStream("saved_model.pb")) {
            return in.readAllBytes();
        }
    }
}
