package org.samescene.app.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingStackTest {
    private final List<String> closed = new ArrayList<>();
    private final ClosingStack opened = new ClosingStack();

    private void open(String part) {
        opened.add(() -> closed.add(part));
    }

    @Test
    void closesWhatWasOpenedLastFirst() {
        open("first");
        open("second");
        opened.close();
        assertThat(closed).containsExactly("second", "first");
        opened.close();
        assertThat(closed).hasSize(2);
    }

    @Test
    void whatWasHandedOverIsClosedByItsOwner() {
        open("first");
        open("second");
        ClosingStack owner = opened.handOver();
        opened.close();
        assertThat(closed).isEmpty();
        owner.close();
        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void aPartThatCanNotBeClosedKeepsNoOtherOpen() {
        open("first");
        opened.add(() -> {
            throw new IOException("second");
        });
        opened.add(() -> {
            throw new IllegalArgumentException("third");
        });
        assertThatIllegalArgumentException()
                .isThrownBy(opened::close)
                .withMessage("third")
                .satisfies(e -> assertThat(e.getSuppressed())
                        .singleElement()
                        .satisfies(suppressed -> assertThat(suppressed).hasRootCauseMessage("second")));
        assertThat(closed).containsExactly("first");
    }
}
