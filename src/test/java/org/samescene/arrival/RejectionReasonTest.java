package org.samescene.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RejectionReasonTest {
    @ParameterizedTest
    @EnumSource
    void theCodeNamesTheReason(RejectionReason reason) {
        assertThat(reason.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(reason.code().replace("-", "_")).isEqualToIgnoringCase(reason.name());
    }

    /** Codes are part of the public events: one that goes or changes breaks readers. */
    @Test
    void theCodesAreTheseAndNoOthers() {
        assertThat(Arrays.stream(RejectionReason.values()).map(RejectionReason::code))
                .containsExactlyInAnyOrder(
                        "invalid-event",
                        "unsupported-uri",
                        "not-found",
                        "unreachable",
                        "too-many-bytes",
                        "hash-mismatch",
                        "empty",
                        "unsupported-format",
                        "corrupt",
                        "truncated",
                        "too-many-pixels",
                        "too-slow",
                        "out-of-memory",
                        "internal-error");
    }

    @Test
    void codesDoNotDependOnTheLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(RejectionReason.TOO_MANY_PIXELS.code()).isEqualTo("too-many-pixels");
        } finally {
            Locale.setDefault(before);
        }
    }
}
