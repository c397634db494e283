package org.samescene.app.lab.demo.scenery;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** The picture that a camera is taking. */
final class Frame {
    final int width;
    final int height;
    final BufferedImage image;
    final int[] rgb;
    private final float[] depths;

    Frame(int width, int height) {
        this.width = width;
        this.height = height;
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        depths = new float[rgb.length];
        clearDepths();
    }

    /** What is drawn from now on stands before all that is there. */
    void clearDepths() {
        Arrays.fill(depths, Float.MAX_VALUE);
    }

    /**
     * Draws what of the panel isn't hidden, its colours multiplied with the light on it. The ray d through a
     * pixel meets the panel where o + s · a + t · b = λ · d (o its corner from the camera, a across, b down),
     * which Cramer's rule solves.
     */
    void draw(Panel panel, Camera camera, double light) {
        Vec o = panel.topLeft().minus(camera.at());
        Vec n = panel.right().cross(panel.down());
        double distance = o.dot(n);
        if (distance >= 0) {
            return;
        }
        Vec s = camera.alongRays(panel.down().cross(o));
        Vec t = camera.alongRays(o.cross(panel.right()));
        Vec q = camera.alongRays(n);
        Rectangle box = box(panel, camera);
        for (int y = box.y; y < box.y + box.height; y++) {
            for (int x = box.x; x < box.x + box.width; x++) {
                Vec pixel = new Vec(x + 0.5, y + 0.5, 1);
                double k = q.dot(pixel);
                double u = s.dot(pixel) / k;
                double v = t.dot(pixel) / k;
                if (k < 0 && u >= 0 && v >= 0 && u < 1 && v < 1) {
                    put(y * width + x, panel.sheet().sample(u, v), light, (float) (distance / k));
                }
            }
        }
    }

    private void put(int at, int argb, double light, float depth) {
        int alpha = argb >>> 24;
        if (alpha == 0 || depth >= depths[at]) {
            return;
        }
        if (alpha > 127) {
            depths[at] = depth;
        }
        int mixed = 0;
        for (int shift = 0; shift < 24; shift += 8) {
            double behind = (rgb[at] >> shift & 255) * (255 - alpha) / 255.0;
            mixed |= Ink.clamp((argb >> shift & 255) * light + behind) << shift;
        }
        rgb[at] = mixed;
    }

    /** The pixels that the panel can cover. */
    private Rectangle box(Panel panel, Camera camera) {
        Rectangle whole = new Rectangle(width, height);
        Rectangle box = new Rectangle(-1, -1);
        for (int corner = 0; corner < 4; corner++) {
            Vec p = camera.project(panel.at(corner & 1, corner >> 1));
            if (p.z() < 0.05) {
                return whole;
            }
            box.add(p.x(), p.y());
        }
        box.grow(1, 1);
        return box.intersection(whole);
    }
}
