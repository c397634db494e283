package org.samescene.app.lab.demo;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The truth about the sample library.
 *
 * @param known the folder of known places, one sub-folder each; uploads: of all other pictures
 * @param duplicates a photo and its edited copies, and these among each other
 * @param sameLandmark different photos of one place
 * @param landmarks the uploads that show a known place, and its name
 * @param rejected files that are no pictures
 */
public record Planted(
        Path known,
        Path uploads,
        Set<Pair> duplicates,
        Set<Pair> sameLandmark,
        Map<Path, String> landmarks,
        Set<Path> rejected) {
    /** Nothing yet. */
    Planted(Path known, Path uploads) {
        this(known, uploads, new HashSet<>(), new HashSet<>(), new HashMap<>(), new HashSet<>());
    }

    /** Two files; the order in which they are given means nothing. */
    public record Pair(Path a, Path b) {
        public Pair {
            if (a.compareTo(b) > 0) {
                Path later = a;
                a = b;
                b = later;
            }
        }

        @Override
        public String toString() {
            return a + " and " + b;
        }
    }
}
