package org.samescene.app.lab.eval.chance;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.samescene.app.lab.eval.workbench.Settings;

/**
 * What {@code eval chance} found.
 *
 * @param folder of the pictures
 * @param images how many of them could be used
 */
record ChanceReport(String folder, Settings settings, int images, List<Population> populations, double seconds) {
    /** Looser settings than the configured one, log10 of the number of false alarms of a pair. */
    private static final double[] LOOSER = {-5, -4.5, -4, -3, -2};

    /**
     * Unrelated pairs of one making.
     *
     * @param lowestLog10 of them all; null where none agrees
     */
    record Population(
            String name, int pairs, int relations, @Nullable Double lowestLog10, List<Line> lines) {}

    /**
     * @param log10FalseAlarms a setting
     * @param predicted false alarms at or below it, at most: pairs · 10^log10FalseAlarms
     * @param observed pairs at or below it
     */
    record Line(double log10FalseAlarms, double predicted, int observed) {}

    /** @param log10 of every pair, ascending */
    static Population population(String name, double[] log10, double threshold) {
        List<Line> lines = DoubleStream.concat(
                        DoubleStream.of(threshold), Arrays.stream(LOOSER).filter(looser -> looser > threshold))
                .mapToObj(setting -> new Line(setting, log10.length * Math.pow(10, setting), observed(log10, setting)))
                .toList();
        return new Population(
                name,
                log10.length,
                lines.getFirst().observed(),
                log10.length == 0 || Double.isInfinite(log10[0]) ? null : log10[0],
                lines);
    }

    private static int observed(double[] log10, double setting) {
        return (int) Arrays.stream(log10).takeWhile(value -> value <= setting).count();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Population population : populations) {
            text.append("%s: %d unrelated pairs, %d relations; lowest log10 number of false alarms %s%n"
                    .formatted(
                            population.name,
                            population.pairs,
                            population.relations,
                            population.lowestLog10 == null ? "none" : "%.1f".formatted(population.lowestLog10)));
            text.append("  log10 NFA at most    predicted at most    observed%n".formatted());
            population.lines.forEach(line -> text.append(
                    "  %17.1f %20.2f %11d%n".formatted(line.log10FalseAlarms, line.predicted, line.observed)));
        }
        return text.append("%n%d pictures in %.1f s, model %s%n".formatted(images, seconds, settings.model()))
                .toString();
    }
}
