package org.samescene.app.lab.demo;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.samescene.app.scan.ScanReport;

/** What was found beside what was planted, kind by kind. */
record Comparison(Score duplicates, Score sameLandmark, Score landmarks, Score rejected) {
    /**
     * @param missed planted and not found
     * @param wrong found and not planted
     */
    record Score(int planted, Set<String> missed, Set<String> wrong) {
        /** @param forgiven may be found and need not be */
        static Score of(Set<?> planted, Stream<?> found, Set<?> forgiven) {
            Set<String> missed = texts(planted.stream());
            Set<String> wrong = texts(found);
            int count = missed.size();
            Set<String> right = new TreeSet<>(missed);
            missed.removeAll(wrong);
            wrong.removeAll(right);
            wrong.removeAll(texts(forgiven.stream()));
            return new Score(count, missed, wrong);
        }

        private static Set<String> texts(Stream<?> items) {
            return items.map(Object::toString).collect(Collectors.toCollection(TreeSet::new));
        }

        boolean isAtLeast(double share) {
            return wrong.isEmpty() && missed.size() <= (1 - share) * planted;
        }

        String text(String what) {
            StringBuilder text = new StringBuilder("  %-22s %3d of %3d found, %d wrong%n"
                    .formatted(what, planted - missed.size(), planted, wrong.size()));
            missed.forEach(item -> text.append("      missed ").append(item).append('\n'));
            wrong.forEach(item -> text.append("      wrong  ").append(item).append('\n'));
            return text.toString();
        }
    }

    static Comparison of(Planted planted, ScanReport report) {
        Stream<?> duplicates = report.duplicates().stream().map(d -> pair(d.a(), d.b()));
        Stream<?> sameLandmark = report.sameLandmark().stream().map(s -> pair(s.a(), s.b()));
        Stream<?> landmarks = report.landmarks().stream().map(l -> l.image() + "=" + l.name());
        Stream<?> rejected = report.rejected().stream().map(ScanReport.Rejected::uri);
        // a copy of a photo shows the same landmark too: not what was planted, and not wrong
        return new Comparison(
                Score.of(planted.duplicates(), duplicates, Set.of()),
                Score.of(planted.sameLandmark(), sameLandmark, planted.duplicates()),
                Score.of(planted.landmarks().entrySet(), landmarks, Set.of()),
                Score.of(planted.rejected(), rejected, Set.of()));
    }

    private static Planted.Pair pair(String a, String b) {
        return new Planted.Pair(Path.of(a), Path.of(b));
    }

    /** Nothing wrong was said, all that can't be read was refused, and nearly all else was found. */
    boolean isGood() {
        return duplicates.isAtLeast(0.9)
                && sameLandmark.isAtLeast(0.7)
                && landmarks.isAtLeast(0.7)
                && rejected.isAtLeast(1);
    }

    String text() {
        return "Found against planted:\n"
                + duplicates.text("duplicate pairs")
                + sameLandmark.text("same-landmark pairs")
                + landmarks.text("landmark names")
                + rejected.text("refused files");
    }
}
