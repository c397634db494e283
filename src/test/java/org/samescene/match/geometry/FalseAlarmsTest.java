package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FalseAlarmsTest {
    @Test
    void confidenceFallsFromOneToZero() {
        assertThat(FalseAlarms.confidence(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(FalseAlarms.confidence(-6)).isCloseTo(0.999999, within(1e-9));
        assertThat(FalseAlarms.confidence(0)).isEqualTo(0.5);
        assertThat(FalseAlarms.confidence(1)).isCloseTo(1 / 11.0, within(1e-12));
        assertThat(FalseAlarms.NO_AGREEMENT.confidence()).isZero();
        assertThat(new FalseAlarms(-6, 0).confidence()).isCloseTo(0.999999, within(1e-9));
        assertThat(new FalseAlarms(-6, 0).confidenceOfDistinctive()).isEqualTo(0.5);
    }

    @Property
    void eachComparisonThatWasTriedAddsItsChance(
            @ForAll @DoubleRange(min = -50, max = 2) double log10,
            @ForAll @DoubleRange(min = -50, max = 2) double ofDistinctive,
            @ForAll @IntRange(min = 1, max = 100) int tried) {
        FalseAlarms among = new FalseAlarms(log10, ofDistinctive).amongTried(tried);
        assertThat(Math.pow(10, among.log10())).isCloseTo(tried * Math.pow(10, log10), within(1e-9 * tried * 100));
        assertThat(among.log10OfDistinctive() - ofDistinctive).isCloseTo(Math.log10(tried), within(1e-9));
    }

    @Test
    void areAtMostALimitIfBothAre() {
        assertThat(new FalseAlarms(-12, -13).areAtMost(-12)).isTrue();
        assertThat(new FalseAlarms(-12, -11).areAtMost(-12)).isFalse();
        assertThat(new FalseAlarms(-11, -13).areAtMost(-12)).isFalse();
        assertThat(new FalseAlarms(-3, -9).orLess(new FalseAlarms(-5, -4))).isEqualTo(new FalseAlarms(-5, -9));
    }
}
