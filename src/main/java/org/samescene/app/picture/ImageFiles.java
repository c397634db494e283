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
import java.util.TreeMap;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;

/**
 * The files below some folders, as uploads: the id is the absolute path, the version is made of size, time of
 * change and landmark. Whether a file is a picture is for its content to say; only hidden files and folders
 * are passed over.
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
        walk(folder, null);
    }

    /**
     * Adds the files below a folder whose sub-folders are named after landmarks; files beside the sub-folders
     * are of no known place.
     */
    public void addKnown(Path folder) throws IOException {
        walk(folder, folder);
    }

    private void walk(Path start, Path landmarks) throws IOException {
        Path root = start.toAbsolutePath().normalize();
        Path named = landmarks == null ? null : landmarks.toAbsolutePath().normalize();
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
                            put(file, attributes, landmark(file, named));
                        }
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
                        if (file.equals(root)) {
                            throw problem;
                        }
                        // a dangling link, a folder that may not be read: whatever can be said of it, the fetch will
                        // say
                        put(file, null, landmark(file, named));
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    private static boolean isHidden(Path path) {
        return path.getFileName() != null && path.getFileName().toString().startsWith(".");
    }

    private static String landmark(Path file, Path named) {
        if (named == null) {
            return null;
        }
        Path relative = named.relativize(file);
        return relative.getNameCount() > 1 ? relative.getName(0).toString() : null;
    }

    private void put(Path file, BasicFileAttributes attributes, String landmark) {
        String version = attributes == null
                ? "unreadable"
                : attributes.size() + "-" + attributes.lastModifiedTime().toMillis();
        String id = file.toString();
        Arrival.Uploaded before = found.get(id);
        String name = landmark == null && before != null ? before.landmark() : landmark;
        found.put(
                id,
                new Arrival.Uploaded(
                        new ImageKey(library, id),
                        file.toUri().toString(),
                        name == null ? version : version + "-" + name,
                        null,
                        null,
                        name));
    }
}
