package org.samescene.app.lab.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.samescene.app.lab.edit.Lettering;

/** What people put over a photo; each with its own words and sign, elsewhere and of another size. */
enum Mark {
    BANNER,
    POSTMARK,
    WATERMARK;

    void paint(Graphics2D g, double w, double h, Dice dice) {
        switch (this) {
            case BANNER -> banner(g, w, h, dice);
            case POSTMARK -> postmark(g, w, h, dice);
            case WATERMARK -> watermark(g, w, h, dice);
        }
    }

    /** A strip across the lower part, and a crooked label in the upper right corner. */
    private static void banner(Graphics2D g, double w, double h, Dice dice) {
        double y = h * dice.between(0.76, 0.84);
        g.setColor(Ink.alpha(new Color(30, 60, 120), 0.75));
        g.fill(new Rectangle2D.Double(0, y, w, h * 0.1));
        Lettering.fit(
                g,
                Names.word(dice) + " " + Names.word(dice) + " 20" + dice.whole(10, 29),
                w / 2,
                y + h * 0.025,
                w * 0.7,
                h * 0.05,
                Color.WHITE);
        double s = w * 0.12;
        g.setColor(Ink.alpha(new Color(246, 216, 110), 0.85));
        g.fill(Ink.polygon(w - s * 1.2, s * 0.2, w - s * 0.2, s * 0.3, w - s * 0.3, s * 1.2, w - s * 1.3, s));
        Lettering.fit(g, Names.word(dice), w - s * 0.75, s * 0.5, s * 0.8, s * 0.3, new Color(40, 40, 60));
    }

    /** Rings, waves and a name in the upper left corner, as if stamped. */
    private static void postmark(Graphics2D g, double w, double h, Dice dice) {
        double r = h * 0.13;
        AffineTransform before = g.getTransform();
        g.translate(w * 0.17, h * 0.24);
        g.rotate(-0.22);
        g.setColor(Ink.alpha(new Color(120, 24, 34), 0.8));
        g.setStroke(new BasicStroke((float) (h * 0.008)));
        g.draw(new Ellipse2D.Double(-r, -r, 2 * r, 2 * r));
        g.draw(new Ellipse2D.Double(-r * 0.84, -r * 0.84, 1.68 * r, 1.68 * r));
        for (int i = -2; i <= 2; i++) {
            for (int k = 0; k < 4; k++) {
                g.draw(new Arc2D.Double(
                        r * (1.1 + k * 0.5),
                        i * r * 0.32 - r * 0.1,
                        r * 0.5,
                        r * 0.24,
                        0,
                        k % 2 == 0 ? 180 : -180,
                        Arc2D.OPEN));
            }
        }
        Lettering.fit(g, Names.word(dice), 0, -r * 0.3, r * 1.4, r * 0.34, g.getColor());
        Lettering.fit(g, dice.whole(1, 28) + "." + dice.whole(1, 12) + ".", 0, r * 0.25, r, r * 0.26, g.getColor());
        g.setTransform(before);
    }

    /** Large pale words from corner to corner, and a star below. */
    private static void watermark(Graphics2D g, double w, double h, Dice dice) {
        AffineTransform before = g.getTransform();
        g.translate(w * 0.56, h * 0.42);
        g.rotate(-0.46);
        Lettering.fit(
                g,
                Names.word(dice) + "-" + Names.word(dice),
                0,
                -h * 0.09,
                w * 0.66,
                h * 0.16,
                Ink.alpha(Color.WHITE, 0.42));
        g.setTransform(before);
        Path2D star = new Path2D.Double();
        for (int i = 0; i < 14; i++) {
            double r = h * (i % 2 == 0 ? 0.075 : 0.032);
            double a = Math.PI * i / 7;
            if (i == 0) {
                star.moveTo(w * 0.09 + r, h * 0.86);
            } else {
                star.lineTo(w * 0.09 + Math.cos(a) * r, h * 0.86 + Math.sin(a) * r);
            }
        }
        star.closePath();
        g.setColor(Ink.alpha(new Color(255, 246, 200), 0.6));
        g.fill(star);
    }
}
