package org.samescene.app.match;

import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.samescene.ImagePipeline;
import org.samescene.app.json.Json;
import org.samescene.app.picture.PictureNames;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Original;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.delf.DelfFeatures;
import org.samescene.feature.delf.DelfImage;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformKind;
import org.samescene.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "match",
        description =
                "Compares two pictures, or the .delf files of two: features, matches, inliers, transform, verdict.",
        mixinStandardHelpOptions = true)
public final class MatchCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "A picture, or features as a .delf or .delg_local file.")
    Path a;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    Path b;

    @Option(names = "--plot", paramLabel = "FILE.png", description = "Draws both side by side with the inliers joined.")
    Optional<Path> plot = Optional.empty();

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    @Mixin
    ModelOption model;

    private final Assembly configured;

    @Inject
    MatchCommand(Assembly configured) {
        this.configured = configured;
    }

    /**
     * What is said of two pictures, as JSON field for field.
     *
     * @param model left out between two .delf files, which don't name theirs
     * @param confidence of a duplicate by all matches, else by the distinctive ones, as the judge goes by
     */
    record Comparison(
            String model,
            int featuresA,
            int featuresB,
            int putative,
            int inliers,
            int distinctiveInliers,
            int evidence,
            double rmsPx,
            Double log10FalseAlarms,
            Double log10FalseAlarmsOfDistinctive,
            double confidence,
            double[] transform,
            TransformKind transformKind,
            String verdict,
            Verdict details) {}

    @Override
    public Integer call() throws Exception {
        Assembly assembly = model.of(configured);
        if (plot.isPresent()) {
            picture(a);
            picture(b);
        }
        if (DelfFeatures.isNamed(a.toString()) && DelfFeatures.isNamed(b.toString())) {
            Source file =
                    upload -> DelfImage.of(upload, Original.of(Files.readAllBytes(Path.of(URI.create(upload.uri())))));
            ImageFeatures first = image(a, file);
            ImageFeatures second = image(b, file);
            requireOneModel(first.local(), second.local());
            compare(assembly.matchingOfNoModel(), null, first, second);
        } else {
            try (ImagePipeline.Extraction extraction = assembly.extraction()) {
                String used = extraction.extractor().model();
                compare(assembly.matching(), used, image(a, extraction::extract), image(b, extraction::extract));
                Stream.of(a, b)
                        .filter(file -> DelfFeatures.isNamed(file.toString()))
                        .forEach(file ->
                                System.err.println(file + " doesn't say which model made it; taken for " + used));
            }
        }
        return 0;
    }

    private interface Source {
        ImageFeatures of(Arrival.Uploaded upload) throws RejectedException, InterruptedException, IOException;
    }

    private static ImageFeatures image(Path file, Source source)
            throws RejectedException, InterruptedException, IOException {
        try {
            String uri = file.toUri().toString();
            ImageFeatures image = source.of(
                    new Arrival.Uploaded(new ImageKey("match", file.toString()), uri, null, null, null, null));
            // as the worker has them: from the features log
            return ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(image));
        } catch (RejectedException e) {
            throw new RejectedException(e.reason(), file + ": " + e.getMessage(), e);
        }
    }

    private void requireOneModel(LocalFeatures first, LocalFeatures second) {
        if (first.dimensions() != second.dimensions()) {
            throw new IllegalArgumentException(
                    "features of " + first.dimensions() + " dimensions (" + a + ") can't be compared with features of "
                            + second.dimensions() + " (" + b + "): extract both with one model");
        }
    }

    /** @param used the model; null where nobody said it */
    private void compare(ImagePipeline.Matching matching, String used, ImageFeatures first, ImageFeatures second)
            throws Exception {
        Agreement agreement = matching.agreementInAnyPose(first, second);
        Verdict verdict = matching.judge().judge(first, second, agreement);
        Comparison comparison = new Comparison(
                used,
                first.local().count(),
                second.local().count(),
                agreement.putative(),
                agreement.inlierCount(),
                agreement.distinctiveInlierCount(),
                agreement.evidence(),
                agreement.rmsPx(),
                agreement.transform().isEmpty() ? null : agreement.falseAlarms().log10(),
                agreement.transform().isEmpty() ? null : agreement.falseAlarms().log10OfDistinctive(),
                verdict instanceof Verdict.Duplicate
                        ? agreement.falseAlarms().confidence()
                        : agreement.falseAlarms().confidenceOfDistinctive(),
                agreement.transform().map(Homography::matrix).orElse(null),
                agreement.kind().orElse(null),
                name(verdict),
                verdict);
        System.out.println(json ? Json.write(comparison) : text(comparison));
        if (plot.isPresent()) {
            draw(first, second, agreement, name(verdict));
        }
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Duplicate d -> "duplicate";
            case Verdict.SameLandmark s -> "same-landmark";
            case Verdict.Unrelated u -> "unrelated";
        };
    }

    private String text(Comparison c) {
        StringBuilder text = new StringBuilder();
        text.append("A         %s (%d features)%n".formatted(a, c.featuresA));
        text.append("B         %s (%d features)%n".formatted(b, c.featuresB));
        text.append("matches   %d putative, %d inliers, %d of them in places of their own%n"
                .formatted(c.putative, c.inliers, c.evidence));
        if (c.transform != null) {
            double[] t = c.transform;
            text.append("transform x' = (%.4f x %+.4f y %+.1f)%s%n          y' = (%.4f x %+.4f y %+.1f)%s%n"
                    .formatted(t[0], t[1], t[2], over(t), t[3], t[4], t[5], over(t)));
            text.append("residual  %.1f px rms at a longest side of 640 px%n".formatted(c.rmsPx));
            text.append("chance    10^%.1f such agreements expected by chance".formatted(c.log10FalseAlarms));
            text.append(
                    c.log10FalseAlarmsOfDistinctive.equals(c.log10FalseAlarms)
                            ? "%n".formatted()
                            : "; 10^%.1f by the %d distinctive inliers alone, which a same landmark is judged by%n"
                                    .formatted(c.log10FalseAlarmsOfDistinctive, c.distinctiveInliers));
        }
        text.append("verdict   ").append(c.verdict);
        if (c.details instanceof Verdict.Duplicate d) {
            text.append(": A is %s%s, turned by %.1f°%s; %.0f %% of A and %.0f %% of B in common; keep %s: %s"
                    .formatted(
                            switch (d.frame()) {
                                case SAME_FRAME -> "the same frame as B";
                                case CROP_OF -> "a crop of B";
                                case CONTAINS -> "a larger frame than B";
                                case OVERLAPS -> "overlapping B";
                            },
                            d.kind() == Verdict.Kind.EXACT ? ", byte for byte" : "",
                            d.rotationDegrees(),
                            d.mirrored() ? " and mirrored" : "",
                            100 * d.overlap().coverage(),
                            100 * d.overlap().coverageOfOther(),
                            d.preference().first() ? "A" : "B",
                            switch (d.preference().reason()) {
                                case SHOWS_MORE -> "it shows more";
                                case MORE_PIXELS -> "it has more pixels";
                                case LESS_COMPRESSED -> "it is less compressed";
                                case EARLIER -> "nothing speaks for either";
                            }));
        }
        if (c.details instanceof Verdict.Unrelated u && u.why() == Verdict.Why.OVERLAY) {
            text.append(": all that agrees is a small thing laid over both");
        }
        return text.toString();
    }

    /** The denominator of a homography; nothing of an affine transform. */
    private static String over(double[] t) {
        return t[6] == 0 && t[7] == 0 ? "" : " / (%.3g x %+.3g y + 1)".formatted(t[6], t[7]);
    }

    private void draw(ImageFeatures first, ImageFeatures second, Agreement agreement, String verdict) throws Exception {
        Bitmap pictureA = configured.decoder().decode(Files.readAllBytes(picture(a)));
        Bitmap pictureB = configured.decoder().decode(Files.readAllBytes(picture(b)));
        Path file = plot.get();
        if (!ImageIO.write(
                MatchPlot.of(pictureA, first.local(), pictureB, second.local(), agreement, verdict),
                "png",
                file.toFile())) {
            throw new IllegalStateException("no PNG could be written to " + file);
        }
        System.err.println("Plot in " + file);
    }

    /**
     * To draw on: the file itself, or the picture of the same name beside a .delf file.
     *
     * @throws IllegalArgumentException if there is none
     */
    private static Path picture(Path file) throws IOException {
        if (!DelfFeatures.isNamed(file.toString())) {
            return file;
        }
        Path name = PictureNames.withoutEnding(file.toAbsolutePath());
        try (Stream<Path> beside = Files.list(name.getParent())) {
            return beside.filter(other -> PictureNames.isPicture(other)
                            && PictureNames.withoutEnding(other).equals(name))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--plot needs the picture that " + file
                            + " was made of: put it beside, as " + name + ".jpg or the like"));
        }
    }
}
