package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** How the windows of a house look; no two of them the same. */
record Opening(
        Form form,
        double width,
        double height,
        Color frame,
        Color trim,
        Color shutters,
        int panes,
        Bars bars,
        Hood hood) {
    enum Form {
        SQUARE,
        ROUND_ARCH,
        POINTED,
        SEGMENT,
        TWIN,
        ROSE
    }

    enum Bars {
        GRID,
        CROSS,
        LATTICE,
        UPRIGHT,
        FAN
    }

    Opening(Form form, double width, double height, Color frame, Color trim, int panes) {
        this(form, width, height, frame, trim, null, panes, Bars.GRID, Hood.NONE);
    }

    static Opening of(Dice dice, Form form, double width, double height) {
        Color trim = Ink.mix(dice.pale(), new Color(225, 218, 200), 0.6);
        Color shutters = form == Form.SQUARE && dice.chance(0.5) ? dice.strong() : null;
        return new Opening(
                form,
                width,
                height,
                dice.chance(0.5) ? new Color(240, 238, 228) : Ink.shade(dice.strong(), 0.6),
                trim,
                shutters,
                dice.whole(2, 3),
                dice.pick(Bars.values()),
                dice.pick(Hood.values()));
    }

    Shape outline(double x, double y, double grow) {
        double w = width / 2 + grow;
        double top = y - grow;
        double bottom = y + height + grow * 0.5;
        Path2D path = new Path2D.Double();
        switch (form) {
            case SQUARE -> path.append(new Rectangle2D.Double(x - w, top, 2 * w, bottom - top), false);
            case ROSE -> path.append(new Ellipse2D.Double(x - w, top, 2 * w, 2 * w), false);
            case ROUND_ARCH -> {
                path.moveTo(x - w, bottom);
                path.lineTo(x - w, top + w);
                path.curveTo(x - w, top + w * 0.45, x - w * 0.55, top, x, top);
                path.curveTo(x + w * 0.55, top, x + w, top + w * 0.45, x + w, top + w);
                path.lineTo(x + w, bottom);
                path.closePath();
            }
            case SEGMENT -> {
                path.moveTo(x - w, bottom);
                path.lineTo(x - w, top + w * 0.4);
                path.quadTo(x, top - w * 0.25, x + w, top + w * 0.4);
                path.lineTo(x + w, bottom);
                path.closePath();
            }
            case TWIN -> {
                Opening half = new Opening(Form.ROUND_ARCH, width * 0.43, height, frame, trim, 1);
                path.append(half.outline(x - width * 0.27, y, grow), false);
                path.append(half.outline(x + width * 0.27, y, grow), false);
            }
            case POINTED -> {
                path.moveTo(x - w, bottom);
                path.lineTo(x - w, top + w * 1.6);
                path.quadTo(x - w, top + w * 0.6, x, top);
                path.quadTo(x + w, top + w * 0.6, x + w, top + w * 1.6);
                path.lineTo(x + w, bottom);
                path.closePath();
            }
        }
        return path;
    }

    /** Paints one, x being its middle and y its top. */
    void paint(Graphics2D g, double x, double y, Dice dice) {
        double edge = 0.09 * Math.sqrt(width * height) + 0.06;
        g.setColor(Ink.alpha(Color.BLACK, 0.3));
        g.fill(outline(x + 0.1, y + 0.12, edge));
        g.setColor(dice.vary(trim, 0.05));
        g.fill(outline(x, y, edge));
        g.setStroke(new BasicStroke(0.035f));
        g.setColor(Ink.shade(trim, 0.6));
        g.draw(outline(x, y, edge));
        Shape glass = outline(x, y, 0);
        Shape clip = g.getClip();
        g.setPaint(new GradientPaint(
                0,
                (float) y,
                dice.vary(new Color(46, 58, 74), 0.07),
                0,
                (float) (y + height),
                dice.vary(new Color(104, 124, 140), 0.14)));
        g.fill(glass);
        g.clip(glass);
        inside(g, x, y, dice);
        bars(g, x, y, dice);
        g.setColor(Ink.alpha(Color.BLACK, 0.42));
        Area reveal = new Area(glass);
        reveal.subtract(new Area(outline(x + width * 0.07, y + 0.13, 0)));
        g.fill(reveal);
        g.setClip(clip);
        around(g, x, y, edge, dice);
    }

    private void inside(Graphics2D g, double x, double y, Dice dice) {
        double w = width / 2;
        switch (dice.whole(0, 5)) {
            case 0, 1 -> {
                g.setColor(Ink.alpha(dice.pale(), 0.9));
                double part = dice.between(0.2, 0.9);
                double tie = y + height * dice.between(0.5, 1);
                g.fill(Ink.polygon(x - w, y, x - w + w * part, y, x - w + 0.1, tie, x - w, y + height));
                g.fill(Ink.polygon(
                        x + w, y, x + w * (1 - dice.between(0.2, 0.9)), y, x + w - 0.1, tie, x + w, y + height));
            }
            case 2 -> {
                g.setColor(Ink.alpha(dice.pale(), 0.9));
                g.fill(new Rectangle2D.Double(x - w, y, width, height * dice.between(0.15, 0.75)));
            }
            case 3 -> {
                g.setColor(Ink.alpha(new Color(255, 214, 130), dice.between(0.5, 0.9)));
                g.fill(new Rectangle2D.Double(x - w, y, width, height));
                g.setColor(new Color(60, 44, 36));
                double px = x + dice.between(-0.6, 0.5) * w;
                g.fill(new Ellipse2D.Double(px - 0.15, y + height * 0.45, 0.3, 0.34));
                g.fill(new Ellipse2D.Double(px - 0.32, y + height * 0.45 + 0.3, 0.64, 1.2));
            }
            default -> {}
        }
        for (int i = dice.whole(1, 4); i > 0; i--) {
            double s = x + dice.between(-w, w);
            double b = dice.between(0.08, 0.5) * width;
            double lean = dice.between(-0.7, 0.7) * width;
            g.setColor(Ink.alpha(
                    dice.chance(0.5) ? new Color(200, 222, 240) : new Color(20, 28, 36), dice.between(0.2, 0.55)));
            g.fill(Ink.polygon(s, y, s + b, y, s + b + lean, y + height, s + lean, y + height * dice.between(0.6, 1)));
        }
    }

    private void bars(Graphics2D g, double x, double y, Dice dice) {
        g.setColor(dice.vary(frame, 0.04));
        g.setStroke(new BasicStroke((float) Math.max(0.06, width * 0.06)));
        if (form == Form.ROSE) {
            double r = width / 2;
            int petals = 8 + panes * 2;
            for (int i = 0; i < petals; i++) {
                double a = 2 * Math.PI * i / petals;
                double step = 0.8 * Math.PI / petals;
                g.setColor(dice.vary(dice.strong(), 0.1));
                g.fill(Ink.polygon(
                        x + Math.cos(a) * r * 0.34,
                        y + r + Math.sin(a) * r * 0.34,
                        x + Math.cos(a - step) * r * 0.9,
                        y + r + Math.sin(a - step) * r * 0.9,
                        x + Math.cos(a + step) * r * 0.9,
                        y + r + Math.sin(a + step) * r * 0.9));
                g.setColor(Ink.alpha(dice.pale(), 0.85));
                double cx = x + Math.cos(a) * r * 0.72;
                double cy = y + r + Math.sin(a) * r * 0.72;
                double s = r * dice.between(0.08, 0.12);
                g.fill(new Ellipse2D.Double(cx - s, cy - s, 2 * s, 2 * s));
                g.setColor(frame);
                g.draw(new Line2D.Double(
                        x, y + r, x + Math.cos(a + step * 1.25) * r, y + r + Math.sin(a + step * 1.25) * r));
            }
            g.draw(new Ellipse2D.Double(x - r * 0.3, y + r * 0.7, r * 0.6, r * 0.6));
            return;
        }
        double w = width / 2;
        switch (bars) {
            case GRID -> {
                upright(g, x, y, panes);
                for (double at = y + height; at > y; at -= width * dice.between(0.55, 0.6)) {
                    g.draw(new Line2D.Double(x - w, at, x + w, at));
                }
            }
            case CROSS -> {
                upright(g, x, y, 2);
                g.draw(new Line2D.Double(x - w, y + height * 0.36, x + w, y + height * 0.36));
            }
            case LATTICE -> {
                g.setStroke(new BasicStroke((float) Math.max(0.035, width * 0.035)));
                for (double at = -height; at < width; at += width * dice.between(0.26, 0.32)) {
                    g.draw(new Line2D.Double(x - w + at, y, x - w + at + height, y + height));
                    g.draw(new Line2D.Double(x + w - at, y, x + w - at - height, y + height));
                }
            }
            case UPRIGHT -> upright(g, x, y, panes + 2);
            case FAN -> {
                g.draw(new Line2D.Double(x - w, y + w, x + w, y + w));
                for (int i = 1; i < 6; i++) {
                    double a = Math.PI * i / 6;
                    g.draw(new Line2D.Double(x, y + w, x - Math.cos(a) * 2 * w, y + w - Math.sin(a) * 2 * w));
                }
                g.draw(new Line2D.Double(x, y + w, x, y + height));
            }
        }
        g.draw(outline(x, y, 0));
    }

    private void upright(Graphics2D g, double x, double y, int count) {
        for (int i = 1; i < count; i++) {
            double at = x - width / 2 + width * i / count;
            g.draw(new Line2D.Double(at, y, at, y + height));
        }
    }

    private void around(Graphics2D g, double x, double y, double edge, Dice dice) {
        double w = width / 2 + edge;
        double bottom = y + height;
        if (form == Form.ROSE) {
            return;
        }
        g.setColor(Ink.alpha(Color.BLACK, 0.3));
        g.fill(new Rectangle2D.Double(x - w, bottom + 0.2, 2 * w + 0.2, 0.16));
        g.setColor(Ink.shade(trim, 1.04));
        g.fill(new Rectangle2D.Double(x - w - 0.1, bottom, 2 * w + 0.2, 0.22));
        hood.paint(g, x, y - edge, w, trim, dice);
        if (shutters != null) {
            for (int side = -1; side <= 1; side += 2) {
                double open = dice.chance(0.25) ? dice.between(0.15, 0.35) : dice.between(0.46, 0.52);
                double sx = side < 0 ? x - w - open * width : x + w;
                Color c = dice.vary(shutters, 0.05);
                g.setColor(c);
                g.fill(new Rectangle2D.Double(sx, y, open * width, height));
                g.setColor(Ink.shade(c, 0.6));
                for (double slat = y + 0.12; slat < bottom - 0.05; slat += 0.17) {
                    g.fill(new Rectangle2D.Double(sx + 0.06, slat, open * width - 0.12, 0.06));
                }
            }
        }
        if (dice.chance(0.3) && form == Form.SQUARE) {
            for (int i = 0; i < width * 26; i++) {
                double s = dice.between(0.1, 0.24);
                g.setColor(i % 3 > 0 ? dice.vary(new Color(62, 110, 48), 0.1) : dice.strong());
                g.fill(new Ellipse2D.Double(x + dice.between(-w, w) - s / 2, bottom + dice.between(-0.25, 0.3), s, s));
            }
        }
    }
}
