package org.samescene.app.lab.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The truth about the sample library.
 *
 * @param duplicates a photo and its edited copies, and these among each other
 * @param sameLandmark different photos of one place
 * @param landmarks the uploads that show a known place, and its name
 * @param rejected files that are no pictures
 * @param known the folder of known places, one sub-folder each
 * @param uploads the folder of all other pictures
 */
public record Planted(
        List<Pair> duplicates,
        List<Pair> sameLandmark,
        Map<Path, String> landmarks,
        List<Path> rejected,
        Path known,
        Path uploads) {
    /** Two files; the order means nothing. */
    public record Pair(Path a, Path b) {}

    public Planted {
        duplicates = List.copyOf(duplicates);
        sameLandmark = List.copyOf(sameLandmark);
        landmarks = Map.copyOf(landmarks);
        rejected = List.copyOf(rejected);
    }
}
