package org.samescene.match.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FalseAlarmBoundTest {
    @Property(tries = 300)
    void theTailIsAnUpperBoundAndClose(
            @ForAll @IntRange(min = 1, max = 60) int n,
            @ForAll @IntRange(min = 1, max = 60) int k,
            @ForAll @DoubleRange(min = 0.01, max = 0.2) double p) {
        if (k > n) {
            return;
        }
        double exact = 0;
        for (int i = k; i <= n; i++) {
            exact += Math.exp(FalseAlarmBound.lnChoose(n, i) + i * Math.log(p) + (n - i) * Math.log1p(-p));
        }
        double bound = FalseAlarmBound.lnTail(n, k, p);
        assertThat(bound).isGreaterThan(Math.log(exact) - 1e-9);
        if (k > 2 * n * p + 1) {
            assertThat(bound).isLessThan(Math.log(exact) + 0.7);
        }
    }

    @Test
    void choosesExactly() {
        assertThat(Math.exp(FalseAlarmBound.lnChoose(40, 20))).isCloseTo(137846528820.0, within(100.0));
        assertThat(FalseAlarmBound.lnChoose(7, 0)).isCloseTo(0, within(1e-12));
    }

    @Test
    void moreAgreementIsLessLikelyChance() {
        double previous = Double.POSITIVE_INFINITY;
        for (int k = 4; k <= 200; k++) {
            double log10 = FalseAlarmBound.log10(200, k, 3, 0.002, 6);
            assertThat(log10).isLessThan(previous).isFinite();
            previous = log10;
        }
    }
}
