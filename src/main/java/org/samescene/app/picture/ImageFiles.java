package org.samescene.app.picture;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;

/**
 * The files below some folders, as uploads: the id is the absolute path, the version is made of size, time of
 * change and landmark. Whether a file is a picture is decided by its content; only hidden files and folders are
 * skipped.
 */
public final class ImageFiles {
    private final String library;
    private final Map<String, Arrival.Uploaded> found = new TreeMap<>();

    public ImageFiles(String library) {
        this.library = library;
    }

    /** By absolute path, in its order. */
    public Map<String, Arrival.Uploaded> found() {
        return found;
    }

    /** Adds all files below a folder, or a single file. */
    public void add(Path folder) throws IOException {
        walk(folder, Optional.empty());
    }

    /**
     * Adds the files below a folder whose sub-folders are named after landmarks; files beside the sub-folders
     * are of no known place.
     */
    public void addKnown(Path folder) throws IOException {
        walk(folder, Optional.of(folder));
    }

    private void walk(Path start, Optional<Path> landmarks) throws IOException {
        Path root = start.toAbsolutePath().normalize();
        Optional<Path> named = landmarks.map(folder -> folder.toAbsolutePath().normalize());
        Files.walkFileTree(
                root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                        return !folder.equals(root) && isHidden(folder)
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                        if (attributes.isRegularFile() && !isHidden(file)) {
                            String bytes = attributes.size() + "-"
                                    + attributes.lastModifiedTime().toMillis();
                            put(file, bytes, landmark(file, named));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                        if (file.equals(root)) {
                            throw problem;
                        }
                        // a dangling link, a folder without permission: the fetch will report what is wrong
                        put(file, "unreadable", landmark(file, named));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    private static Optional<String> landmark(Path file, Optional<Path> named) {
        return named.map(folder -> folder.relativize(file))
                .filter(relative -> relative.getNameCount() > 1)
                .map(relative -> relative.getName(0).toString());
    }

    private void put(Path file, String bytes, Optional<String> landmark) {
        String id = file.toString();
        Optional<String> name =
                landmark.or(() -> Optional.ofNullable(found.get(id)).map(Arrival.Uploaded::landmark));
        found.put(
                id,
                new Arrival.Uploaded(
                        new ImageKey(library, id),
                        file.toUri().toString(),
                        name.map(place -> bytes + "-" + place).orElse(bytes),
                        null,
                        null,
                        name.orElse(null)));
    }
}
