package org.samescene.app.picture;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** What people read from the names of files. Whether a file is a picture is decided by its bytes. */
public final class PictureNames {
    private static final Set<String> ENDINGS = Set.of("jpg", "jpeg", "png", "webp", "tif", "tiff", "bmp", "gif");

    private PictureNames() {}

    /** Whether it is named like a picture of a format that can be read. */
    public static boolean isPicture(Path file) {
        String name = file.getFileName().toString();
        return ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** {@code trip/a} for {@code trip/a.jpg}. */
    public static Path withoutEnding(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 1 ? file : file.resolveSibling(name.substring(0, dot));
    }
}
