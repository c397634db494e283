package org.samescene.app.lab.eval.photos;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.samescene.app.lab.eval.photos.PhotosReport.Wrong;
import org.samescene.app.lab.eval.report.FigureGroup;
import org.samescene.app.lab.eval.report.PairFigure;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.feature.ImageFeatures;

/** The pictures of what went wrong with photos: what is wrongly said, and of the missed a few of each folder. */
final class PhotoFigures {
    private static final int WRONG = 40;
    private static final int OF_ONE_FOLDER = 3;

    private final Workbench bench;
    private final Map<String, ImageFeatures> images;

    PhotoFigures(Workbench bench, List<ImageFeatures> images) {
        this.bench = bench;
        this.images =
                images.stream().collect(Collectors.toMap(image -> image.key().imageId(), Function.identity()));
    }

    List<FigureGroup> of(PhotosReport report) throws IOException {
        Map<String, Integer> ofFolder = new HashMap<>();
        List<Wrong> missed = report.missed().stream()
                .filter(pair -> ofFolder.merge(FolderTruth.of(pair.a()).folder(), 1, Integer::sum) <= OF_ONE_FOLDER)
                .toList();
        return List.of(
                box("Wrongly called duplicates", report.wrongDuplicates(), report.wrongDuplicates()),
                box("Wrongly called the same landmark", report.wrongSameLandmark(), report.wrongSameLandmark()),
                box(
                        "Called the same landmark, of ignored pairs",
                        report.ignoredSameLandmark(),
                        report.ignoredSameLandmark()),
                box("Missed", report.missed(), missed));
    }

    private FigureGroup box(String title, List<Wrong> all, List<Wrong> some) throws IOException {
        List<PairFigure> cards = new ArrayList<>();
        for (Wrong pair : some.stream().limit(WRONG).toList()) {
            String score = pair.log10FalseAlarms() == null ? "" : ", log10 NFA %.1f".formatted(pair.log10FalseAlarms());
            cards.add(new PairFigure(
                    "is %s, was called %s%s".formatted(pair.truth(), pair.said(), score),
                    side(pair.a()),
                    side(pair.b())));
        }
        return new FigureGroup(title, all.size(), cards);
    }

    private PairFigure.Side side(String name) throws IOException {
        ImageFeatures image = Objects.requireNonNull(images.get(name), name);
        return PairFigure.side(name, image.uri(), bench.picture(image));
    }
}
