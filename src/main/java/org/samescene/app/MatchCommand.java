package org.samescene.app;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import org.samescene.ImagePipeline;
import org.samescene.app.kafka.EventJson;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.match.Agreement;
import org.samescene.match.geometry.Homography;
import org.samescene.match.geometry.TransformKind;
import org.samescene.verdict.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "match", description = "Compares two pictures: features, matches, inliers, transform, verdict.", mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "A", description = "A picture.")
    Path a;

    @Parameters(index = "1", paramLabel = "B", description = "Another one.")
    Path b;

    @Option(names = "--plot", paramLabel = "FILE.png", description = "Draws both side by side with the inliers joined.")
    Optional<Path> plot = Optional.empty();

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    @Mixin
    ModelOption model;

    private final WorkerConfig config;

    @Inject
    MatchCommand(WorkerConfig config) {
        this.config = config;
    }

    /** What is said of two pictures, as JSON field for field. */
    record Comparison(
            String model,
            int featuresA,
            int featuresB,
            int putative,
            int inliers,
            int evidence,
            double rmsPx,
            Double log10FalseAlarms,
            double confidence,
            double[] transform,
            TransformKind transformKind,
            String verdict,
            Verdict details) {}

    @Override
    public Integer call() throws Exception {
        Assembly assembly = model.assembly(config);
        try (ImagePipeline.Extraction extraction = assembly.extraction()) {
            ImageFeatures first = extract(extraction, a);
            ImageFeatures second = extract(extraction, b);
            ImagePipeline.Matching matching = assembly.matching();
            Agreement agreement = matching.agreementInAnyPose(first, second);
            Verdict verdict = matching.judge().judge(first, second, agreement);
            Comparison comparison = new Comparison(extraction.extractor().model(), first.local().count(), second.local().count(),
                    agreement.putative(), agreement.inlierCount(), agreement.evidence(), agreement.rmsPx(),
                    agreement.transform().isEmpty() ? null : agreement.log10FalseAlarms(), agreement.confidence(),
                    agreement.transform().map(Homography::matrix).orElse(null), agreement.kind().orElse(null), name(verdict), verdict);
            System.out.println(json ? EventJson.mapper().writeValueAsString(comparison) : text(comparison));
            if (plot.isPresent()) {
                draw(assembly, first, second, agreement, name(verdict));
            }
            return 0;
        }
    }

    private ImageFeatures extract(ImagePipeline.Extraction extraction, Path file) throws RejectedException, InterruptedException {
        try {
            String uri = file.toUri().toString();
            ImageFeatures image = extraction.extract(new Arrival.Uploaded(new ImageKey("match", file.toString()), uri, null, null, null, null));
            // as the worker has them: from the features log
            return ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(image));
        } catch (RejectedException e) {
            throw new RejectedException(e.reason(), file + ": " + e.getMessage(), e);
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
        text.append("matches   %d putative, %d inliers, %d of them in places of their own%n".formatted(c.putative, c.inliers, c.evidence));
        if (c.transform != null) {
            double[] t = c.transform;
            text.append("transform x' = (%.4f x %+.4f y %+.1f)%s%n          y' = (%.4f x %+.4f y %+.1f)%s%n"
                    .formatted(t[0], t[1], t[2], over(t), t[3], t[4], t[5], over(t)));
            text.append("residual  %.1f px rms at a longest side of 640 px%n".formatted(c.rmsPx));
            text.append("chance    10^%.1f such agreements expected by chance%n".formatted(c.log10FalseAlarms));
        }
        text.append("verdict   ").append(c.verdict);
        if (c.details instanceof Verdict.Duplicate d) {
            text.append(": A is %s%s, turned by %.1f°%s; %.0f %% of A and %.0f %% of B in common; keep %s: %s"
                    .formatted(switch (d.frame()) {
                        case SAME_FRAME -> "the same frame as B";
                        case CROP_OF -> "a crop of B";
                        case CONTAINS -> "a larger frame than B";
                        case OVERLAPS -> "overlapping B";
                    }, d.kind() == Verdict.Kind.EXACT ? ", byte for byte" : "", d.rotationDegrees(), d.mirrored() ? " and mirrored" : "",
                            100 * d.overlap().coverage(), 100 * d.overlap().coverageOfOther(), d.preference().first() ? "A" : "B",
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

    private void draw(Assembly assembly, ImageFeatures first, ImageFeatures second, Agreement agreement, String verdict) throws Exception {
        Bitmap pictureA = assembly.decoder().decode(Files.readAllBytes(a));
        Bitmap pictureB = assembly.decoder().decode(Files.readAllBytes(b));
        Path file = plot.get();
        if (!ImageIO.write(MatchPlot.of(pictureA, first.local(), pictureB, second.local(), agreement, verdict), "png", file.toFile())) {
            throw new IllegalStateException("no PNG could be written to " + file);
        }
        System.err.println("Plot in " + file);
    }
}
