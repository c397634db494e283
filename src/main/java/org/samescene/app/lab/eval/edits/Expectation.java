package org.samescene.app.lab.eval.edits;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import org.samescene.app.json.Json;
import org.samescene.verdict.Verdict;

/**
 * What is right to say of an edited picture and its original, from how it was made alone. So a photo turned
 * by 5° or more on a canvas that grew with it contains the original, for more than a tenth of the canvas is
 * new; turned by 1° it is of the same frame.
 *
 * @param rotationDegrees by how much the edited picture is to be turned to lie on the original, clockwise,
 *     after a mirroring left to right
 */
record Expectation(Verdict.Frame frame, double rotationDegrees, boolean mirrored) {
    /**
     * From this share of a picture on, "all of it" is shown: what {@code Thresholds.sameFrameCoverage}
     * promises to users.
     */
    static final double WHOLE = 0.9;

    /** How far a rotation may be off. */
    static final double ROTATION_TOLERANCE_DEGREES = 3;

    /** @param toOriginal pixels of the edited picture to pixels of the original */
    static Expectation of(int width, int height, AffineTransform toOriginal, int originalWidth, int originalHeight) {
        Shape edited = toOriginal.createTransformedShape(new Rectangle2D.Double(0, 0, width, height));
        Area common = new Area(edited);
        common.intersect(new Area(new Rectangle2D.Double(0, 0, originalWidth, originalHeight)));
        double area = area(common);
        boolean allOfEdited = area / area(edited) >= WHOLE;
        boolean allOfOriginal = area / ((double) originalWidth * originalHeight) >= WHOLE;
        boolean mirrored = toOriginal.getDeterminant() < 0;
        AffineTransform turn = new AffineTransform(toOriginal);
        if (mirrored) {
            turn.scale(-1, 1);
        }
        // the rotation nearest to the linear part
        double radians = Math.atan2(turn.getShearY() - turn.getShearX(), turn.getScaleX() + turn.getScaleY());
        return new Expectation(frame(allOfEdited, allOfOriginal), Math.toDegrees(radians), mirrored);
    }

    private static Verdict.Frame frame(boolean allOfEdited, boolean allOfOriginal) {
        if (allOfEdited) {
            return allOfOriginal ? Verdict.Frame.SAME_FRAME : Verdict.Frame.CROP_OF;
        }
        return allOfOriginal ? Verdict.Frame.CONTAINS : Verdict.Frame.OVERLAPS;
    }

    /** Of a shape of straight lines, by the shoelace formula. */
    private static double area(Shape polygons) {
        double twice = 0;
        double[] from = new double[6];
        double[] to = new double[6];
        double[] start = new double[6];
        for (PathIterator path = polygons.getPathIterator(null); !path.isDone(); path.next()) {
            switch (path.currentSegment(to)) {
                case PathIterator.SEG_MOVETO -> start = to.clone();
                case PathIterator.SEG_LINETO -> twice += from[0] * to[1] - to[0] * from[1];
                case PathIterator.SEG_CLOSE -> twice += from[0] * start[1] - start[0] * from[1];
                default -> throw new IllegalArgumentException("a shape with curves");
            }
            from = to.clone();
        }
        return Math.abs(twice) / 2;
    }

    boolean agreesWith(Verdict.Frame saidFrame, double saidDegrees, boolean saidMirrored) {
        double off = Math.abs(Math.IEEEremainder(saidDegrees - rotationDegrees, 360));
        return saidFrame == frame && saidMirrored == mirrored && off <= ROTATION_TOLERANCE_DEGREES;
    }

    /** For people, such as "crop-of" or "same-frame, turned by 90°, mirrored". */
    @Override
    public String toString() {
        return words(frame, rotationDegrees, mirrored);
    }

    static String words(Verdict.Frame frame, double rotationDegrees, boolean mirrored) {
        return Json.name(frame)
                + (Math.abs(rotationDegrees) < 0.5 ? "" : ", turned by %.0f°".formatted(rotationDegrees))
                + (mirrored ? ", mirrored" : "");
    }
}
