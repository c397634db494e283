package org.samescene.app.lab.edit;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.util.HashMap;
import java.util.Map;

/** Capitals and digits of plain strokes, so that no font of the machine changes a pixel. */
public final class Lettering {
    /** A letter and its strokes: points as column (0 … 4) and row (0 … 6), a bar between strokes. */
    private static final String LETTERS = """
        A 062046|1434 B 003041423303|3344453606|0006 C 4130100105163645 D 00204244260600 E 40000646|0333 F 400006|0333
        G 41301001051636454323 H 0006|4046|0343 I 2026 J 4045361605 K 0006|400346 L 000646 M 0600234046 N 06004640
        O 103041453616050110 P 06003041423303 Q 103041453616050110|3446 R 06003041423303|2346 S 413010010213334445361605
        T 0040|2026 U 000516364540 V 002640 W 0016233640 X 0046|4006 Y 002340|2326 Z 00400646
        0 103041453616050110|3214 1 112026 2 01103041420646 3 004022334445361605 4 30044|3036 5 40000232434536160
        6 30100105163645443303 7 004016 8 1030413313011|1344453616051 9 0516364541301001021343 & 4612102113061634 ' 2021 - 1333 . 2526
        """;

    private static final Map<Character, Path2D> STROKES = strokes();

    private Lettering() {}

    private static Map<Character, Path2D> strokes() {
        Map<Character, Path2D> all = new HashMap<>();
        String[] words = LETTERS.trim().split("\\s+", -1);
        for (int i = 0; i < words.length; i += 2) {
            Path2D path = new Path2D.Double();
            for (String stroke : words[i + 1].split("\\|", -1)) {
                for (int k = 0; k + 1 < stroke.length(); k += 2) {
                    int x = stroke.charAt(k) - '0';
                    int y = stroke.charAt(k + 1) - '0';
                    if (k == 0) {
                        path.moveTo(x, y);
                    } else {
                        path.lineTo(x, y);
                    }
                }
            }
            all.put(words[i].charAt(0), path);
        }
        return all;
    }

    /** How wide the text is at that height. */
    public static double width(String text, double height) {
        return (text.length() * 5.6 - 1.6) * height / 6;
    }

    /** Writes the text from its top left corner. */
    public static void write(
            Graphics2D g, String text, double x, double y, double height, double weight, Color colour) {
        g.setColor(colour);
        double unit = height / 6;
        g.setStroke(new BasicStroke((float) (unit * weight), BasicStroke.CAP_SQUARE, BasicStroke.JOIN_ROUND));
        for (int i = 0; i < text.length(); i++) {
            Path2D strokes = STROKES.get(Character.toUpperCase(text.charAt(i)));
            if (strokes != null) {
                g.draw(new Path2D.Double(strokes, new AffineTransform(unit, 0, 0, unit, x + i * 5.6 * unit, y)));
            }
        }
    }

    /** Writes the text about its middle, as large as fits. */
    public static void fit(
            Graphics2D g, String text, double middle, double y, double width, double height, Color colour) {
        double h = Math.min(height, height * width / width(text, height));
        write(g, text, middle - width(text, h) / 2, y + (height - h) / 2, h, 1.0, colour);
    }
}
