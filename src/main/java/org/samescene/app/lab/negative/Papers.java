package org.samescene.app.lab.negative;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Random;

/** Papers that are alike: forms, pages, slides, tickets. */
final class Papers {
    private static final Color INK = new Color(0x1A1A1A);
    private static final Color RULE = new Color(0x707070);
    private static final Color PAPER = new Color(0xFCFCFA);

    private Papers() {}

    static Negative.Pair form(Negative.Seed seed) {
        return new Negative.Pair(form(seed.ofBoth(), seed.of(0)), form(seed.ofBoth(), seed.of(1)));
    }

    private static BufferedImage form(Random shared, Random own) {
        Sheet sheet = new Sheet(827, 1169, PAPER);
        Color house = Color.getHSBColor(shared.nextFloat(), 0.7f, 0.6f);
        sheet.fill(60, 50, 120 + shared.nextInt(100), 60, house)
                .write(Sheet.line(shared, 300, 26), 420, 60, 26, INK)
                .write(Sheet.line(shared, 240, 14), 420, 100, 14, INK);
        int y = 170 + shared.nextInt(60);
        int fields = 4 + shared.nextInt(4);
        for (int i = 0; i < fields; i++, y += 34) {
            sheet.write(Sheet.line(shared, 140, 13), 60, y, 13, INK)
                    .fill(220, y + 18, 420, 1, RULE)
                    .write(Sheet.line(own, 200 + own.nextInt(200), 14), 226, y, 14, INK);
        }
        y += 30;
        int rows = 6 + shared.nextInt(8);
        int columns = 3 + shared.nextInt(3);
        double width = 700.0 / columns;
        for (int column = 0; column < columns; column++) {
            sheet.write(Sheet.line(shared, width - 30, 13), 64 + column * width, y, 13, INK);
        }
        for (int row = 1; row <= rows; row++) {
            sheet.fill(60, y + row * 32 - 9, 700, 1.2, RULE);
            for (int column = 0; column < columns; column++) {
                String entry = column == 0 ? Sheet.line(own, width - 30, 13) : Sheet.number(own, 2 + own.nextInt(4));
                sheet.write(entry, 64 + column * width, y + row * 32, 13, INK);
            }
        }
        for (int column = 0; column <= columns; column++) {
            sheet.fill(60 + column * width, y - 6, 1.2, rows * 32 + 30, RULE);
        }
        sheet.fill(60, 1080, 700, 1, RULE).write(Sheet.line(shared, 680, 11), 60, 1096, 11, INK);
        return sheet.done();
    }

    static Negative.Pair page(Negative.Seed seed) {
        return new Negative.Pair(page(seed.ofBoth(), seed.of(0)), page(seed.ofBoth(), seed.of(1)));
    }

    private static BufferedImage page(Random shared, Random own) {
        Sheet sheet = new Sheet(700, 1050, PAPER);
        sheet.write(Sheet.line(shared, 300, 13), 80, 50, 13, INK)
                .fill(80, 74, 540, 1, RULE)
                .write(Sheet.number(own, 3), 330, 1000, 13, INK);
        int leading = 22 + shared.nextInt(6);
        for (int y = 100; y < 960; y += leading) {
            boolean last = own.nextInt(7) == 0;
            sheet.write(Sheet.line(own, last ? 100 + own.nextInt(400) : 540, 13), 80, y, 13, INK);
        }
        return sheet.done();
    }

    static Negative.Pair slide(Negative.Seed seed) {
        return new Negative.Pair(slide(seed.ofBoth(), seed.of(0)), slide(seed.ofBoth(), seed.of(1)));
    }

    private static BufferedImage slide(Random shared, Random own) {
        Color house = Color.getHSBColor(shared.nextFloat(), 0.8f, 0.5f);
        Sheet sheet = new Sheet(1280, 720, Color.WHITE);
        sheet.fill(0, 0, 1280, 30 + shared.nextInt(90), house)
                .fill(1110, 620, 110, 60, house)
                .write(Sheet.line(shared, 500, 14), 60, 680, 14, RULE)
                .write(Sheet.line(own, 900, 40), 80, 140, 40, INK);
        int bullets = 3 + own.nextInt(4);
        for (int i = 0; i < bullets; i++) {
            sheet.fill(90, 250 + i * 64, 14, 14, house)
                    .write(Sheet.line(own, 300 + own.nextInt(700), 24), 130, 245 + i * 64, 24, INK);
        }
        return sheet.done();
    }

    static Negative.Pair ticket(Negative.Seed seed) {
        return new Negative.Pair(ticket(seed.ofBoth(), seed.of(0)), ticket(seed.ofBoth(), seed.of(1)));
    }

    private static BufferedImage ticket(Random shared, Random own) {
        Color house = Color.getHSBColor(shared.nextFloat(), 0.5f, 0.8f);
        Sheet sheet = new Sheet(1000, 420, PAPER);
        sheet.fill(0, 0, 1000, 80, house)
                .write(Sheet.line(shared, 700, 36), 40, 22, 36, INK)
                .write(Sheet.line(shared, 500, 24), 40, 120, 24, INK)
                .write(Sheet.line(shared, 500, 18), 40, 170, 18, INK)
                .write(Sheet.line(shared, 300, 18), 40, 230, 18, RULE)
                .write(Sheet.number(own, 9), 360, 230, 18, INK)
                .write(Sheet.line(shared, 300, 18), 40, 280, 18, RULE)
                .write(Sheet.number(own, 2), 360, 280, 18, INK)
                .write(Sheet.line(shared, 900, 12), 40, 380, 12, RULE);
        int modules = 25;
        double module = 220.0 / modules;
        for (int i = 0; i < modules * modules; i++) {
            int column = i % modules;
            int row = i / modules;
            boolean corner = (column < 7 || column >= modules - 7)
                    && (row < 7 || row >= modules - 7)
                    && !(column >= modules - 7 && row >= modules - 7);
            int x = column < 7 ? column : modules - 1 - column;
            int y = row < 7 ? row : modules - 1 - row;
            int ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
            boolean dark = own.nextBoolean();
            if (corner ? ring == 3 || ring < 2 : dark) {
                sheet.fill(740 + column * module, 110 + row * module, module + 0.2, module + 0.2, INK);
            }
        }
        return sheet.done();
    }
}
