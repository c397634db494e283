package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Who and what stands before the place in one photograph, and in no other.
 *
 * @param near how far from the camera the nearest is, in metres
 */
record Crowd(int people, int cars, int trees, int boats, double near, double far) {
    static final Crowd NOBODY = new Crowd(0, 0, 0, 0, 1, 2);

    private record Spot(double depth, double side, int kind) {}

    void draw(Frame frame, Camera camera, Light light, Dice dice) {
        Graphics2D g = frame.image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        List<Spot> spots = new ArrayList<>();
        int[] counts = {people, cars, trees, boats};
        for (int kind = 0; kind < counts.length; kind++) {
            for (int i = 0; i < counts[kind]; i++) {
                double edge = kind == 2 ? dice.pick(-1, 1) * dice.between(0.36, 0.5) : dice.between(-0.5, 0.5);
                spots.add(new Spot(near + (far - near) * Math.pow(dice.between(0, 1), 1.2), edge, kind));
            }
        }
        spots.sort(Comparator.comparingDouble(Spot::depth).reversed());
        for (Spot spot : spots) {
            double across = spot.side() * spot.depth() / camera.focal();
            Vec foot = camera.at()
                    .plus(new Vec(
                            Math.sin(camera.yaw()) * spot.depth() + Math.cos(camera.yaw()) * across,
                            -camera.at().y(),
                            Math.cos(camera.yaw()) * spot.depth() - Math.sin(camera.yaw()) * across));
            Point2D p = camera.project(foot);
            double scale = camera.scaleAt(foot);
            AffineTransform before = g.getTransform();
            g.translate(p.getX(), p.getY());
            g.scale(scale * (dice.chance(0.5) ? 1 : -1), scale);
            switch (spot.kind()) {
                case 0 -> dice.pick(Figure.values()).draw(g, dice);
                case 1 -> car(g, dice);
                case 2 -> {
                    if (dice.chance(0.3)) {
                        tree(g, dice, dice.between(5, 9));
                    } else {
                        dice.pick(Grove.values()).paint(g, dice.between(5, 9), dice);
                    }
                }
                default -> boat(g, dice);
            }
            g.setTransform(before);
        }
        g.dispose();
    }

    private static void car(Graphics2D g, Dice dice) {
        Color paint = dice.chance(0.3) ? dice.pale() : dice.strong();
        double l = dice.between(1.5, 2.2);
        double roof = dice.between(1.35, 1.6);
        double belt = dice.between(0.84, 0.98);
        shadow(g, 2.2 * l);
        g.setColor(paint);
        switch (dice.whole(0, 2)) {
            case 0 -> {
                g.fill(new RoundRectangle2D.Double(-l, -belt, 2 * l, belt - 0.26, 0.4, 0.4));
                g.fill(Ink.polygon(-l * 0.72, -belt, -l * 0.45, -roof, l * 0.28, -roof, l * 0.6, -belt));
                pane(g, -l * 0.6, -l * 0.4, -0.08, -0.08, belt, roof);
                pane(g, 0.02, 0.02, l * 0.25, l * 0.5, belt, roof);
            }
            case 1 -> {
                g.fill(Ink.polygon(-l, -0.26, -l, -2.1, l * 0.62, -2.1, l * 0.86, -1.1, l, -0.9, l, -0.26));
                pane(g, l * 0.3, l * 0.3, l * 0.58, l * 0.78, 1.15, 1.95);
                g.setColor(dice.pale());
                g.fill(new Rectangle2D.Double(-l * 0.8, -1.5, l * 0.9, dice.between(0.2, 0.5)));
            }
            default -> {
                g.fill(new Arc2D.Double(-l * 0.8, -roof * 1.1, l * 1.6, roof * 1.7, 0, 180, Arc2D.CHORD));
                g.fill(new RoundRectangle2D.Double(-l, -belt * 0.8, 2 * l, belt * 0.8 - 0.24, 0.6, 0.6));
                pane(g, -l * 0.5, -l * 0.36, -0.06, -0.06, 0.8, roof * 0.95);
                pane(g, 0.06, 0.06, l * 0.36, l * 0.5, 0.8, roof * 0.95);
            }
        }
        double tyre = dice.between(0.3, 0.38);
        for (double wheel : new double[] {-l * 0.62, l * dice.between(0.58, 0.68)}) {
            g.setColor(new Color(26, 26, 28));
            g.fill(new Ellipse2D.Double(wheel - tyre, -2 * tyre, 2 * tyre, 2 * tyre));
            g.setColor(new Color(176, 178, 182));
            g.fill(new Ellipse2D.Double(wheel - tyre / 2, -1.5 * tyre, tyre, tyre));
        }
        g.setColor(new Color(250, 240, 190));
        g.fill(new Ellipse2D.Double(l - 0.25, -0.82, 0.24, 0.2));
    }

    private static void pane(
            Graphics2D g, double left, double topLeft, double topRight, double right, double low, double high) {
        g.setColor(new Color(48, 60, 72));
        g.fill(Ink.polygon(left, -low, topLeft, -high + 0.1, topRight, -high + 0.1, right, -low));
    }

    /** A leafy tree of that height in metres, its foot at 0. */
    static void tree(Graphics2D g, Dice dice, double tall) {
        shadow(g, tall * 0.4);
        Color bark = dice.vary(new Color(84, 64, 48), 0.06);
        g.setColor(bark);
        double w = tall * 0.035;
        g.fill(Ink.polygon(-w, 0, -w * 0.5, -tall * 0.6, w * 0.5, -tall * 0.6, w, 0));
        Color leaf = dice.pick(
                new Color(66, 108, 46), new Color(92, 120, 44), new Color(52, 92, 58), new Color(168, 120, 40));
        for (int i = 0; i < 700; i++) {
            double a = dice.between(0, 6.283);
            double r = Math.sqrt(dice.between(0, 1));
            double x = Math.cos(a) * r * tall * 0.3;
            double y = -tall * 0.68 + Math.sin(a) * r * tall * 0.32;
            double s = tall * dice.between(0.012, 0.042);
            double lit = 0.85 + 0.35 * (-Math.sin(a) * r) + 0.15 * (i / 700.0);
            g.setColor(dice.vary(Ink.shade(leaf, lit), 0.09));
            g.fill(new Ellipse2D.Double(x - s, y - s * 0.7, 2 * s, 1.4 * s));
        }
    }

    private static void boat(Graphics2D g, Dice dice) {
        Color hull = dice.strong();
        double l = dice.between(1.6, 2.8);
        double board = dice.between(0.7, 1.1);
        g.setColor(hull);
        g.fill(Ink.polygon(
                -l, -board, l, -board * dice.between(1, 1.3), l * dice.between(0.65, 0.85), 0.1, -l * 0.8, 0.1));
        g.setColor(dice.pick(new Color(238, 234, 222), Ink.shade(hull, 0.5)));
        g.fill(Ink.polygon(-l, -board, l, -board, l * 0.96, -board * 0.75, -l * 0.96, -board * 0.7));
        double mast = dice.between(3, 5.2);
        Color cloth = dice.chance(0.5) ? new Color(240, 236, 226) : dice.pale();
        g.setColor(new Color(96, 72, 52));
        switch (dice.whole(0, 3)) {
            case 0 -> {
                g.fill(new Rectangle2D.Double(-0.06, -mast, 0.12, mast - 0.9));
                g.setColor(cloth);
                g.fill(Ink.polygon(0.12, -mast + 0.2, 0.12, -1.4, l * 0.9, -1.5));
                g.setColor(dice.pale());
                g.fill(Ink.polygon(-0.12, -mast + 0.6, -0.12, -1.5, -l * 0.7, -1.5));
            }
            case 1 -> {
                g.fill(new Rectangle2D.Double(l * 0.3, -mast, 0.12, mast - 0.9));
                g.setColor(cloth);
                g.fill(Ink.polygon(l * 0.25, -mast * 0.8, l * 0.25, -1.3, -l * 0.8, -1.4, -l * 0.55, -mast * 0.96));
                g.setColor(Ink.shade(cloth, 0.7));
                g.fill(new Rectangle2D.Double(-l * 0.5, -2.2, l * 0.7, 0.1));
            }
            case 2 -> {
                g.setColor(cloth);
                g.fill(new Rectangle2D.Double(-l * 0.5, -2.1, l * 0.9, 1.15));
                g.setColor(new Color(44, 56, 68));
                g.fill(new Rectangle2D.Double(-l * 0.4, -1.9, l * 0.25, 0.45));
                g.fill(new Rectangle2D.Double(0.05, -1.9, l * 0.25, 0.45));
                g.setColor(dice.strong());
                g.fill(Ink.polygon(-l * 0.3, -2.1, -l * 0.26, -3, -l * 0.02, -3, l * 0.02, -2.1));
            }
            default -> {
                g.setColor(dice.strong());
                g.fill(Ink.polygon(-0.5, -1.9, 0.1, -1.9, 0.2, -0.9, -0.6, -0.9));
                g.setColor(new Color(206, 158, 128));
                g.fill(new Ellipse2D.Double(-0.35, -2.3, 0.34, 0.4));
                g.setColor(new Color(150, 116, 80));
                g.setStroke(new BasicStroke(0.1f));
                g.draw(new Line2D.Double(-0.2, -1.4, l * 1.2, 0));
            }
        }
        g.setColor(Ink.alpha(new Color(20, 30, 40), 0.25));
        g.fill(new Rectangle2D.Double(-l * 0.8, 0.1, l * 1.55, 0.35));
    }

    static void shadow(Graphics2D g, double w) {
        g.setColor(Ink.alpha(Color.BLACK, 0.32));
        g.fill(new Ellipse2D.Double(-w * 0.4, -0.1, w, 0.22));
    }
}
