package org.samescene.app.lab.eval.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.samescene.app.lab.eval.report.PrecisionRecall.Ranked;

class PrecisionRecallTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void countsByHand() {
        PrecisionRecall curve = PrecisionRecall.of(
                List.of(
                        new Ranked(-30, true),
                        new Ranked(-5, false),
                        new Ranked(-20, true),
                        new Ranked(-2, true),
                        new Ranked(NONE, true),
                        new Ranked(NONE, false)),
                1,
                -4);
        assertThat(curve.related()).isEqualTo(5);
        assertThat(curve.unrelated()).isEqualTo(2);
        assertThat(curve.averagePrecision()).isCloseTo((1 + 1 + 3 / 4.0) / 5, within(1e-12));
        assertThat(curve.recall()).isEqualTo(0.4);
        assertThat(curve.wrong()).isEqualTo(1);
        assertThat(curve.recallAtZeroWrong()).isEqualTo(0.4);
        assertThat(curve.lowestWrong()).isEqualTo(-5);
        assertThat(curve.points()).extracting(PrecisionRecall.Point::recall).containsExactly(0.2, 0.4, 0.4, 0.6);
    }

    @Test
    void equalsComeInTogether() {
        PrecisionRecall curve = PrecisionRecall.of(List.of(new Ranked(-9, true), new Ranked(-9, false)), 0, -9);
        assertThat(curve.recallAtZeroWrong()).isZero();
        assertThat(curve.averagePrecision()).isEqualTo(0.5);
    }

    @Test
    void nothingRelatedIsNoError() {
        PrecisionRecall curve = PrecisionRecall.of(List.of(new Ranked(NONE, false)), 0, -10);
        assertThat(curve.averagePrecision()).isZero();
        assertThat(curve.lowestWrong()).isNull();
        assertThat(curve.points()).isEmpty();
    }
}
