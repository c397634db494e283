package org.samescene.app.extract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.samescene.app.picture.ImageFiles;
import org.samescene.app.picture.PictureNames;
import org.samescene.arrival.Arrival;
import org.samescene.feature.delf.DelfFeatures;

/**
 * Which pictures go into which files: {@code trip/a.jpg} below a folder that was named becomes {@code
 * trip/a.delf} in the output folder, like the DELF project's files. Two pictures that would share a file, such
 * as {@code a.jpg} and {@code a.png}, both keep their endings: {@code a.jpg.delf}. The short name goes to a file
 * that is named like a picture first. Files that hold features already are skipped.
 */
final class FeatureFiles {
    static final String ENDING = ".delf";
    /** Beside it, of the whole picture, where the model describes that too. */
    static final String GLOBAL_ENDING = ".delg_global";

    private final String library;
    /** Picture to its path below the folder that was named; each picture once. */
    private final Map<Path, Path> relative = new TreeMap<>();

    private final Map<Path, Arrival.Uploaded> uploads = new TreeMap<>();

    FeatureFiles(String library) {
        this.library = library;
    }

    /** Adds all files below a folder, or a single file. */
    void add(Path start) throws IOException {
        Path root = start.toAbsolutePath().normalize();
        Path above = Files.isDirectory(root) ? root : Objects.requireNonNull(root.getParent());
        ImageFiles files = new ImageFiles(library);
        files.add(root);
        files.found().forEach((name, upload) -> {
            Path file = Path.of(name);
            if (!DelfFeatures.isNamed(name) && uploads.putIfAbsent(file, upload) == null) {
                relative.put(file, above.relativize(file));
            }
        });
    }

    Collection<Arrival.Uploaded> uploads() {
        return uploads.values();
    }

    /** Where the features of each picture go: image id to file below the output folder, all of them different. */
    Map<String, Path> outputs() {
        Map<Path, Integer> byPictures = new TreeMap<>();
        Map<Path, Integer> byAny = new TreeMap<>();
        for (Path path : relative.values()) {
            byAny.merge(PictureNames.withoutEnding(path), 1, Integer::sum);
            byPictures.merge(PictureNames.withoutEnding(path), PictureNames.isPicture(path) ? 1 : 0, Integer::sum);
        }
        Map<String, Path> outputs = new TreeMap<>();
        Map<Path, Path> taken = new TreeMap<>();
        relative.forEach((file, path) -> {
            Path name = PictureNames.withoutEnding(path);
            boolean alone = (PictureNames.isPicture(path) ? byPictures : byAny).getOrDefault(name, 0) == 1;
            Path output = path.resolveSibling((alone ? name : path).getFileName() + ENDING);
            Path other = taken.putIfAbsent(output, file);
            if (other != null) {
                throw new IllegalArgumentException(other + " and " + file + " would both be written to " + output
                        + ": extract them into two folders");
            }
            outputs.put(file.toString(), output);
        });
        return outputs;
    }
}
