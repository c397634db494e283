package org.samescene.app;

import java.nio.file.Path;
import java.util.Optional;
import org.samescene.ImagePipeline;
import org.samescene.TurnedSearch;
import org.samescene.arrival.Originals;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.tensorflow.GradientPoses;
import org.samescene.feature.tensorflow.Models;
import org.samescene.index.SearchOptions;
import org.samescene.match.MatchOptions;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;
import org.samescene.verdict.Thresholds;

/** Puts the pipeline together as configured. */
public record Assembly(WorkerConfig config) {
    /** Opens the model; closing the parts is up to the caller. */
    public ImagePipeline.Extraction extraction() {
        FeatureExtractor extractor = Models.named(config.model()).open();
        return new ImagePipeline.Extraction(new Originals(config.fetch().maxBytes()), decoder(), extractor);
    }

    public BitmapDecoder decoder() {
        WorkerConfig.Decode decode = config.decode();
        return new BitmapDecoder(new DecodeLimits(decode.maxPixels(), decode.maxDecodedBytes(), decode.timeout()));
    }

    public ImagePipeline.Matching matching() {
        return new ImagePipeline.Matching(
                new Verifier(matchOptions()), new Judge(thresholds()), config.match().maxCandidates(), turnedSearch());
    }

    public MatchOptions matchOptions() {
        WorkerConfig.Match match = config.match();
        MatchOptions defaults = isGradient() ? MatchOptions.gradient() : MatchOptions.defaults();
        MatchOptions options = defaults
                .withMaxDistance(match.maxDistance().orElse(defaults.maxDistance()))
                .withTransform(defaults.transform().withInlierRadiusPx(
                        match.inlierRadiusPx().orElse(defaults.transform().inlierRadiusPx())));
        return match.screening() ? options : options.withScreening(MatchOptions.Screening.OFF);
    }

    public Thresholds thresholds() {
        WorkerConfig.Judge judge = config.judge();
        Thresholds defaults = Thresholds.DEFAULT;
        return new Thresholds(
                judge.minEvidence().orElse(defaults.minEvidence()),
                judge.maxLog10FalseAlarms().orElse(defaults.maxLog10FalseAlarms()),
                judge.minDuplicateLikeness().orElse(defaults.minDuplicateLikeness()),
                judge.minDuplicateExactShare().orElse(defaults.minDuplicateExactShare()),
                judge.minDuplicateCoverage().orElse(defaults.minDuplicateCoverage()),
                judge.maxOverlaySpread().orElse(defaults.maxOverlaySpread()),
                judge.sameFrameCoverage().orElse(defaults.sameFrameCoverage()));
    }

    public SearchOptions searchOptions() {
        WorkerConfig.Index index = config.index();
        return new SearchOptions(index.indexedDescriptors(), index.queriedDescriptors(), index.neighbours(), index.distanceLimit());
    }

    private TurnedSearch turnedSearch() {
        WorkerConfig.Turned turned = config.match().turned();
        return turned.enabled() && isGradient()
                ? new TurnedSearch(GradientPoses.poses(), turned.descriptors(), turned.candidates())
                : TurnedSearch.OFF;
    }

    private boolean isGradient() {
        return Models.named(config.model()) == Models.GRADIENT;
    }

    /** The folder that everything of the configured model lies in. */
    public Path data(Optional<Path> asked) {
        return asked.or(config::data).orElseGet(Assembly::xdgDataFolder).toAbsolutePath().resolve(config.model());
    }

    /** The model's name and version, as features carry it. */
    public String model() {
        return Models.named(config.model()).versioned();
    }

    /** Where data go that nobody has named a place for. */
    public static Path xdgDataFolder() {
        String xdg = System.getenv("XDG_DATA_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "share") : Path.of(xdg);
        return base.resolve("samescene");
    }
}
