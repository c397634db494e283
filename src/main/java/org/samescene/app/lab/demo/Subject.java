package org.samescene.app.lab.demo;

import java.awt.image.BufferedImage;

/** Something to take a picture of; the same picture every time. */
interface Subject {
    BufferedImage picture(int width, int height);
}
