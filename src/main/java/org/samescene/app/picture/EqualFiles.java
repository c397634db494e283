package org.samescene.app.picture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.samescene.arrival.Sha256;

/** Files with the same bytes, whatever they are. Only those that have their size in common are read. */
public final class EqualFiles {
    private EqualFiles() {}

    /** Groups of two or more, in the order of their paths. What can't be read, or is empty, is equal to nothing. */
    public static List<List<Path>> among(Collection<Path> files) {
        return groups(files, EqualFiles::size).stream()
                .flatMap(sameSize -> groups(sameSize, Sha256::hex).stream())
                .sorted((a, b) -> a.getFirst().compareTo(b.getFirst()))
                .toList();
    }

    private static List<List<Path>> groups(Collection<Path> files, Property property) {
        Map<String, List<Path>> byValue = files.stream()
                .sorted()
                .collect(Collectors.groupingBy(file -> value(file, property), TreeMap::new, Collectors.toList()));
        byValue.remove("");
        return byValue.values().stream().filter(group -> group.size() > 1).toList();
    }

    private interface Property {
        String of(Path file) throws IOException;
    }

    private static String value(Path file, Property property) {
        try {
            return property.of(file);
        } catch (IOException e) {
            return "";
        }
    }

    private static String size(Path file) throws IOException {
        long size = Files.size(file);
        return size == 0 ? "" : Long.toString(size);
    }
}
