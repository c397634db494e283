package org.samescene.app.lab.eval.edits;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.eval.report.PrecisionRecall;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.lab.eval.workbench.Outcome;
import org.samescene.app.lab.eval.workbench.Settings;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.verdict.Verdict;

/**
 * What {@code eval edits} found; as JSON field for field. Pictures are called by their paths from the folder.
 *
 * @param originals how many were edited
 * @param indexed how many pictures were searched: all originals, and the distractors
 * @param rejected files that could not be used
 * @param edits in the order of the list
 * @param all edits together
 * @param falseRelations between an edited picture and an original that it does not show
 * @param ignoredRelations the same, said of pairs that were asked to be ignored
 * @param missed pairs that are not called duplicates
 * @param wrongRelations pairs called duplicates whose frame, rotation or mirroring is wrong
 * @param precisionRecall over the pairs that the index proposed
 */
public record EditsReport(
        Path folder,
        Settings settings,
        int originals,
        int indexed,
        List<Workbench.Rejected> rejected,
        List<EditScore> edits,
        EditScore all,
        List<FalseRelation> falseRelations,
        List<FalseRelation> ignoredRelations,
        List<Missed> missed,
        List<WrongRelation> wrongRelations,
        PrecisionRecall precisionRecall,
        double seconds) {
    /**
     * A relation to a picture that the edited one does not show.
     *
     * @param original whose edited pictures were taken for the other
     * @param edits those it happened with
     * @param lowestLog10FalseAlarms of the most convincing one
     */
    public record FalseRelation(
            String original, String other, Outcome said, List<String> edits, double lowestLog10FalseAlarms) {}

    /**
     * A picture that was not called a duplicate of what it shows.
     *
     * @param log10FalseAlarms null where nothing agrees
     */
    public record Missed(
            String edit,
            String original,
            String shown,
            Outcome said,
            @Nullable Double log10FalseAlarms) {}

    public record WrongRelation(String edit, String original, String shown, String expected, String said) {}

    /** Each edit, and all together last. */
    public List<EditScore> rows() {
        return Stream.concat(edits.stream(), Stream.of(all)).toList();
    }

    static EditsReport of(
            Path folder,
            Settings settings,
            int originals,
            int indexed,
            List<Workbench.Rejected> rejected,
            List<EditLookup> queries,
            IgnoredPairs ignored,
            double seconds) {
        Map<Edit, List<EditLookup>> byEdit = new LinkedHashMap<>();
        queries.forEach(query ->
                byEdit.computeIfAbsent(query.edit(), e -> new ArrayList<>()).add(query));
        List<EditScore> edits = byEdit.entrySet().stream()
                .map(e -> EditScore.of(e.getKey().label(), e.getValue(), ignored))
                .toList();
        List<Missed> missed = new ArrayList<>();
        List<WrongRelation> wrong = new ArrayList<>();
        byEdit.values()
                .forEach(same -> same.forEach(query -> query.shown().forEach(pair -> {
                    String edit = query.edit().label();
                    if (!pair.isFound()) {
                        double score = pair.log10FalseAlarms();
                        missed.add(new Missed(
                                edit,
                                query.original(),
                                pair.original(),
                                pair.outcome(),
                                Double.isFinite(score) ? score : null));
                    } else if (!pair.isRight() && pair.verdict() instanceof Verdict.Duplicate said) {
                        wrong.add(new WrongRelation(
                                edit,
                                query.original(),
                                pair.original(),
                                pair.expected().toString(),
                                Expectation.words(said.frame(), said.rotationDegrees(), said.mirrored())));
                    }
                })));
        return new EditsReport(
                folder,
                settings,
                originals,
                indexed,
                rejected,
                edits,
                EditScore.of("all", queries, ignored),
                relations(queries, ignored, false),
                relations(queries, ignored, true),
                missed,
                wrong,
                precisionRecall(queries, ignored, settings.thresholds().maxDuplicateLog10FalseAlarms()),
                seconds);
    }

    private static List<FalseRelation> relations(List<EditLookup> queries, IgnoredPairs ignored, boolean ofIgnored) {
        record Pair(String original, String other, Outcome said) {}
        Map<Pair, FalseRelation> relations = new LinkedHashMap<>();
        for (EditLookup query : queries) {
            for (EditLookup.Other other : query.others()) {
                boolean isIgnored =
                        other.outcome() == Outcome.SAME_LANDMARK && ignored.contain(query.original(), other.name());
                if (other.outcome() != Outcome.UNRELATED && isIgnored == ofIgnored) {
                    relations.merge(
                            new Pair(query.original(), other.name(), other.outcome()),
                            new FalseRelation(
                                    query.original(),
                                    other.name(),
                                    other.outcome(),
                                    List.of(query.edit().label()),
                                    other.log10FalseAlarms()),
                            EditsReport::joined);
                }
            }
        }
        return List.copyOf(relations.values());
    }

    private static FalseRelation joined(FalseRelation a, FalseRelation b) {
        List<String> edits = new ArrayList<>(a.edits);
        edits.addAll(b.edits);
        return new FalseRelation(
                a.original, a.other, a.said, edits, Math.min(a.lowestLog10FalseAlarms, b.lowestLog10FalseAlarms));
    }

    private static PrecisionRecall precisionRecall(List<EditLookup> queries, IgnoredPairs ignored, double threshold) {
        List<PrecisionRecall.Ranked> pairs = new ArrayList<>();
        int notProposed = 0;
        for (EditLookup query : queries) {
            for (EditLookup.Shown pair : query.shown()) {
                if (pair.verdict() == null) {
                    notProposed++;
                } else {
                    pairs.add(new PrecisionRecall.Ranked(pair.log10FalseAlarms(), true));
                }
            }
            query.others().stream()
                    .filter(other -> !ignored.contain(query.original(), other.name()))
                    .forEach(other -> pairs.add(new PrecisionRecall.Ranked(other.log10FalseAlarms(), false)));
        }
        return PrecisionRecall.of(pairs, notProposed, threshold);
    }
}
