package org.samescene.app.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
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
            Vec foot = camera.at().plus(new Vec(Math.sin(camera.yaw()) * spot.depth() + Math.cos(camera.yaw()) * across, -camera.at().y(),
                    Math.cos(camera.yaw()) * spot.depth() - Math.sin(camera.yaw()) * across));
            Point2D p = camera.project(foot);
            double scale = camera.scaleAt(foot);
            AffineTransform before = g.getTransform();
            g.translate(p.getX(), p.getY());
            g.scale(scale * (dice.chance(0.5) ? 1 : -1), scale);
            switch (spot.kind()) {
                case 0 -> person(g, dice);
                case 1 -> car(g, dice);
                case 2 -> tree(g, dice, 5 + dice.between(0, 4));
                default -> boat(g, dice);
            }
            g.setTransform(before);
        }
        g.dispose();
    }

    private static void person(Graphics2D g, Dice dice) {
        double tall = dice.between(1.5, 1.9);
        g.scale(tall / 1.75, tall / 1.75);
        shadow(g, 1.1);
        Color coat = Ink.mix(dice.chance(0.5) ? dice.strong() : dice.pale(), new Color(84, 84, 92), 0.3);
        Color legs = Ink.shade(dice.strong(), 0.45);
        double step = dice.between(0.04, 0.3);
        g.setColor(legs);
        g.fill(Ink.polygon(-0.17, -0.9, 0.02, -0.9, -step * 0.4, 0, -step * 0.4 - 0.2, 0));
        g.fill(Ink.polygon(-0.02, -0.9, 0.18, -0.9, step + 0.12, 0, step - 0.06, 0));
        g.setColor(coat);
        double hem = dice.between(-0.95, -0.55);
        g.fill(Ink.polygon(-0.24, -1.42, 0.24, -1.42, 0.25, hem, -0.26, hem));
        g.setStroke(new BasicStroke(0.13f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setColor(Ink.shade(coat, 0.75));
        g.draw(new Line2D.Double(-0.26, -1.36, -0.3 - dice.between(0, 0.15), -0.85));
        g.draw(new Line2D.Double(0.26, -1.36, 0.28 + dice.between(0, 0.3), -0.85 - dice.between(0, 0.4)));
        g.setColor(dice.vary(new Color(206, 158, 128), 0.14));
        g.fill(new Ellipse2D.Double(-0.12, -1.74, 0.25, 0.3));
        g.setColor(dice.vary(new Color(70, 50, 40), 0.15));
        g.fill(new Rectangle2D.Double(-0.14, -1.76, 0.28, dice.between(0.09, 0.18)));
        if (dice.chance(0.35)) {
            g.setColor(dice.strong());
            g.fill(new RoundRectangle2D.Double(dice.between(-0.5, 0.25), -1.2, 0.3, 0.42, 0.1, 0.1));
        }
        if (dice.chance(0.12)) {
            g.setColor(dice.strong());
            g.fill(Ink.polygon(-0.75, -1.75, -0.3, -2.15, 0.3, -2.15, 0.75, -1.75));
        }
    }

    private static void car(Graphics2D g, Dice dice) {
        shadow(g, 4.6);
        Color paint = dice.chance(0.3) ? dice.pale() : dice.strong();
        double roof = dice.between(1.4, 1.7);
        g.setColor(paint);
        g.fill(new RoundRectangle2D.Double(-2.1, -0.98, 4.2, 0.72, 0.4, 0.4));
        g.fill(Ink.polygon(-1.5, -0.9, -0.95, -roof, 0.6, -roof, 1.25, -0.9));
        g.setColor(new Color(48, 60, 72));
        g.fill(Ink.polygon(-1.3, -0.94, -0.86, -roof + 0.1, -0.22, -roof + 0.1, -0.22, -0.94));
        g.fill(Ink.polygon(-0.1, -0.94, -0.1, -roof + 0.1, 0.53, -roof + 0.1, 1.03, -0.94));
        g.setColor(Ink.shade(paint, 0.6));
        g.fill(new Rectangle2D.Double(-2.1, -0.48, 4.2, 0.1));
        for (double wheel : new double[] {-1.3, 1.3}) {
            g.setColor(new Color(26, 26, 28));
            g.fill(new Ellipse2D.Double(wheel - 0.36, -0.7, 0.72, 0.72));
            g.setColor(new Color(176, 178, 182));
            g.fill(new Ellipse2D.Double(wheel - 0.19, -0.53, 0.38, 0.38));
        }
        g.setColor(new Color(250, 240, 190));
        g.fill(new Ellipse2D.Double(1.85, -0.86, 0.24, 0.2));
    }

    /** A leafy tree of that height in metres, its foot at 0. */
    static void tree(Graphics2D g, Dice dice, double tall) {
        shadow(g, tall * 0.4);
        Color bark = dice.vary(new Color(84, 64, 48), 0.06);
        g.setColor(bark);
        double w = tall * 0.035;
        g.fill(Ink.polygon(-w, 0, -w * 0.5, -tall * 0.6, w * 0.5, -tall * 0.6, w, 0));
        Color leaf = dice.pick(new Color(66, 108, 46), new Color(92, 120, 44), new Color(52, 92, 58), new Color(168, 120, 40));
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
        g.setColor(hull);
        g.fill(Ink.polygon(-l, -0.9, l, -1.05, l * 0.75, 0.1, -l * 0.8, 0.1));
        g.setColor(new Color(238, 234, 222));
        g.fill(Ink.polygon(-l, -0.9, l, -1.05, l * 0.96, -0.8, -l * 0.96, -0.68));
        g.setColor(new Color(96, 72, 52));
        double mast = dice.between(3, 5);
        g.fill(new Rectangle2D.Double(-0.06, -mast, 0.12, mast - 0.9));
        g.setColor(dice.chance(0.6) ? new Color(240, 236, 226) : dice.pale());
        g.fill(Ink.polygon(0.12, -mast + 0.2, 0.12, -1.4, l * 0.9, -1.5));
        g.setColor(dice.pale());
        g.fill(Ink.polygon(-0.12, -mast + 0.6, -0.12, -1.5, -l * 0.7, -1.5));
        g.setColor(Ink.alpha(new Color(20, 30, 40), 0.25));
        g.fill(new Rectangle2D.Double(-l * 0.8, 0.1, l * 1.55, 0.35));
    }

    private static void shadow(Graphics2D g, double w) {
        g.setColor(Ink.alpha(Color.BLACK, 0.32));
        g.fill(new Ellipse2D.Double(-w * 0.4, -0.1, w, 0.22));
    }
}
