package org.samescene.app.match;

import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.samescene.Extraction;
import org.samescene.Matched;
import org.samescene.Matching;
import org.samescene.app.json.Json;
import org.samescene.app.picture.BufferedImages;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.LocalFeatures;
import org.samescene.match.Agreement;
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
    private ComparedFile a;
    private ComparedFile b;

    @Option(names = "--plot", paramLabel = "FILE.png", description = "Draws both side by side with the inliers joined.")
    Optional<Path> plot = Optional.empty();

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    @Mixin
    ModelOption model;

    private final Assembly configured;
    private final Terminal terminal = Terminal.ofProcess();

    @Inject
    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    MatchCommand(Assembly configured) {
        this.configured = configured;
    }

    @Parameters(index = "0", paramLabel = "A", description = "A picture, or features as a .delf or .delg_local file.")
    void first(Path path) {
        a = new ComparedFile(path);
    }

    @Parameters(index = "1", paramLabel = "B", description = "The file to compare it with.")
    void second(Path path) {
        b = new ComparedFile(path);
    }

    @Override
    public Integer call() throws Exception {
        if (plot.isPresent()) {
            // a missing picture is reported before the work, not after it
            a.picture();
            b.picture();
        }
        Assembly assembly = model.of(configured);
        if (a.holdsFeatures() && b.holdsFeatures()) {
            ImageFeatures first = a.features();
            ImageFeatures second = b.features();
            requireOneModel(first.local(), second.local());
            compare(assembly.matchingOfNoModel(), Optional.empty(), first, second);
        } else {
            try (Extraction extraction = assembly.extraction()) {
                String used = extraction.model();
                compare(assembly.matching(), Optional.of(used), a.features(extraction), b.features(extraction));
                Stream.of(a, b)
                        .filter(ComparedFile::holdsFeatures)
                        .forEach(file -> terminal.say(file + " doesn't say which model made it; taken for " + used));
            }
        }
        return 0;
    }

    private void requireOneModel(LocalFeatures first, LocalFeatures second) {
        if (first.dimensions() != second.dimensions()) {
            throw new IllegalArgumentException(
                    "features of " + first.dimensions() + " dimensions (" + a + ") can't be compared with features of "
                            + second.dimensions() + " (" + b + "): extract both with one model");
        }
    }

    private void compare(Matching matching, Optional<String> used, ImageFeatures first, ImageFeatures second)
            throws IOException, RejectedException {
        Matched matched = matching.match(first, second);
        Agreement agreement = matched.agreement();
        Verdict verdict = matched.verdict();
        Comparison found = Comparison.of(
                used, first, second, agreement, verdict, matching.verifier().isCalibrated());
        System.out.println(json ? Json.write(found) : new ComparisonText(a, b, found));
        if (plot.isPresent()) {
            BufferedImage drawn =
                    MatchPlot.of(side(a, first.local()), side(b, second.local()), agreement, found.verdict());
            if (!ImageIO.write(drawn, "png", plot.get().toFile())) {
                throw new IllegalStateException("no PNG could be written to " + plot.get());
            }
            terminal.say("Plot in " + plot.get());
        }
    }

    private MatchPlot.Side side(ComparedFile file, LocalFeatures features) throws IOException, RejectedException {
        Bitmap picture = configured.decoder().decode(Files.readAllBytes(file.picture()));
        return new MatchPlot.Side(BufferedImages.of(picture), features);
    }
}
