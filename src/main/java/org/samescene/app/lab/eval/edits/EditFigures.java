package org.samescene.app.lab.eval.edits;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.eval.edits.EditsReport.FalseRelation;
import org.samescene.app.lab.eval.edits.EditsReport.Missed;
import org.samescene.app.lab.eval.edits.EditsReport.WrongRelation;
import org.samescene.app.lab.eval.report.FigureGroup;
import org.samescene.app.lab.eval.report.PairFigure;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.feature.ImageFeatures;

/**
 * The pictures of what went wrong with edits: all that is false, and of the rest a few of each edit. The
 * edits are made again for it.
 */
final class EditFigures {
    private static final int FALSE_RELATIONS = 40;
    private static final int OF_ONE_EDIT = 2;

    private final Workbench bench;
    private final Editor editor;
    private final List<ImageFeatures> images;

    /** @param images all that are indexed */
    EditFigures(Workbench bench, Editor editor, List<ImageFeatures> images) {
        this.bench = bench;
        this.editor = editor;
        this.images = images;
    }

    List<FigureGroup> of(EditsReport report) throws IOException {
        List<PairFigure> falsely = new ArrayList<>();
        for (FalseRelation relation :
                report.falseRelations().stream().limit(FALSE_RELATIONS).toList()) {
            falsely.add(card(
                    "%s after %s, log10 NFA %.1f"
                            .formatted(
                                    relation.said(),
                                    String.join(", ", relation.edits()),
                                    relation.lowestLog10FalseAlarms()),
                    relation.edits().getFirst(),
                    relation.original(),
                    relation.other()));
        }
        Map<String, Integer> ofEdit = new HashMap<>();
        List<PairFigure> wrong = new ArrayList<>();
        for (WrongRelation relation : report.wrongRelations()) {
            if (ofEdit.merge(relation.edit(), 1, Integer::sum) <= OF_ONE_EDIT) {
                wrong.add(card(
                        "%s: is %s, was called %s".formatted(relation.edit(), relation.expected(), relation.said()),
                        relation.edit(),
                        relation.original(),
                        relation.shown()));
            }
        }
        ofEdit.clear();
        List<PairFigure> missed = new ArrayList<>();
        for (Missed pair : report.missed()) {
            if (ofEdit.merge(pair.edit(), 1, Integer::sum) <= OF_ONE_EDIT) {
                missed.add(card(
                        "%s: %s%s"
                                .formatted(
                                        pair.edit(),
                                        pair.said(),
                                        pair.log10FalseAlarms() == null
                                                ? ""
                                                : ", log10 NFA %.1f".formatted(pair.log10FalseAlarms())),
                        pair.edit(),
                        pair.original(),
                        pair.shown()));
            }
        }
        return List.of(
                new FigureGroup("False relations", report.falseRelations().size(), falsely),
                new FigureGroup(
                        "Found, but the relation is wrong",
                        report.wrongRelations().size(),
                        wrong),
                new FigureGroup("Missed", report.missed().size(), missed));
    }

    private PairFigure card(String what, String label, String original, String other) throws IOException {
        int number = 0;
        while (!editor.originals().get(number).key().imageId().equals(original)) {
            number++;
        }
        Edit edit = Arrays.stream(Edit.values())
                .filter(e -> e.label().equals(label))
                .findFirst()
                .orElseThrow();
        BufferedImage edited = editor.edit(number, editor.open(number), edit).picture();
        ImageFeatures image = images.stream()
                .filter(i -> i.key().imageId().equals(other))
                .findFirst()
                .orElseThrow();
        return new PairFigure(
                what,
                PairFigure.side(original + ", " + label, null, edited),
                PairFigure.side(other, image.uri(), bench.picture(image)));
    }
}
