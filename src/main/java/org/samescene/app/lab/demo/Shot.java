package org.samescene.app.lab.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.samescene.app.picture.BufferedImages;

/** Saves pictures, in the format that the file's name says. */
final class Shot {
    private Shot() {}

    static void save(BufferedImage picture, Path file, float quality) throws IOException {
        String name = file.getFileName().toString();
        Files.createDirectories(file.getParent());
        try (OutputStream bytes = Files.newOutputStream(file)) {
            BufferedImages.write(picture, name.substring(name.lastIndexOf('.') + 1), quality, bytes);
        }
    }
}
