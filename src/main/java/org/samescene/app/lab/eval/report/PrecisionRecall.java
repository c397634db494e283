package org.samescene.app.lab.eval.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far related pairs stand above unrelated ones when all are ranked by their number of false alarms.
 *
 * @param related pairs that are to be found, those not even compared among them
 * @param unrelated pairs compared that are not
 * @param averagePrecision mean over the related pairs of the precision at their rank; those not compared count 0
 * @param threshold log10 of the number of false alarms that the judge's setting is
 * @param recall share of the related pairs up to the threshold
 * @param wrong unrelated pairs up to the threshold
 * @param recallAtZeroWrong share of the related pairs that stand above every unrelated one
 * @param lowestWrong log10 of the number of false alarms of the best unrelated pair; null where none has a finite one
 * @param points where the curve bends, best pairs first
 */
public record PrecisionRecall(
        int related,
        int unrelated,
        double averagePrecision,
        double threshold,
        double recall,
        int wrong,
        double recallAtZeroWrong,
        @Nullable Double lowestWrong,
        List<Point> points) {
    /** Recall and precision of the pairs whose log10 of the number of false alarms is at most so much. */
    public record Point(double log10FalseAlarms, double recall, double precision) {}

    /** A pair and the truth about it. */
    public record Ranked(double log10FalseAlarms, boolean related) {}

    /**
     * Ranks pairs.
     *
     * @param notCompared related pairs that the ranking lacks
     */
    public static PrecisionRecall of(List<Ranked> pairs, int notCompared, double threshold) {
        List<Ranked> ranking = pairs.stream()
                .filter(pair -> Double.isFinite(pair.log10FalseAlarms))
                .sorted(Comparator.comparingDouble(Ranked::log10FalseAlarms))
                .toList();
        int related = notCompared + (int) pairs.stream().filter(Ranked::related).count();
        List<Point> points = new ArrayList<>();
        double precisions = 0;
        int right = 0;
        int rightBeforeWrong = 0;
        for (int from = 0, to; from < ranking.size(); from = to) {
            double score = ranking.get(from).log10FalseAlarms;
            int here = 0;
            // equals come in together
            for (to = from; to < ranking.size() && ranking.get(to).log10FalseAlarms == score; to++) {
                here += ranking.get(to).related ? 1 : 0;
            }
            right += here;
            precisions += here * (right / (double) to);
            rightBeforeWrong = right == to ? right : rightBeforeWrong;
            points.add(new Point(score, share(right, related), right / (double) to));
        }
        int passed = (int) ranking.stream()
                .filter(pair -> pair.related && pair.log10FalseAlarms <= threshold)
                .count();
        int wrong = (int) ranking.stream()
                .filter(pair -> !pair.related && pair.log10FalseAlarms <= threshold)
                .count();
        @Nullable
        Double lowestWrong = ranking.stream()
                .filter(pair -> !pair.related)
                .map(Ranked::log10FalseAlarms)
                .findFirst()
                .orElse(null);
        return new PrecisionRecall(
                related,
                pairs.size() - related + notCompared,
                related == 0 ? 0 : precisions / related,
                threshold,
                share(passed, related),
                wrong,
                share(rightBeforeWrong, related),
                lowestWrong,
                bends(points));
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }

    /** Without the points between two of a straight or curved stretch that only rises or only falls. */
    private static List<Point> bends(List<Point> points) {
        List<Point> bends = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            if (i == 0 || i == points.size() - 1 || rises(points, i) != rises(points, i + 1)) {
                bends.add(points.get(i));
            }
        }
        return List.copyOf(bends);
    }

    private static boolean rises(List<Point> points, int i) {
        return points.get(i).recall > points.get(i - 1).recall;
    }
}
