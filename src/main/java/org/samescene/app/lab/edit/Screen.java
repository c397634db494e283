package org.samescene.app.lab.edit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.samescene.app.picture.BufferedImages;

/** A photo as a telephone shows it, of which a screenshot is taken: upright, with bars above and below. */
final class Screen {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 1920;
    private static final int BAR = 200;
    private static final Color GROUND = new Color(0x101114);
    private static final Color INK = new Color(0xF1F3F4);

    private Screen() {}

    static EditedPicture showing(BufferedImage photo) {
        double scale = Math.min((double) WIDTH / photo.getWidth(), (double) (HEIGHT - 2 * BAR) / photo.getHeight());
        int width = Math.max(1, (int) Math.round(photo.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(photo.getHeight() * scale));
        int left = (WIDTH - width) / 2;
        int top = (HEIGHT - height) / 2;
        EditedPicture screen = Reframing.drawn(
                BufferedImages.scaled(photo, width, height),
                AffineTransform.getTranslateInstance(left, top),
                WIDTH,
                HEIGHT,
                GROUND);
        Graphics2D graphics = screen.picture().createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        paintBars(graphics);
        graphics.dispose();
        AffineTransform toOriginal = AffineTransform.getScaleInstance(
                (double) photo.getWidth() / width, (double) photo.getHeight() / height);
        toOriginal.translate(-left, -top);
        return EditedPicture.of(screen.picture(), toOriginal);
    }

    private static void paintBars(Graphics2D graphics) {
        Lettering.write(graphics, "12.45", 48, 24, 34, 0.9, INK);
        graphics.fill(new RoundRectangle2D.Double(WIDTH - 120, 24, 72, 34, 8, 8));
        Lettering.write(graphics, "12 MAY 2026", 140, 112, 44, 0.8, INK);
        graphics.setStroke(new BasicStroke(6));
        Path2D back = new Path2D.Double();
        back.moveTo(80, 108);
        back.lineTo(52, 134);
        back.lineTo(80, 160);
        graphics.draw(back);
        int middle = HEIGHT - BAR / 2;
        for (int i = 0; i < 4; i++) {
            double x = WIDTH * (2 * i + 1) / 8.0;
            graphics.draw(
                    i % 2 == 0
                            ? new Ellipse2D.Double(x - 28, middle - 48, 56, 56)
                            : new Rectangle2D.Double(x - 26, middle - 46, 52, 52));
        }
        graphics.fill(new RoundRectangle2D.Double(WIDTH / 2.0 - 160, HEIGHT - 28, 320, 10, 10, 10));
    }
}
