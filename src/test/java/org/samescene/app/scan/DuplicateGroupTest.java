package org.samescene.app.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.event.Event;
import org.samescene.verdict.Verdict;

class DuplicateGroupTest {
    private static DuplicatePair edited(
            String a, String b, Verdict.Frame relation, double rotation, boolean mirrored, double scale) {
        return pair(a, b, relation, rotation, mirrored, scale, 0, a);
    }

    private static DuplicatePair pair(
            String a,
            String b,
            Verdict.Frame relation,
            double rotation,
            boolean mirrored,
            double scale,
            int differences,
            @Nullable String preferred) {
        return new DuplicatePair(
                a,
                b,
                Verdict.Kind.EDITED,
                relation,
                rotation,
                mirrored,
                scale,
                new Event.Coverage(1, 0.44),
                100,
                1,
                1,
                differences,
                preferred,
                preferred == null ? null : Verdict.Reason.MORE_PIXELS);
    }

    @ParameterizedTest
    @CsvSource({
        "SAME_FRAME, 90, false, 1, 0, 'turned 90°, same size'",
        "CROP_OF, 0, false, 2, 0, 'crop of 44%, half the size'",
        "SAME_FRAME, 0, true, 1, 0, 'mirrored, same size'",
        "CONTAINS, 0, false, 0.5, 0, 'holds it in 100% of itself, 200% of the size'",
        "SAME_FRAME, 0.2, false, 1.01, 2, 'same size, differs in 2 regions'"
    })
    void saysWhatAFileIsToTheOther(
            Verdict.Frame relation, double rotation, boolean mirrored, double scale, int differences, String words) {
        DuplicatePair pair = pair("a", "b", relation, rotation, mirrored, scale, differences, null);
        assertThat(pair.inWords("a")).isEqualTo(words);
    }

    @Test
    void theOtherWayRoundItSaysTheInverse() {
        DuplicatePair pair = edited("a", "b", Verdict.Frame.CONTAINS, 90, false, 0.5);
        assertThat(pair.inWords("b")).isEqualTo("crop of 100%, turned -90°, half the size");
    }

    @Test
    void theOneToKeepIsInTheMiddle() {
        DuplicateGroup group = DuplicateGroup.of(List.of(
                        pair("a", "b", Verdict.Frame.SAME_FRAME, 0, false, 0.5, 0, "b"),
                        pair("a", "c", Verdict.Frame.SAME_FRAME, 0, false, 1, 0, null),
                        pair("b", "c", Verdict.Frame.SAME_FRAME, 0, false, 2, 0, "b")))
                .getFirst();
        assertThat(group.keep()).isEqualTo("b");
        assertThat(group.because()).isEqualTo("has more pixels of the photograph");
        assertThat(group.members()).extracting(DuplicateGroup.Member::file).containsExactly("a", "c");
    }

    @Test
    void copiesOfAThirdAreNoGroupOfTheirOwn() {
        List<DuplicateGroup> groups = DuplicateGroup.of(List.of(
                pair("a", "b", Verdict.Frame.SAME_FRAME, 0, false, 1, 0, null),
                pair("b", "c", Verdict.Frame.SAME_FRAME, 0, false, 1, 0, "c"),
                pair("c", "d", Verdict.Frame.SAME_FRAME, 0, false, 1, 0, "c")));
        assertThat(groups).singleElement().satisfies(group -> {
            assertThat(group.keep()).isEqualTo("c");
            assertThat(group.members()).extracting(DuplicateGroup.Member::file).containsExactly("b", "d");
        });
    }

    @Test
    void theSameBytesAreCalledThat() {
        DuplicateGroup group =
                DuplicateGroup.of(List.of(DuplicatePair.exact("a", "b"))).getFirst();
        assertThat(group.keep()).isEqualTo("a");
        assertThat(group.text()).isEqualTo("  a\n    = b  (same bytes)\n");
    }
}
