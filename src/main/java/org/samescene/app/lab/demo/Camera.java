package org.samescene.app.lab.demo;

import java.awt.geom.Point2D;

/**
 * A pinhole camera.
 *
 * @param yaw radians to the right of the z axis
 * @param pitch radians above the horizon
 * @param focal in widths of the picture: 1 is a normal lens
 */
record Camera(Vec at, double yaw, double pitch, double focal, int width, int height) {
    private Vec forward() {
        return new Vec(Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch));
    }

    private Vec right() {
        return new Vec(Math.cos(yaw), 0, -Math.sin(yaw));
    }

    private Vec down() {
        return forward().cross(right()).times(-1);
    }

    /** The row of the horizon in the middle of the picture. */
    double horizon() {
        return height / 2.0 + focal * width * Math.tan(pitch);
    }

    /** Pixels a metre at the point. */
    double scaleAt(Vec point) {
        return focal * width / point.minus(at).dot(forward());
    }

    Point2D project(Vec point) {
        Vec p = point.minus(at);
        double scale = scaleAt(point);
        return new Point2D.Double(width / 2.0 + p.dot(right()) * scale, height / 2.0 + p.dot(down()) * scale);
    }

    /**
     * The 3 × 3 matrix, row-major, from the panel's texture pixels to picture pixels; the third coordinate is
     * the depth in metres.
     */
    double[] homography(Panel panel) {
        Vec[] columns = {panel.across(), panel.down(), panel.origin().minus(at)};
        double[] m = new double[9];
        double f = focal * width;
        for (int c = 0; c < 3; c++) {
            double z = columns[c].dot(forward());
            m[c] = columns[c].dot(right()) * f + z * width / 2.0;
            m[3 + c] = columns[c].dot(down()) * f + z * height / 2.0;
            m[6 + c] = z;
        }
        return m;
    }
}
