package org.samescene.app.lab.demo;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** The picture that a camera is taking. */
final class Frame {
    /** A texture that shrinks by more than this per level is read from a coarser copy. */
    private static final double FINEST_SHRINK = 1.5;

    final int width;
    final int height;
    final BufferedImage image;
    final int[] rgb;

    Frame(int width, int height) {
        this.width = width;
        this.height = height;
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Draws the panel as the camera sees it, its colours multiplied with the light on it. */
    void draw(Panel panel, Camera camera, double light) {
        Vec seen = panel.origin().minus(camera.at());
        if (seen.dot(panel.normal()) >= 0) {
            return;
        }
        double[] m = camera.homography(panel);
        double w = panel.texture().width();
        double h = panel.texture().height();
        int[] box = bounds(m, w, h);
        double[] i = inverse(m);
        double det = Math.abs(i[0] * (i[4] * i[8] - i[5] * i[7])
                - i[1] * (i[3] * i[8] - i[5] * i[6])
                + i[2] * (i[3] * i[7] - i[4] * i[6]));
        double[] farther = new double[4];
        for (int k = 0; k < farther.length; k++) {
            double shrink = FINEST_SHRINK * (1 << k);
            farther[k] = Math.cbrt(det / (shrink * shrink));
        }
        int bright = (int) (light * 256);
        for (int y = box[1]; y < box[3]; y++) {
            for (int x = box[0]; x < box[2]; x++) {
                double px = x + 0.5;
                double py = y + 0.5;
                double nearness = i[6] * px + i[7] * py + i[8];
                if (nearness <= 0) {
                    continue;
                }
                double s = (i[0] * px + i[1] * py + i[2]) / nearness;
                double t = (i[3] * px + i[4] * py + i[5]) / nearness;
                if (s < 0 || t < 0 || s >= w || t >= h) {
                    continue;
                }
                int level = 0;
                while (level < farther.length && nearness < farther[level]) {
                    level++;
                }
                put(y * width + x, panel.texture().sample(s, t, level), bright);
            }
        }
    }

    private void put(int at, int argb, int bright) {
        int alpha = argb >>> 24;
        if (alpha == 0) {
            return;
        }
        int below = 255 - alpha;
        int old = rgb[at];
        int r = Math.min(255, ((argb >> 16 & 255) * bright >> 8) + ((old >> 16 & 255) * below + 127) / 255);
        int g = Math.min(255, ((argb >> 8 & 255) * bright >> 8) + ((old >> 8 & 255) * below + 127) / 255);
        int b = Math.min(255, ((argb & 255) * bright >> 8) + ((old & 255) * below + 127) / 255);
        rgb[at] = r << 16 | g << 8 | b;
    }

    /** The pixels that the panel can cover: left, top, right, bottom. */
    private int[] bounds(double[] m, double w, double h) {
        double left = width;
        double top = height;
        double right = 0;
        double bottom = 0;
        for (int corner = 0; corner < 4; corner++) {
            double s = corner % 2 * w;
            double t = corner / 2 * h;
            double z = m[6] * s + m[7] * t + m[8];
            if (z < 0.05) {
                return new int[] {0, 0, width, height};
            }
            double x = (m[0] * s + m[1] * t + m[2]) / z;
            double y = (m[3] * s + m[4] * t + m[5]) / z;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
        return new int[] {
            (int) Math.max(0, left - 1),
            (int) Math.max(0, top - 1),
            (int) Math.min(width, right + 2),
            (int) Math.min(height, bottom + 2)
        };
    }

    private static double[] inverse(double[] m) {
        double a = m[4] * m[8] - m[5] * m[7];
        double b = m[5] * m[6] - m[3] * m[8];
        double c = m[3] * m[7] - m[4] * m[6];
        double det = m[0] * a + m[1] * b + m[2] * c;
        return new double[] {
            a / det,
            (m[2] * m[7] - m[1] * m[8]) / det,
            (m[1] * m[5] - m[2] * m[4]) / det,
            b / det,
            (m[0] * m[8] - m[2] * m[6]) / det,
            (m[2] * m[3] - m[0] * m[5]) / det,
            c / det,
            (m[1] * m[6] - m[0] * m[7]) / det,
            (m[0] * m[4] - m[1] * m[3]) / det
        };
    }
}
