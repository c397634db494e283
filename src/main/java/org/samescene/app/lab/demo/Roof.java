package org.samescene.app.lab.demo;

import java.awt.Color;

/** The roof of a house. */
record Roof(double rise, Walls cover, Color colour, int dormers, int chimneys) {
    static final Roof FLAT = new Roof(0, Walls.SLATE, Color.GRAY, 0, 0);
}
