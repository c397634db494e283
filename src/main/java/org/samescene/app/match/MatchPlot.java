package org.samescene.app.match;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.samescene.app.picture.BufferedImages;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.Agreement;

/**
 * Two pictures side by side at one height, with lines between the features that agree. The hue of a line
 * depends on its place in A, so that lines which belong together look alike and a wrong one stands out.
 */
final class MatchPlot {
    private static final int HEIGHT = 720;
    /** A picture wider than this many times its height is drawn less high. */
    private static final double MAX_ASPECT = 2.2;

    private static final int GAP = 12;
    private static final int MARGIN = 16;
    private static final int CAPTION = 56;
    private static final Color GROUND = new Color(0x16181D);
    private static final Color TEXT = new Color(0xE8EAED);
    private static final Color FAINT_TEXT = new Color(0x9AA0A6);
    private static final Color OUTLINE = new Color(0, 0, 0, 110);
    /** From this many lines on they are drawn thinner and more transparent. */
    private static final int MANY_LINES = 120;

    private MatchPlot() {}

    /** A picture, and the features in its pixels. */
    record Side(BufferedImage picture, LocalFeatures features) {}

    /** @param verdict what to say about the pair */
    static BufferedImage of(Side first, Side second, Agreement agreement, String verdict) {
        BufferedImage a = first.picture;
        BufferedImage b = second.picture;
        LocalFeatures featuresA = first.features;
        LocalFeatures featuresB = second.features;
        double height = Math.min(HEIGHT, HEIGHT * MAX_ASPECT / Math.max(aspect(a), aspect(b)));
        AffineTransform placeA = placing(a, height, MARGIN);
        double rightOfA =
                placeA.transform(new Point2D.Double(a.getWidth(), 0), null).getX();
        AffineTransform placeB = placing(b, height, rightOfA + GAP);
        double rightOfB =
                placeB.transform(new Point2D.Double(b.getWidth(), 0), null).getX();
        BufferedImage plot = new BufferedImage(
                (int) Math.ceil(rightOfB + MARGIN),
                (int) Math.ceil(MARGIN + height + CAPTION),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = plot.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
            graphics.setColor(GROUND);
            graphics.fillRect(0, 0, plot.getWidth(), plot.getHeight());
            drawPicture(graphics, a, placeA);
            drawPicture(graphics, b, placeB);
            // the farthest descriptors first, so that the best lines are on top
            for (int k = agreement.inlierCount() - 1; k >= 0; k--) {
                int i = agreement.inlierA(k);
                int j = agreement.inlierB(k);
                drawMatch(
                        graphics,
                        placeA.transform(new Point2D.Double(featuresA.x(i), featuresA.y(i)), null),
                        placeB.transform(new Point2D.Double(featuresB.x(j), featuresB.y(j)), null),
                        hue(featuresA.x(i) / a.getWidth(), featuresA.y(i) / a.getHeight()),
                        agreement.inlierCount() > MANY_LINES);
            }
            drawCaption(graphics, agreement, verdict, plot.getHeight() - CAPTION);
        } finally {
            graphics.dispose();
        }
        return plot;
    }

    private static double aspect(BufferedImage picture) {
        return (double) picture.getWidth() / picture.getHeight();
    }

    private static AffineTransform placing(BufferedImage picture, double height, double left) {
        double scale = height / picture.getHeight();
        return new AffineTransform(scale, 0, 0, scale, left, MARGIN);
    }

    private static void drawPicture(Graphics2D graphics, BufferedImage picture, AffineTransform place) {
        BufferedImage smaller = picture;
        if (place.getScaleX() < 0.5) {
            smaller = BufferedImages.scaled(picture, (int) Math.ceil(picture.getWidth() * place.getScaleX()), (int)
                    Math.ceil(picture.getHeight() * place.getScaleY()));
        }
        AffineTransform rest = new AffineTransform(place);
        rest.scale(
                (double) picture.getWidth() / smaller.getWidth(), (double) picture.getHeight() / smaller.getHeight());
        graphics.drawImage(smaller, rest, null);
        Point2D end = place.transform(new Point2D.Double(picture.getWidth(), picture.getHeight()), null);
        graphics.setColor(new Color(255, 255, 255, 40));
        graphics.draw(new Rectangle2D.Double(
                place.getTranslateX(), MARGIN, end.getX() - place.getTranslateX(), end.getY() - MARGIN));
    }

    private static Color hue(double x, double y) {
        return Color.getHSBColor((float) (0.75 * x + 0.2 * y), 0.72f, 1f);
    }

    private static void drawMatch(Graphics2D graphics, Point2D from, Point2D to, Color color, boolean many) {
        float width = many ? 0.9f : 1.5f;
        double radius = many ? 3 : 4.5;
        Line2D line = new Line2D.Double(from, to);
        if (!many) {
            graphics.setColor(OUTLINE);
            graphics.setStroke(new BasicStroke(width + 1.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(line);
        }
        graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), many ? 110 : 205));
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(line);
        drawEnd(graphics, from, radius, color);
        drawEnd(graphics, to, radius, color);
    }

    private static void drawEnd(Graphics2D graphics, Point2D at, double radius, Color color) {
        Ellipse2D circle = new Ellipse2D.Double(at.getX() - radius, at.getY() - radius, 2 * radius, 2 * radius);
        graphics.setColor(OUTLINE);
        graphics.setStroke(new BasicStroke(3f));
        graphics.draw(circle);
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1.6f));
        graphics.draw(circle);
    }

    private static void drawCaption(Graphics2D graphics, Agreement agreement, String verdict, int top) {
        int baseline = top + CAPTION / 2 + 7;
        graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 19));
        graphics.setColor(TEXT);
        graphics.drawString(verdict, MARGIN, baseline);
        int next = MARGIN + graphics.getFontMetrics().stringWidth(verdict) + 22;
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 17));
        graphics.setColor(FAINT_TEXT);
        graphics.drawString(agreement.inlierCount() + " of " + agreement.putative() + " matches agree", next, baseline);
    }
}
