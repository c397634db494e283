package org.samescene.app.picture;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the files below folders, each once, whatever links lead to it. A file is known by what its file system calls
 * it (device and inode), not by its path. Symbolic links are followed last, so that a file's own path comes first.
 * Hidden files and folders are skipped.
 */
final class FolderWalk {
    /** Receives what is found. */
    interface Finds {
        void file(Path file, BasicFileAttributes attributes);

        /** @param original the path that the file or folder is known by already */
        void link(Path link, Path original);

        void unreadable(Path path, String why);
    }

    private record FoundLink(Path link, Finds finds) {}

    private final List<Path> roots = new ArrayList<>();
    private final Map<Object, Path> known = new HashMap<>();
    private final Deque<FoundLink> links = new ArrayDeque<>();

    /** @throws IOException where there is no such file or folder */
    void walk(Path root, Finds finds) throws IOException {
        roots.add(root.toRealPath());
        if (Files.isDirectory(root)) {
            children(root); // throws where the folder itself can't be read
        }
        visit(root, Files.readAttributes(root, BasicFileAttributes.class), finds);
    }

    /** Those that were found since the last time; they may lead to others. */
    void followLinks() {
        while (!links.isEmpty()) {
            FoundLink found = links.removeFirst();
            try {
                follow(found);
            } catch (IOException e) {
                found.finds.unreadable(found.link, "is a link to nothing that can be read: " + target(found.link));
            }
        }
    }

    private void follow(FoundLink found) throws IOException {
        Path target = found.link.toRealPath();
        BasicFileAttributes attributes = Files.readAttributes(target, BasicFileAttributes.class);
        Path original = known.get(key(target, attributes));
        boolean above = roots.stream().anyMatch(root -> root.startsWith(target));
        if (original != null || above) {
            found.finds.link(found.link, original == null ? target : original);
        } else {
            visit(found.link, attributes, found.finds);
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "its target is unknown";
        }
    }

    private void visit(Path path, BasicFileAttributes attributes, Finds finds) throws IOException {
        if (!attributes.isDirectory() && !attributes.isRegularFile()) {
            return;
        }
        Path original = known.putIfAbsent(key(path, attributes), path);
        if (original != null && !original.equals(path)) {
            finds.link(path, original);
        } else if (attributes.isRegularFile()) {
            finds.file(path, attributes);
        } else {
            visitChildren(path, finds);
        }
    }

    private void visitChildren(Path folder, Finds finds) {
        List<Path> children;
        try {
            children = children(folder);
        } catch (IOException e) {
            finds.unreadable(folder, "is a folder that " + why(e));
            return;
        }
        for (Path child : children) {
            try {
                BasicFileAttributes attributes =
                        Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isSymbolicLink()) {
                    links.addLast(new FoundLink(child, finds));
                } else {
                    visit(child, attributes, finds);
                }
            } catch (IOException e) {
                finds.unreadable(child, why(e));
            }
        }
    }

    private static String why(IOException problem) {
        return problem instanceof AccessDeniedException
                ? "may not be read: permission denied"
                : "can't be read: " + problem;
    }

    /** In the order of their names, so that of several hard links always the same one is the file. */
    private static List<Path> children(Path folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                if (!entry.getFileName().toString().startsWith(".")) {
                    children.add(entry);
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(null);
        return children;
    }

    /** Some file systems have no keys; there the path without links has to do. */
    private static Object key(Path path, BasicFileAttributes attributes) throws IOException {
        Object key = attributes.fileKey();
        return key == null ? path.toRealPath() : key;
    }
}
