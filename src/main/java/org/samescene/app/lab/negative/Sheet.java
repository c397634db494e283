package org.samescene.app.lab.negative;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.samescene.app.lab.edit.Lettering;

/** A picture that is being drawn. */
final class Sheet {
    private static final String LETTERS = "ETAOINSHRDLUCMWFGYPBVK";

    final BufferedImage picture;
    final Graphics2D graphics;

    Sheet(int width, int height, Color ground) {
        picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        fill(0, 0, width, height, ground);
    }

    Sheet fill(double x, double y, double width, double height, Color colour) {
        graphics.setColor(colour);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
        return this;
    }

    Sheet write(String text, double x, double y, double height, Color colour) {
        Lettering.write(graphics, text, x, y, height, 0.9, colour);
        return this;
    }

    static String word(Random random) {
        StringBuilder word = new StringBuilder();
        int length = 2 + random.nextInt(8);
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt((int) (LETTERS.length() * random.nextDouble() * random.nextDouble())));
        }
        return word.toString();
    }

    /** Words, as many as fit. */
    static String line(Random random, double width, double height) {
        String line = word(random);
        while (true) {
            String longer = line + " " + word(random);
            if (Lettering.width(longer, height) > width) {
                return line;
            }
            line = longer;
        }
    }

    /** A number of so many digits. */
    static String number(Random random, int digits) {
        StringBuilder number = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            number.append(random.nextInt(10));
        }
        return number.toString();
    }

    BufferedImage done() {
        graphics.dispose();
        return picture;
    }
}
