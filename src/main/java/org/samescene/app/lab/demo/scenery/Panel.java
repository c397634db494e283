package org.samescene.app.lab.demo.scenery;

/**
 * A sheet put up in space, seen from the side of its normal only.
 *
 * @param right where the sheet's right edge is, from its top left corner
 * @param down where its lower edge is
 */
record Panel(Sheet sheet, Vec topLeft, Vec right, Vec down) {
    Vec normal() {
        return right.cross(down).unit();
    }

    /** The place of a point of the sheet: its shares of the width and of the height. */
    Vec at(double s, double t) {
        return topLeft.plus(right.times(s)).plus(down.times(t));
    }

    /** Its reflection in water, to be seen from above. */
    Panel mirrored() {
        return new Panel(sheet, topLeft.mirrored(), right.mirrored(), down.mirrored());
    }
}
