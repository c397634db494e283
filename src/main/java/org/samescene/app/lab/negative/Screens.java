package org.samescene.app.lab.negative;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Screens of one app that show other things. */
final class Screens {
    private static final Color INK = new Color(0x202124);
    private static final Color LIGHT = new Color(0xF1F3F4);

    private Screens() {}

    static Negative.Pair chat(Negative.Seed seed) {
        return new Negative.Pair(chat(seed.ofBoth(), seed.of(0)), chat(seed.ofBoth(), seed.of(1)));
    }

    private static BufferedImage chat(Random shared, Random own) {
        Color house = Color.getHSBColor(shared.nextFloat(), 0.7f, 0.5f);
        Sheet sheet = new Sheet(720, 1440, new Color(0xECE5DD));
        bars(sheet, 720, 1440, house, shared);
        sheet.write(Sheet.line(own, 260, 26), 150, 70, 26, Color.WHITE);
        int y = 160;
        while (y < 1220) {
            boolean mine = own.nextBoolean();
            int lines = 1 + own.nextInt(3);
            int width = 200 + own.nextInt(300);
            int height = 30 + 36 * lines;
            int x = mine ? 700 - width : 20;
            sheet.graphics.setColor(mine ? new Color(0xDCF8C6) : Color.WHITE);
            sheet.graphics.fill(new RoundRectangle2D.Double(x, y, width, height, 20, 20));
            for (int i = 0; i < lines; i++) {
                sheet.write(Sheet.line(own, width - 40, 20), x + 20, y + 18 + 36 * i, 20, INK);
            }
            y += height + 14;
        }
        return sheet.done();
    }

    private static void bars(Sheet sheet, int width, int height, Color house, Random shared) {
        sheet.fill(0, 0, width, 130, house)
                .write("12.45", 30, 14, 22, Color.WHITE)
                .fill(width - 90, 14, 50, 22, Color.WHITE)
                .fill(0, height - 120, width, 120, LIGHT)
                .write(Sheet.line(shared, 300, 22), 110, height - 76, 22, Color.GRAY);
        sheet.graphics.setColor(new Color(0xBBBBBB));
        sheet.graphics.fill(new Ellipse2D.Double(60, 50, 66, 66));
        sheet.graphics.setColor(house);
        sheet.graphics.fill(new Ellipse2D.Double(width - 100, height - 100, 76, 76));
        sheet.graphics.draw(new Ellipse2D.Double(30, height - 90, 50, 50));
    }

    static Negative.Pair gallery(Negative.Seed seed, Negative.Photos photos) {
        return new Negative.Pair(gallery(seed.ofBoth(), photos.first()), gallery(seed.ofBoth(), photos.second()));
    }

    private static BufferedImage gallery(Random shared, BufferedImage photo) {
        Sheet sheet = new Sheet(720, 1280, new Color(0x101114));
        bars(sheet, 720, 1280, Color.getHSBColor(shared.nextFloat(), 0.4f, 0.4f), shared);
        double scale = Math.min(720.0 / photo.getWidth(), 1000.0 / photo.getHeight());
        int width = (int) Math.round(scale * photo.getWidth());
        int height = (int) Math.round(scale * photo.getHeight());
        sheet.graphics.drawImage(photo, (720 - width) / 2, 130 + (1030 - height) / 2, width, height, null);
        return sheet.done();
    }
}
