/**
 * Photographs of invented places, drawn by code. A place is a {@link org.samescene.app.lab.demo.scenery.Scene}
 * of textured planes in space, built by seeded generators of walls, windows, roofs, trees and hills, and
 * photographed by a {@link org.samescene.app.lab.demo.scenery.Camera}. So two views of it differ as photographs
 * do: in parallax, light and passers-by. Nothing is random but by a fixed seed, and no system font is used: the
 * same pixels everywhere.
 */
@NullMarked
package org.samescene.app.lab.demo.scenery;

import org.jspecify.annotations.NullMarked;
