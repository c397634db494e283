package org.samescene.app.setup;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.samescene.EarlierFeatures;
import org.samescene.Extraction;
import org.samescene.ExtractionPool;
import org.samescene.Matching;
import org.samescene.arrival.Originals;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.PictureDecoder;
import org.samescene.bitmap.process.DecoderProcesses;
import org.samescene.bitmap.vips.VipsReader;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.feature.tensorflow.TensorFlowThreads;
import org.samescene.feature.tensorflow.store.Models;
import org.samescene.index.SearchOptions;
import org.samescene.index.lucene.IndexForm;
import org.samescene.match.MatchOptions;
import org.samescene.verdict.Thresholds;

/** Puts the stages together as configured, for one model. */
@Singleton
public final class Assembly {
    private final ModelConfig model;
    private final Models models;
    private final FolderConfig folders;
    private final FetchConfig fetch;
    private final DecodeConfig decode;
    private final MatchingSetup matching;

    @Inject
    Assembly(
            ModelConfig model,
            Models models,
            FolderConfig folders,
            FetchConfig fetch,
            DecodeConfig decode,
            MatchingSetup matching) {
        this.model = model;
        this.models = models;
        this.folders = folders;
        this.fetch = fetch;
        this.decode = decode;
        this.matching = matching;
    }

    /** All else as configured. */
    Assembly with(ModelConfig other) {
        return new Assembly(other, models, folders, fetch, decode, matching);
    }

    ModelConfig modelConfig() {
        return model;
    }

    /** What the model is called by whoever chose it, see {@link Models}. */
    public String modelName() {
        return model.model();
    }

    /** The model's name and version, as features carry it. */
    public String model() {
        return models.id(model.model(), model.longestSidePx());
    }

    /** Opens the model; closing the parts is up to the caller. */
    public Extraction extraction() {
        return extraction(EarlierFeatures.NONE);
    }

    /** Opens the model; closing the parts is up to the caller. */
    public Extraction extraction(EarlierFeatures earlier) {
        PictureDecoder decoder = decode.isolated() ? new DecoderProcesses(decodeLimits(), decode.libvips()) : decoder();
        return new Extraction(originals(), decoder, open(TensorFlowThreads.forThroughput()), earlier);
    }

    /** Opens the model with threads that use it, within the configured limits; closing it is up to the caller. */
    public ExtractionPool extractionPool(ExtractConfig extract, EarlierFeatures earlier) {
        return new ExtractionPool(
                extraction(earlier),
                new ExtractionPool.Limits(
                        fetch.concurrency(),
                        fetch.firstTimeout(),
                        fetch.timeout(),
                        extract.threads(),
                        extract.timeout()));
    }

    /** Opens the model alone; closing it is up to the caller. */
    public FeatureExtractor open(TensorFlowThreads threads) {
        return models.open(model.model(), model.longestSidePx(), threads, model.device());
    }

    public Originals originals() {
        return new Originals(fetch.maxBytes(), fetch.memoryBytes(), fetch.timeout());
    }

    /** In this process. */
    public BitmapDecoder decoder() {
        return new BitmapDecoder(decodeLimits(), decode.libvips() ? VipsReader.find() : Optional.empty());
    }

    private DecodeLimits decodeLimits() {
        return new DecodeLimits(decode.maxPixels(), decode.maxDecodedBytes(), decode.timeout());
    }

    public Matching matching() {
        return matching.matching(Models.traits(model.model()));
    }

    /** For features that don't say which model made them: as those of a model that nobody has measured. */
    public Matching matchingOfNoModel() {
        return matching.matching(DelfFamily.TRAITS);
    }

    public MatchOptions matchOptions() {
        return matching.matchOptions(Models.traits(model.model()));
    }

    public Thresholds thresholds() {
        return matching.thresholds();
    }

    public SearchOptions searchOptions() {
        return matching.searchOptions();
    }

    /** How the model's features are indexed. */
    public IndexForm indexForm() {
        return matching.indexForm(model());
    }

    /** How the model's features are indexed by another method than the configured one. */
    public IndexForm indexForm(SearchConfig.Method method) {
        return matching.indexForm(model(), method);
    }

    /**
     * The folder of the model's index, and of its embedded broker.
     *
     * @param asked takes precedence over the configured folder
     */
    public Path data(Optional<Path> asked) {
        return asked.or(folders::data)
                .orElseGet(XdgFolders::data)
                .toAbsolutePath()
                .resolve(model());
    }
}
