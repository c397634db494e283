/**
 * The sample library of {@code samescene demo}: pictures of invented places, drawn by code, with the truth
 * about them. A place is a {@link org.samescene.app.lab.demo.Scene} of textured planes in space, photographed
 * by a {@link org.samescene.app.lab.demo.Camera}, so that two views of it differ as photographs do (parallax,
 * light, passers-by), while a {@link org.samescene.app.lab.demo.Edit} of a picture does not. Nothing is
 * random but by a fixed seed, and no system font is used: the same pixels everywhere.
 */
package org.samescene.app.lab.demo;
