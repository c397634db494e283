package org.samescene.app.scan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.samescene.app.picture.EqualFiles;
import org.samescene.app.picture.FileKind;
import org.samescene.app.picture.ImageFiles;

/**
 * What a scan says of files as such; as JSON field for field.
 *
 * @param links links, and the path by which their target was scanned: one file is one image
 * @param others how many files were no pictures by their names, by kind
 * @param equalVideos groups of videos with the same bytes; not among the duplicates, which are of pictures
 */
public record FilesReport(Map<String, String> links, Map<FileKind, Integer> others, List<List<String>> equalVideos) {
    static FilesReport of(ImageFiles files) {
        Map<FileKind, Integer> counts = new LinkedHashMap<>();
        files.others().forEach((kind, paths) -> counts.put(kind, paths.size()));
        List<List<String>> equal = EqualFiles.among(files.others().getOrDefault(FileKind.VIDEO, List.of())).stream()
                .map(group -> group.stream().map(ImageFiles::id).toList())
                .toList();
        return new FilesReport(files.links(), counts, equal);
    }

    /** Pairs of refused pictures with the same bytes: copies, whatever they are. */
    static List<DuplicatePair> equal(List<ScanReport.Rejected> refused) {
        List<Path> unread = new ArrayList<>();
        refused.forEach(file -> unread.add(ImageFiles.path(file.uri())));
        List<DuplicatePair> pairs = new ArrayList<>();
        EqualFiles.among(unread).forEach(group -> {
            for (int b = 1; b < group.size(); b++) {
                for (int a = 0; a < b; a++) {
                    pairs.add(DuplicatePair.exact(ImageFiles.id(group.get(a)), ImageFiles.id(group.get(b))));
                }
            }
        });
        return pairs;
    }

    /** For people; empty where there is nothing to say. */
    String text() {
        StringBuilder text = new StringBuilder();
        if (!links.isEmpty()) {
            text.append("%nLinks, each to a file or folder that is counted once: %d%n".formatted(links.size()));
            links.forEach((link, target) ->
                    text.append("  ").append(link).append(" -> ").append(target).append('\n'));
        }
        if (!others.isEmpty()) {
            text.append("%nNot looked into: %s%n"
                    .formatted(others.entrySet().stream()
                            .map(other -> other.getValue() + " " + other.getKey())
                            .collect(Collectors.joining(", "))));
        }
        if (!equalVideos.isEmpty()) {
            text.append("%nVideos with the same bytes: %d groups%n".formatted(equalVideos.size()));
            equalVideos.forEach(
                    group -> text.append("  ").append(String.join(", ", group)).append('\n'));
        }
        return text.toString();
    }
}
