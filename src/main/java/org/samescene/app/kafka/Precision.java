package org.samescene.app.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * How precisely the numbers of public events are written: as far as they mean something, so that a corner that the
 * arithmetic puts 6e-14 px outside of a picture is on its edge. Thresholds are settings and stay as they are.
 */
final class Precision {
    private static final int PX_DECIMALS = 3;
    private static final int SHARE_DECIMALS = 6;
    private static final int CONFIDENCE_DIGITS = 3;

    /**
     * Of the entries of a homography: what they move a point of a picture with sides of up to 20,000 px by is less
     * than 0.001 px.
     */
    private static final int[] TRANSFORM_DECIMALS = {9, 9, PX_DECIMALS, 9, 9, PX_DECIMALS, 12, 12, 12};

    private static final Map<String, DoubleUnaryOperator> FIELDS = Map.of(
            "rotation",
            degrees -> rounded(degrees, 2),
            "scale",
            Precision::scale,
            "log10FalseAlarms",
            log10 -> rounded(log10, 2),
            "confidence",
            Precision::confidence);

    private Precision() {}

    /** Rounds the numbers of an event, in place. */
    static void round(ObjectNode event) {
        event.properties().forEach(field -> {
            JsonNode value = field.getValue();
            DoubleUnaryOperator rounding = FIELDS.get(field.getKey());
            switch (field.getKey()) {
                case "coverage" -> roundAll(value, SHARE_DECIMALS);
                case "overlap" -> roundAll(value, PX_DECIMALS);
                case "transform" -> roundTransform((ArrayNode) value);
                case "landmark" -> {
                    if (value instanceof ObjectNode landmark) {
                        round(landmark);
                    }
                }
                case "matches" -> value.forEach(match -> round((ObjectNode) match));
                default -> {
                    if (rounding != null && value.isDouble()) {
                        field.setValue(new DoubleNode(rounding.applyAsDouble(value.doubleValue())));
                    }
                }
            }
        });
    }

    private static void roundTransform(ArrayNode matrix) {
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, new DoubleNode(rounded(matrix.get(i).doubleValue(), TRANSFORM_DECIMALS[i])));
        }
    }

    /** All numbers below a node. */
    private static void roundAll(JsonNode node, int decimals) {
        switch (node) {
            case ObjectNode object ->
                object.properties().forEach(field -> {
                    if (field.getValue().isDouble()) {
                        field.setValue(new DoubleNode(rounded(field.getValue().doubleValue(), decimals)));
                    } else {
                        roundAll(field.getValue(), decimals);
                    }
                });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    if (array.get(i).isDouble()) {
                        array.set(i, new DoubleNode(rounded(array.get(i).doubleValue(), decimals)));
                    } else {
                        roundAll(array.get(i), decimals);
                    }
                }
            }
            default -> {}
        }
    }

    /** One that is too small for its decimals stays positive. */
    private static double scale(double scale) {
        double rounded = rounded(scale, SHARE_DECIMALS);
        return rounded > 0 ? rounded : scale;
    }

    /** What a confidence lacks of 1 is what it says, so that is kept to some digits, however small. */
    private static double confidence(double p) {
        MathContext digits = new MathContext(CONFIDENCE_DIGITS, RoundingMode.HALF_EVEN);
        return p < 0.5
                ? BigDecimal.valueOf(p).round(digits).doubleValue()
                : BigDecimal.ONE
                        .subtract(BigDecimal.valueOf(1 - p).round(digits))
                        .doubleValue();
    }

    private static double rounded(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return value;
        }
        // adding 0 makes 0 of -0
        return BigDecimal.valueOf(value)
                        .setScale(decimals, RoundingMode.HALF_EVEN)
                        .doubleValue()
                + 0.0;
    }
}
