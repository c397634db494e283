package org.samescene.feature.tensorflow;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFlowLibraryTest {
    @Test
    void anUnsetPathIsRefusedWithAWayOut() {
        assertThatThrownBy(() -> TensorFlowLibrary.requireLibrary(null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("TENSORFLOW_LIBRARY_PATH is not set")
                .hasMessageContaining("./samescene test");
    }

    @Test
    void aFolderWithoutTheLibraryIsRefused(@TempDir Path empty) {
        assertThatThrownBy(() -> TensorFlowLibrary.requireLibrary(empty.toString()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(empty.toString());
    }
}
