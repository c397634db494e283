package org.samescene.app.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** A {@code .tar.gz} of one model, with or without a folder around it. */
final class Archive {
    /** Three times the largest model of the family. */
    private static final long MAX_BYTES = 2_000_000_000;

    private Archive() {}

    /**
     * @param into an empty folder; of an archive with one folder around everything, it takes that folder's place
     * @throws IOException if the archive is damaged, larger than any model, or would write elsewhere
     */
    static void unpack(Path archive, Path into) throws IOException {
        try (InputStream file = new BufferedInputStream(Files.newInputStream(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(file))) {
            long bytes = 0;
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path to = into.resolve(entry.getName()).normalize();
                if (!to.startsWith(into) || !(entry.isFile() || entry.isDirectory())) {
                    throw new IOException(
                            archive + " holds " + entry.getName() + ", which is no file or folder within it");
                }
                bytes += entry.getSize();
                if (bytes > MAX_BYTES) {
                    throw new IOException(
                            archive + " holds more than " + MAX_BYTES + " bytes: that is no model of this family");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(to);
                } else {
                    Files.createDirectories(to.getParent());
                    Files.copy(tar, to);
                }
            }
        } catch (IOException e) {
            throw new IOException(archive + " can't be unpacked: " + e.getMessage(), e);
        }
        liftOutOfSingleFolder(into);
    }

    private static void liftOutOfSingleFolder(Path into) throws IOException {
        List<Path> top = list(into);
        if (top.size() == 1
                && Files.isDirectory(top.getFirst())
                && !top.getFirst().endsWith("model")) {
            Path around = Files.move(top.getFirst(), into.resolve(".around"));
            for (Path inner : list(around)) {
                Files.move(inner, into.resolve(inner.getFileName()));
            }
            Files.delete(around);
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
