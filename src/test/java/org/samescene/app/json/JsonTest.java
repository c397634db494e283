package org.samescene.app.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.arrival.RejectionReason;
import org.samescene.event.Event;
import org.samescene.verdict.Verdict;

class JsonTest {
    private record Report(int images, @Nullable String name, List<String> lines) {}

    static Stream<Enum<?>> constants() {
        return Stream.of(
                        Verdict.Frame.values(),
                        Verdict.Kind.values(),
                        Verdict.Why.values(),
                        Event.Outcome.values(),
                        RejectionReason.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("constants")
    void aConstantHasOneNameWrittenAndRead(Enum<?> constant) throws JsonProcessingException {
        String json = Json.write(constant);
        assertThat(json).isEqualTo('"' + Json.name(constant) + '"').matches("\"[a-z]+(-[a-z]+)*\"");
        assertThat(Json.mapper().readValue(json, constant.getDeclaringClass())).isEqualTo(constant);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"SAME_FRAME\"", "\"same_frame\"", "\"sameFrame\"", "\"\"", "0", "\"0\"", "\"other\""})
    void anythingElseIsNoConstant(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, Verdict.Frame.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void theCodeOfARejectionIsItsNameInJson() {
        assertThat(RejectionReason.values())
                .allSatisfy(reason -> assertThat(Json.name(reason)).isEqualTo(reason.code()));
    }

    @Test
    void whatIsAbsentHasNoField() {
        assertThat(Json.write(new Report(0, null, List.of()))).isEqualTo("{\"images\":0,\"lines\":[]}");
    }

    @Test
    void newFieldsAreIgnoredAndASecondValueIsNot() throws JsonProcessingException {
        String json = "{\"images\":2,\"added\":1,\"lines\":[]}";
        assertThat(Json.mapper().readValue(json, Report.class)).isEqualTo(new Report(2, null, List.of()));
        assertThatThrownBy(() -> Json.mapper().readValue(json + "{}", Report.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
