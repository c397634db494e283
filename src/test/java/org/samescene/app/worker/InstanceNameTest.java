package org.samescene.app.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceNameTest {
    @TempDir
    Path folder;

    @Test
    void staysTheSameInAFolderAndDiffersBetweenFolders() {
        Path first = folder.resolve("first");
        String name = InstanceName.keptIn(first);
        assertThat(name).isNotBlank().isEqualTo(InstanceName.keptIn(first));
        assertThat(InstanceName.keptIn(folder.resolve("second"))).isNotEqualTo(name);
    }
}
