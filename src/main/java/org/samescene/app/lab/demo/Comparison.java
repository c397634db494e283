package org.samescene.app.lab.demo;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.samescene.app.scan.ScanReport;

/** What was found against what was planted, kind by kind. */
record Comparison(Score duplicates, Score sameLandmark, Score landmarks, Score rejected) {
    /**
     * @param missed planted and not found
     * @param wrong found and not planted
     */
    record Score(int planted, int found, Set<String> missed, Set<String> wrong) {
        static Score of(Set<String> planted, Set<String> found, Set<String> forgiven) {
            Set<String> missed = new TreeSet<>(planted);
            missed.removeAll(found);
            Set<String> wrong = new TreeSet<>(found);
            wrong.removeAll(planted);
            wrong.removeAll(forgiven);
            return new Score(planted.size(), planted.size() - missed.size(), missed, wrong);
        }

        String text(String what) {
            StringBuilder text = new StringBuilder(
                    "  %-22s %3d of %3d found, %d wrong%n".formatted(what, found, planted, wrong.size()));
            missed.forEach(item -> text.append("      missed ").append(item).append('\n'));
            wrong.forEach(item -> text.append("      wrong  ").append(item).append('\n'));
            return text.toString();
        }
    }

    static Comparison of(Planted planted, ScanReport report) {
        Set<String> plantedDuplicates = pairs(planted.duplicates());
        Set<String> plantedLandmarks = pairs(planted.sameLandmark());
        Set<String> foundDuplicates =
                report.duplicates().stream().map(d -> pair(d.a(), d.b())).collect(Collectors.toSet());
        Set<String> foundSameLandmark =
                report.sameLandmark().stream().map(s -> pair(s.a(), s.b())).collect(Collectors.toSet());
        Set<String> plantedNames =
                planted.landmarks().entrySet().stream().map(Comparison::named).collect(Collectors.toSet());
        Set<String> foundNames = report.landmarks().stream()
                .map(l -> l.image() + ": " + l.name())
                .collect(Collectors.toSet());
        Set<String> plantedRejected =
                planted.rejected().stream().map(Path::toString).collect(Collectors.toSet());
        Set<String> foundRejected =
                report.rejected().stream().map(ScanReport.Rejected::uri).collect(Collectors.toSet());
        // a copy of a photo shows the same landmark too: not what was planted, and not wrong
        return new Comparison(
                Score.of(plantedDuplicates, foundDuplicates, Set.of()),
                Score.of(plantedLandmarks, foundSameLandmark, plantedDuplicates),
                Score.of(plantedNames, foundNames, Set.of()),
                Score.of(plantedRejected, foundRejected, Set.of()));
    }

    private static Set<String> pairs(Iterable<Planted.Pair> pairs) {
        Set<String> texts = new HashSet<>();
        pairs.forEach(pair -> texts.add(pair(pair.a().toString(), pair.b().toString())));
        return texts;
    }

    private static String pair(String a, String b) {
        return a.compareTo(b) < 0 ? a + " and " + b : b + " and " + a;
    }

    private static String named(Map.Entry<Path, String> landmark) {
        return landmark.getKey() + ": " + landmark.getValue();
    }

    /** Nothing wrong was said, all that can't be read was refused, and nearly all else was found. */
    boolean isGood() {
        return duplicates.wrong.isEmpty()
                && sameLandmark.wrong.isEmpty()
                && landmarks.wrong.isEmpty()
                && rejected.wrong.isEmpty()
                && rejected.missed.isEmpty()
                && duplicates.found >= 0.9 * duplicates.planted
                && sameLandmark.found >= 0.7 * sameLandmark.planted;
    }

    String text() {
        return "Found against planted:\n"
                + duplicates.text("duplicate pairs")
                + sameLandmark.text("same-landmark pairs")
                + landmarks.text("landmark names")
                + rejected.text("refused files");
    }
}
