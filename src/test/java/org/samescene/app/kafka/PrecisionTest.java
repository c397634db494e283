package org.samescene.app.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.app.json.Json;

class PrecisionTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"overlap": {"image": [[-6e-14, 639.9999999999]]}} | {"overlap": {"image": [[0.0, 640.0]]}}
            {"coverage": {"image": 0.9999999999999999}}        | {"coverage": {"image": 1.0}}
            {"log10FalseAlarms": -38.123456}                   | {"log10FalseAlarms": -38.12}
            {"rotation": -1e-9}                                | {"rotation": 0.0}
            {"rotation": -179.996}                             | {"rotation": -180.0}
            {"scale": 0.33333333333}                           | {"scale": 0.333333}
            {"confidence": 0.99999987654321}                   | {"confidence": 0.999999877}
            {"confidence": 0.12345678}                         | {"confidence": 0.123}
            {"confidence": 1.0}                                | {"confidence": 1.0}
            {"matches": [{"confidence": 0.98765432}]}          | {"matches": [{"confidence": 0.9877}]}
            {"landmark": {"confidence": 0.98765432}}           | {"landmark": {"confidence": 0.9877}}
            {"thresholds": {"certainLikeness": 0.98765432}}    | {"thresholds": {"certainLikeness": 0.98765432}}
            {"inliers": 7, "imageId": "0.98765432"}            | {"inliers": 7, "imageId": "0.98765432"}
            """)
    void isAsFarAsANumberMeansSomething(String data, String written) throws IOException {
        ObjectNode event = (ObjectNode) Json.mapper().readTree(data);
        Precision.round(event);
        assertThat(event).isEqualTo(Json.mapper().readTree(written));
    }

    /** Of pictures of 20,000 px, and perspectives that leave a point on the same side. */
    @Property
    void movesNoPointByAThousandthOfAPixel(
            @ForAll @DoubleRange(min = 0, max = 20_000) double x,
            @ForAll @DoubleRange(min = 0, max = 20_000) double y,
            @ForAll @Scale(15) @DoubleRange(min = -1, max = 1) double a,
            @ForAll @Scale(15) @DoubleRange(min = -1, max = 1) double b,
            @ForAll @Scale(15) @DoubleRange(min = -20_000, max = 20_000) double c,
            @ForAll @Scale(15) @DoubleRange(min = 0, max = 1e-5) double g) {
        double[] exact = {a, b, c, b, -a, c, g, g, 1};
        ObjectNode event = Json.mapper().createObjectNode();
        event.set("transform", Json.mapper().valueToTree(exact));
        Precision.round(event);
        double[] rounded = Json.mapper().convertValue(event.get("transform"), double[].class);

        for (int row = 0; row < 2; row++) {
            assertThat(mapped(rounded, row, x, y)).isCloseTo(mapped(exact, row, x, y), within(0.001));
        }
    }

    private static double mapped(double[] h, int row, double x, double y) {
        return (h[3 * row] * x + h[3 * row + 1] * y + h[3 * row + 2]) / (h[6] * x + h[7] * y + h[8]);
    }
}
