package org.samescene.app.lab.eval.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.samescene.app.lab.eval.report.PrecisionRecall.Point;

/**
 * A precision-recall curve as lines of SVG, in a square of {@value #SIDE} units with recall to the right and
 * precision up.
 *
 * @param polyline its points
 * @param x of the judge's threshold
 * @param y of the judge's threshold
 */
record CurveDrawing(PrecisionRecall curve, String polyline, double x, double y) {
    private static final double SIDE = 400;

    static CurveDrawing of(PrecisionRecall curve) {
        List<Point> points = curve.points();
        String polyline = points.stream()
                .map(p -> String.format(Locale.ROOT, "%.1f,%.1f", x(p), y(p)))
                .collect(Collectors.joining(" "));
        int right = (int) Math.round(curve.recall() * curve.related());
        double precision = right == 0 ? 1 : right / (double) (right + curve.wrong());
        String start = points.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f,%.1f ", 0.0, y(points.getFirst()));
        return new CurveDrawing(curve, start + polyline, curve.recall() * SIDE, (1 - precision) * SIDE);
    }

    private static double x(Point point) {
        return point.recall() * SIDE;
    }

    private static double y(Point point) {
        return (1 - point.precision()) * SIDE;
    }
}
