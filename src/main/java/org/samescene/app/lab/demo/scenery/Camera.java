package org.samescene.app.lab.demo.scenery;

/**
 * A pinhole camera.
 *
 * @param at where it is
 * @param yaw radians to the right of the z axis
 * @param pitch radians above the horizon
 * @param focal in widths of the picture: 1 is a normal lens
 */
record Camera(Vec at, double yaw, double pitch, double focal, int width, int height) {
    private Vec right() {
        return new Vec(Math.cos(yaw), 0, -Math.sin(yaw));
    }

    private Vec down() {
        return forward().cross(right()).times(-1);
    }

    private Vec forward() {
        return new Vec(Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch));
    }

    /** The row of the horizon in the middle of the picture. */
    double horizon() {
        return height / 2.0 + focal * width * Math.tan(pitch);
    }

    /** Of a point: column and row in the picture, and the depth in metres. */
    Vec project(Vec point) {
        Vec p = point.minus(at);
        double depth = p.dot(forward());
        double scale = focal * width / depth;
        return new Vec(width / 2.0 + p.dot(right()) * scale, height / 2.0 + p.dot(down()) * scale, depth);
    }

    /**
     * The dot product of a vector and the ray through a pixel, which is linear in the pixel: factors of column
     * and row, and what is added.
     */
    Vec alongRays(Vec v) {
        double across = v.dot(right());
        double along = v.dot(down());
        return new Vec(across, along, v.dot(forward()) * focal * width - across * width / 2.0 - along * height / 2.0);
    }
}
