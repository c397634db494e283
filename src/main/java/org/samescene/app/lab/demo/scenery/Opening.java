package org.samescene.app.lab.demo.scenery;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/**
 * The windows of a house. They are alike in form, and no two are the same: curtains, blinds, reflections.
 *
 * @param width in metres, as the height
 * @param bars of the sash
 * @param trim the stone around it
 */
record Opening(Form form, double width, double height, Color bars, Color trim) {
    /** The upper end: how far below the top the arch begins, in half widths, and how steep it rises there. */
    enum Form {
        SQUARE(0, 0),
        ROUND(1, 0.05),
        POINTED(1.7, 0.4),
        ROSE(1, 1);

        private final double rise;
        private final double shoulder;

        Form(double rise, double shoulder) {
            this.rise = rise;
            this.shoulder = shoulder;
        }
    }

    Shape outline(double middle, double top, double grow) {
        double w = width / 2 + grow;
        double y = top - grow;
        if (form == Form.ROSE) {
            return new Ellipse2D.Double(middle - w, y, 2 * w, 2 * w);
        }
        double low = top + height + grow / 2;
        double spring = y + form.rise * w;
        double control = y + form.rise * form.shoulder * w;
        Path2D path = new Path2D.Double();
        path.moveTo(middle - w, low);
        path.lineTo(middle - w, spring);
        path.quadTo(middle - w, control, middle, y);
        path.quadTo(middle + w, control, middle + w, spring);
        path.lineTo(middle + w, low);
        path.closePath();
        return path;
    }

    void paint(Sheet sheet, double middle, double top, Dice dice) {
        double edge = 0.09 * Math.sqrt(width * height) + 0.05;
        sheet.fill(Ink.alpha(Color.BLACK, 0.3), outline(middle + 0.1, top + 0.1, edge));
        sheet.fill(dice.vary(trim, 0.06), outline(middle, top, edge));
        double left = middle - width / 2;
        Shape glass = outline(middle, top, 0);
        sheet.fill(dice.vary(new Color(62, 76, 92), 0.1), glass);
        sheet.within(glass, () -> {
            inside(sheet, left, top, dice);
            if (form == Form.ROSE) {
                petals(sheet, middle, top + width / 2, dice);
            } else {
                sash(sheet, left, top, dice);
            }
        });
        if (form != Form.ROSE) {
            sheet.rect(dice.vary(trim, 0.06), left - 0.2, top + height, width + 0.4, 0.16);
        }
    }

    /** A curtain or blind, and what the panes reflect. */
    private void inside(Sheet sheet, double left, double top, Dice dice) {
        double cloth = dice.between(0.2, 1) * width;
        double x = dice.pick(left, left + width - cloth);
        sheet.rect(Ink.alpha(dice.pale(), 0.8), x, top, cloth, height * dice.between(0, 1));
        for (int i = dice.whole(1, 4); i > 0; i--) {
            double from = left + dice.between(0, width);
            double lean = dice.between(-0.7, 0.7) * width;
            Color gleam = Ink.alpha(dice.pick(new Color(200, 222, 240), new Color(20, 28, 36)), dice.between(0.2, 0.5));
            sheet.line(gleam, dice.between(0.1, 0.5) * width, from, top, from + lean, top + height);
        }
    }

    private void sash(Sheet sheet, double left, double top, Dice dice) {
        Color paint = dice.vary(bars, 0.05);
        double pane = width / (1 + Math.ceil(width));
        for (double x = left + pane; x < left + width - 0.1; x += pane) {
            sheet.line(paint, 0.07, x, top, x, top + height);
        }
        for (double y = top + dice.between(0.6, 0.8); y < top + height; y += 0.75) {
            sheet.line(paint, 0.07, left, y, left + width, y);
        }
    }

    /** The tracery and coloured glass of a rose window. */
    private void petals(Sheet sheet, double x, double y, Dice dice) {
        for (int ring = 0; ring < 3; ring++) {
            double far = width * (0.44 - 0.13 * ring);
            int count = 16 - 4 * ring;
            for (int i = 0; i < count; i++) {
                double a = 2 * Math.PI * i / count;
                double s = far * 2.5 / count;
                sheet.oval(bars, x + Math.cos(a) * far - s * 1.25, y + Math.sin(a) * far - s * 1.25, 2.5 * s, 2.5 * s);
                sheet.oval(dice.strong(), x + Math.cos(a) * far - s, y + Math.sin(a) * far - s, 2 * s, 2 * s);
            }
        }
    }
}
