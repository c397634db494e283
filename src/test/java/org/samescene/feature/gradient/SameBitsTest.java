package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Features are the same, bit for bit, on other machines: here, on JVMs that compute otherwise. */
class SameBitsTest {
    /**
     * Vectors of 2, 4, 8 and 16 numbers where this machine has them, no compiler, and the first compiler
     * alone.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:MaxVectorSize=8",
                "-XX:MaxVectorSize=16",
                "-XX:MaxVectorSize=32",
                "-XX:MaxVectorSize=64",
                "-Xint",
                "-XX:TieredStopAtLevel=1"
            })
    void ofVectorsOfAnyLengthAndAnyCompiler(String option) throws Exception {
        assertThat(hashBy(option)).isEqualTo(FeatureHash.ofDrawnPictures());
    }

    /** What this machine makes is written down, so that another one that makes something else shows. */
    @Test
    void ofAnyMachine() {
        assertThat(FeatureHash.ofDrawnPictures()).isEqualTo("59 features 0684bd2d, 19 features 2f6480e6");
    }

    private static String hashBy(String option) throws Exception {
        List<String> command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        option,
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FeatureHash.class.getName())
                .toList();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String hash = new String(process.getInputStream().readAllBytes()).strip();
        assertThat(process.waitFor()).as(option).isZero();
        return hash;
    }
}
