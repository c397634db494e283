package org.samescene.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageKeyTest {
    @Property
    void parseUndoesToString(@ForAll String library, @ForAll String imageId) {
        Assume.that(!library.isBlank() && library.indexOf('/') < 0 && !imageId.isBlank());
        ImageKey key = new ImageKey(library, imageId);
        assertThat(ImageKey.parse(key.toString())).isEqualTo(key);
    }

    @Test
    void anImageIdMayHaveSlashesALibraryMayNot() {
        assertThat(ImageKey.parse("lib/2024/06/a b.jpg")).isEqualTo(new ImageKey("lib", "2024/06/a b.jpg"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageKey("a/b", "c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lib", "lib/", "/id", "/", " /id", "lib/ "})
    void whatIsNotAKeyIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ImageKey.parse(text));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "\t"})
    void namesAreNotBlank(String blank) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageKey(blank, "id"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ImageKey("lib", blank));
    }
}
