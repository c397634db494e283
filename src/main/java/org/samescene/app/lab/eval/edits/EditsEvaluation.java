package org.samescene.app.lab.eval.edits;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.samescene.Finding;
import org.samescene.Matching;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.edit.EditedPicture;
import org.samescene.app.lab.eval.report.ReportPage;
import org.samescene.app.lab.eval.workbench.Gallery;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.lab.eval.workbench.Settings;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.Arrival;
import org.samescene.feature.ImageFeatures;
import org.samescene.match.Size;
import org.samescene.verdict.Verdict;

/**
 * Edits every photo of a folder in every way, and looks each edited picture up among the originals. EditedPicture
 * pictures do not enter the index.
 *
 * @param folder of the originals
 * @param distractors folders of further pictures for the index
 * @param edits to be made, in this order
 * @param limit how many of the originals are edited at most, spread evenly; all are in the index
 */
record EditsEvaluation(
        Assembly assembly,
        Path folder,
        List<Path> distractors,
        Set<Edit> edits,
        int limit,
        IgnoredPairs ignored,
        Terminal terminal) {
    /** @param page where the report page goes */
    EditsReport run(Path page) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Arrival.Uploaded> files = Gallery.below(folder);
        Set<String> names =
                Set.copyOf(files.stream().map(file -> file.key().imageId()).toList());
        for (Path other : distractors) {
            files.addAll(Gallery.beside(folder, other));
        }
        try (Workbench bench = Workbench.open(assembly)) {
            Workbench.Extracted extracted = bench.extract(files, terminal);
            List<ImageFeatures> images = extracted.images();
            bench.index(images);
            List<ImageFeatures> originals = images.stream()
                    .filter(image -> names.contains(image.key().imageId()))
                    .toList();
            if (originals.size() < 2) {
                throw new IllegalArgumentException("of the files below " + folder + " " + originals.size()
                        + " can be used as originals; at least two are needed, so that there is something to"
                        + " be wrong about");
            }
            Editor editor = new Editor(bench, originals);
            int[] sample = editor.sample(limit);
            List<EditLookup> queries = ask(bench, editor, sample);
            EditsReport report = EditsReport.of(
                    folder,
                    Settings.of(assembly),
                    sample.length,
                    images.size(),
                    extracted.rejected(),
                    queries,
                    ignored,
                    (System.nanoTime() - start) / 1e9);
            new ReportPage(EditsReport.class, "edits")
                    .write(page, report, report.precisionRecall(), new EditFigures(bench, editor, images).of(report));
            return report;
        }
    }

    private List<EditLookup> ask(Workbench bench, Editor editor, int[] sample) throws InterruptedException {
        Progress progress = new Progress(terminal, sample.length * edits.size(), "edits");
        AtomicInteger done = new AtomicInteger();
        Matching matching = assembly.matching();
        List<Callable<List<EditLookup>>> tasks = new ArrayList<>();
        for (int original : sample) {
            tasks.add(() -> {
                Editor.Opened opened = editor.open(original);
                List<EditLookup> queries = new ArrayList<>();
                for (Edit edit : edits) {
                    EditedPicture edited = editor.edit(original, opened, edit);
                    ImageFeatures features = bench.extract(edited.picture(), edit.quality());
                    queries.add(query(
                            edit,
                            edited,
                            features,
                            editor,
                            original,
                            matching.compare(features, Long.MAX_VALUE, bench.index())
                                    .all()));
                    synchronized (progress) {
                        progress.show(done.incrementAndGet(), 0);
                    }
                }
                return queries;
            });
        }
        List<EditLookup> queries = new ArrayList<>();
        bench.inParallel(tasks, queries::addAll);
        return queries;
    }

    private static EditLookup query(
            Edit edit,
            EditedPicture edited,
            ImageFeatures features,
            Editor editor,
            int original,
            List<Finding> findings) {
        Map<String, Finding> said = new HashMap<>();
        findings.forEach(finding -> said.put(finding.other().key().imageId(), finding));
        List<EditLookup.Shown> shown = new ArrayList<>();
        shown.add(shown(features, edited.toOriginal(), editor.originals().get(original), said));
        edited.toPartner()
                .ifPresent(toPartner -> shown.add(shown(features, toPartner, editor.partner(original), said)));
        // what is left is of pictures that it doesn't show
        List<EditLookup.Other> others = findings.stream()
                .filter(said::containsValue)
                .map(finding -> new EditLookup.Other(
                        finding.other().key().imageId(),
                        finding.verdict(),
                        finding.falseAlarms().log10()))
                .toList();
        return new EditLookup(edit, editor.originals().get(original).key().imageId(), shown, others);
    }

    private static EditLookup.Shown shown(
            ImageFeatures features, AffineTransform toOriginal, ImageFeatures original, Map<String, Finding> said) {
        Expectation expected =
                Expectation.of(features.width(), features.height(), toOriginal, original.width(), original.height());
        Finding finding = said.remove(original.key().imageId());
        if (finding == null) {
            return new EditLookup.Shown(original.key().imageId(), expected, null, Double.POSITIVE_INFINITY, Double.NaN);
        }
        double error = finding.verdict() instanceof Verdict.Duplicate duplicate
                ? cornerErrorPx(duplicate, features, toOriginal, original)
                : Double.NaN;
        return new EditLookup.Shown(
                original.key().imageId(),
                expected,
                finding.verdict(),
                finding.falseAlarms().log10(),
                error);
    }

    /** At the corners of what of the original is seen: nobody cares where the empty corners of a canvas go. */
    private static double cornerErrorPx(
            Verdict.Duplicate duplicate, ImageFeatures features, AffineTransform toOriginal, ImageFeatures original) {
        double worst = 0;
        for (int corner = 0; corner < 4; corner++) {
            Point2D right = toOriginal.transform(
                    new Point2D.Double((corner & 1) * features.width(), (corner >> 1) * features.height()), null);
            right.setLocation(
                    Math.clamp(right.getX(), 0, original.width()), Math.clamp(right.getY(), 0, original.height()));
            Point2D seen;
            try {
                seen = toOriginal.inverseTransform(right, null);
            } catch (NoninvertibleTransformException e) {
                throw new IllegalStateException("an edit flattens the photo: " + toOriginal, e);
            }
            double x = duplicate.transform().applyX(seen.getX(), seen.getY());
            double y = duplicate.transform().applyY(seen.getX(), seen.getY());
            worst = Math.max(worst, right.distance(x, y));
        }
        return worst * Size.COMMON_PX / Math.max(original.width(), original.height());
    }
}
