package org.samescene.app.lab.demo;

/**
 * A flat textured surface in space.
 *
 * @param origin where the texture's top left corner is
 * @param across what one texture pixel to the right is in space
 * @param down what one texture pixel down is in space
 * @param normal unit, away from the painted side: it isn't seen from behind
 */
record Panel(Texture texture, Vec origin, Vec across, Vec down, Vec normal) {
    static Panel of(Sheet sheet, Vec origin, Vec right, Vec down) {
        double metre = 1 / sheet.pixelsPerMetre;
        return new Panel(
                Texture.of(sheet),
                origin,
                right.unit().times(metre),
                down.unit().times(metre),
                right.cross(down).unit());
    }

    Panel mirrored() {
        return new Panel(texture, origin.mirrored(), across.mirrored(), down.mirrored(), normal.mirrored());
    }
}
