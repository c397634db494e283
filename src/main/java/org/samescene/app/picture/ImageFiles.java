package org.samescene.app.picture;

import java.io.IOException;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;

/**
 * The files below some folders: those that may be pictures as uploads, and what else there is. An upload's id is the
 * absolute path, its version is made of size, time of change and landmark.
 */
public final class ImageFiles {
    private final String library;
    private final FolderWalk walk = new FolderWalk();
    private final Map<String, Arrival.Uploaded> found = new TreeMap<>();
    private final Map<String, String> links = new TreeMap<>();
    private final Map<String, String> unreadable = new TreeMap<>();
    private final Map<FileKind, List<Path>> others = new EnumMap<>(FileKind.class);

    public ImageFiles(String library) {
        this.library = library;
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
        walk(folder, Optional.of(folder.toAbsolutePath().normalize()));
    }

    /** What may be pictures, by id, in its order. */
    public Map<String, Arrival.Uploaded> found() {
        walk.followLinks();
        return found;
    }

    /** Ids of links to files or folders that are found by another path, and that path. */
    public Map<String, String> links() {
        walk.followLinks();
        return links;
    }

    /** Ids of what can't be read, and why: links to nothing, folders without permission. */
    public Map<String, String> unreadable() {
        walk.followLinks();
        return unreadable;
    }

    /** Files that are no pictures by their names. */
    public Map<FileKind, List<Path>> others() {
        walk.followLinks();
        return others;
    }

    /**
     * The id of a file: its path, or its URI where the path as text would not be enough to find it again, because the
     * name is not in the encoding that file names have here.
     */
    public static String id(Path file) {
        String text = file.toString();
        try {
            return Path.of(text).equals(file) ? text : file.toUri().toString();
        } catch (InvalidPathException e) {
            return file.toUri().toString();
        }
    }

    /** Inverse of {@link #id}. */
    public static Path path(String id) {
        return id.startsWith("file:") ? Path.of(URI.create(id)) : Path.of(id);
    }

    /** The size in bytes of a file with a version; empty where that version was not made here. */
    public static OptionalLong size(String version) {
        String digits = version.substring(0, Math.max(0, version.indexOf('-')));
        return digits.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(digits)) : OptionalLong.empty();
    }

    private void walk(Path start, Optional<Path> named) throws IOException {
        walk.walk(start.toAbsolutePath().normalize(), new FolderWalk.Finds() {
            @Override
            public void file(Path file, BasicFileAttributes attributes) {
                FileKind kind = FileKind.of(file);
                if (kind == FileKind.PICTURE) {
                    String bytes = attributes.size() + "-"
                            + attributes.lastModifiedTime().toMillis();
                    put(file, bytes, landmark(file, named));
                } else {
                    others.computeIfAbsent(kind, k -> new ArrayList<>()).add(file);
                }
            }

            @Override
            public void link(Path link, Path original) {
                links.put(id(link), id(original));
                landmark(link, named).ifPresent(place -> name(original, place));
            }

            @Override
            public void unreadable(Path path, String why) {
                unreadable.put(id(path), why);
            }
        });
    }

    private static Optional<String> landmark(Path file, Optional<Path> named) {
        return named.map(folder -> folder.relativize(file))
                .filter(relative -> relative.getNameCount() > 1)
                .map(relative -> relative.getName(0).toString());
    }

    /** A link in a place's folder tells the place of the file, where nothing else does. */
    private void name(Path file, String place) {
        Arrival.Uploaded upload = found.get(id(file));
        if (upload != null && upload.landmark() == null) {
            put(file, upload.versionOr(""), Optional.of(place));
        }
    }

    private void put(Path file, String bytes, Optional<String> landmark) {
        String id = id(file);
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
