package org.samescene.app.lab.demo.scenery;

/** A point or direction in a scene, in metres: x right, y up, z away from the photographer. */
record Vec(double x, double y, double z) {
    Vec plus(Vec o) {
        return new Vec(x + o.x, y + o.y, z + o.z);
    }

    Vec minus(Vec o) {
        return new Vec(x - o.x, y - o.y, z - o.z);
    }

    Vec times(double f) {
        return new Vec(x * f, y * f, z * f);
    }

    double dot(Vec o) {
        return x * o.x + y * o.y + z * o.z;
    }

    Vec cross(Vec o) {
        return new Vec(y * o.z - z * o.y, z * o.x - x * o.z, x * o.y - y * o.x);
    }

    Vec unit() {
        return times(1 / Math.sqrt(dot(this)));
    }

    /** As seen in still water at height 0. */
    Vec mirrored() {
        return new Vec(x, -y, z);
    }
}
