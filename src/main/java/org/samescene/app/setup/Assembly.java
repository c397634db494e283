package org.samescene.app.setup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.samescene.ImagePipeline;
import org.samescene.TurnedSearch;
import org.samescene.arrival.Originals;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.tensorflow.TensorFlowExtractor;
import org.samescene.feature.tensorflow.TensorFlowThreads;
import org.samescene.feature.tensorflow.gradient.GradientPoses;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.index.SearchOptions;
import org.samescene.match.MatchOptions;
import org.samescene.match.Verifier;
import org.samescene.verdict.Judge;
import org.samescene.verdict.Thresholds;

/**
 * Puts the pipeline together as configured.
 *
 * @param modelName of the model to use, see {@link Models}
 * @param longestSidePx what pictures are brought to; empty: as the model wants
 */
public record Assembly(WorkerConfig config, String modelName, OptionalInt longestSidePx) {
    public Assembly(WorkerConfig config) {
        this(config, config.model(), config.extract().longestSidePx());
    }

    /**
     * For features of which nobody says what made them: they are matched with the limits that hold for no
     * model in particular. It has no model to open.
     */
    public Assembly ofNoModel() {
        return new Assembly(config, "", longestSidePx);
    }

    /** Opens the model; closing the parts is up to the caller. */
    public ImagePipeline.Extraction extraction() {
        FeatureExtractor extractor = open(TensorFlowThreads.forThroughput());
        return new ImagePipeline.Extraction(new Originals(config.fetch().maxBytes()), decoder(), extractor);
    }

    /** Opens the model alone; closing it is up to the caller. */
    public TensorFlowExtractor open(TensorFlowThreads threads) {
        return models().open(modelName, longestSidePx, threads, config.device());
    }

    public Models models() {
        return new Models(config.models()
                .orElseGet(() -> xdgFolder("XDG_CACHE_HOME", ".cache").resolve("models"))
                .toAbsolutePath());
    }

    public BitmapDecoder decoder() {
        WorkerConfig.Decode decode = config.decode();
        return new BitmapDecoder(new DecodeLimits(decode.maxPixels(), decode.maxDecodedBytes(), decode.timeout()));
    }

    public ImagePipeline.Matching matching() {
        return new ImagePipeline.Matching(
                new Verifier(matchOptions()),
                new Judge(thresholds()),
                config.match().maxCandidates(),
                turnedSearch());
    }

    public MatchOptions matchOptions() {
        WorkerConfig.Match match = config.match();
        MatchOptions defaults = isGradient() ? MatchOptions.gradient() : MatchOptions.defaults();
        MatchOptions options = defaults.withMaxDistance(match.maxDistance().orElse(defaults.maxDistance()))
                .withDistinctiveDistance(match.distinctiveDistance().orElse(defaults.distinctiveDistance()))
                .withTransform(defaults.transform()
                        .withInlierRadiusPx(match.inlierRadiusPx()
                                .orElse(defaults.transform().inlierRadiusPx())));
        return match.screening() ? options : options.withScreening(MatchOptions.Screening.OFF);
    }

    public Thresholds thresholds() {
        WorkerConfig.Judge judge = config.judge();
        Thresholds defaults = Thresholds.DEFAULT;
        return new Thresholds(
                judge.minEvidence().orElse(defaults.minEvidence()),
                judge.maxLog10FalseAlarms().orElse(defaults.maxLog10FalseAlarms()),
                judge.maxDuplicateLog10FalseAlarms().orElse(defaults.maxDuplicateLog10FalseAlarms()),
                judge.minDuplicateLikeness().orElse(defaults.minDuplicateLikeness()),
                judge.minDuplicateExactShare().orElse(defaults.minDuplicateExactShare()),
                judge.certainLikeness().orElse(defaults.certainLikeness()),
                judge.minCertainExactShare().orElse(defaults.minCertainExactShare()),
                judge.minDuplicateCoverage().orElse(defaults.minDuplicateCoverage()),
                judge.maxOverlaySpread().orElse(defaults.maxOverlaySpread()),
                judge.sameFrameCoverage().orElse(defaults.sameFrameCoverage()));
    }

    public SearchOptions searchOptions() {
        WorkerConfig.Index index = config.index();
        return new SearchOptions(
                index.indexedDescriptors(), index.queriedDescriptors(), index.neighbours(), index.distanceLimit());
    }

    private TurnedSearch turnedSearch() {
        WorkerConfig.Turned turned = config.match().turned();
        return turned.enabled() && isGradient()
                ? new TurnedSearch(GradientPoses.poses(), turned.descriptors(), turned.candidates())
                : TurnedSearch.OFF;
    }

    private boolean isGradient() {
        return modelName.equals(Models.GRADIENT);
    }

    /** The folder that everything of the configured model lies in. */
    public Path data(Optional<Path> asked) {
        return asked.or(config::data)
                .orElseGet(Assembly::xdgDataFolder)
                .toAbsolutePath()
                .resolve(model());
    }

    /** The model's name and version, as features carry it. */
    public String model() {
        return models().id(modelName, longestSidePx);
    }

    /** Where data go that nobody has named a place for. */
    public static Path xdgDataFolder() {
        return xdgFolder("XDG_DATA_HOME", ".local", "share");
    }

    private static Path xdgFolder(String variable, String... usual) {
        String xdg = System.getenv(variable);
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), usual) : Path.of(xdg);
        return base.resolve("samescene");
    }
}
