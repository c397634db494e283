package org.samescene.app.lab.eval.workbench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.samescene.app.picture.ImageFiles;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.feature.delf.DelfImage;

/**
 * The files of an evaluation: those below a folder, each called by its path from there. Hidden ones are
 * passed over, and files of features, which have no picture to edit or to show.
 */
public final class Gallery {
    static final String LIBRARY = "evaluation";

    private Gallery() {}

    /** In the order of their names. */
    public static List<Arrival.Uploaded> below(Path folder) throws IOException {
        return named(folder, folder);
    }

    /** Those below another folder but not below the first; called by their absolute paths. */
    public static List<Arrival.Uploaded> beside(Path folder, Path other) throws IOException {
        return named(other, folder).stream()
                .filter(file -> Path.of(file.key().imageId()).isAbsolute())
                .toList();
    }

    /** Those below a folder that the root contains, or not; called by their paths from the root, or absolute ones. */
    public static List<Arrival.Uploaded> named(Path start, Path root) throws IOException {
        ImageFiles files = new ImageFiles(LIBRARY);
        files.add(start);
        Path top = root.toAbsolutePath().normalize();
        Map<String, Arrival.Uploaded> named = new TreeMap<>();
        files.found().forEach((id, file) -> {
            Path path = Path.of(id);
            if (DelfImage.isNamed(file.uri())) {
                return;
            }
            String name = path.startsWith(top) && !path.equals(top)
                    ? top.relativize(path).toString()
                    : id;
            named.put(name, new Arrival.Uploaded(new ImageKey(LIBRARY, name), file.uri(), null, null, null, null));
        });
        return new ArrayList<>(named.values());
    }
}
