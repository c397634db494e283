package org.samescene.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RasterTest {
    private final Raster four = new Raster(2, 2, new byte[] {0, 100, (byte) 200, (byte) 255});

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5, 0",
        "1.5, 0.5, 100",
        "0.5, 1.5, 200",
        "1.5, 1.5, 255", // centres
        "1, 0.5, 50",
        "0.5, 1, 100",
        "1, 1, 138.75",
        "0.75, 0.5, 25", // between
        "0, 0, 0",
        "2, 0, 100",
        "-9, 9, 200",
        "99, 99, 255",
        "1, -5, 50" // the border goes on
    })
    void isBilinearBetweenPixelCentresAndConstantOutside(double x, double y, double luminance) {
        assertThat(four.at(x, y)).isCloseTo(luminance, within(1e-9));
    }

    @Property
    void followsARampExactly(
            @ForAll @DoubleRange(min = 0.5, max = 19.5) double x, @ForAll @DoubleRange(min = 0.5, max = 9.5) double y) {
        byte[] ramp = new byte[20 * 10];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (3 * (i % 20) + 7 * (i / 20));
        }
        assertThat(new Raster(20, 10, ramp).at(x, y)).isCloseTo(3 * (x - 0.5) + 7 * (y - 0.5), within(1e-9));
    }

    @Test
    void onePixelIsThatPixelEverywhere() {
        assertThat(new Raster(1, 1, new byte[] {(byte) 200}).at(0.1, 7)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 0", "1, 0, 0", "-1, -1, 1", "2, 3, 5", "2, 3, 7"})
    void sizeAndBytesAgree(int width, int height, int bytes) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Raster(width, height, new byte[bytes]));
    }
}
