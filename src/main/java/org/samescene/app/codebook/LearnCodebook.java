package org.samescene.app.codebook;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.samescene.app.extract.FolderFeatures;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.ExtractConfig;
import org.samescene.app.setup.ModelOption;
import org.samescene.app.terminal.Terminal;
import org.samescene.feature.ImageFeatures;
import org.samescene.index.words.CodebookLearning;
import org.samescene.index.words.Codebooks;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "learn",
        description =
                "Learns visual words from photos: the same photos and seed give the same file. Photos that the search is measured on must not be among them.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class LearnCodebook implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Photos, or folders of photos.")
    List<Path> photos = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the codebook goes; samescene.index.codebook names it to a worker.")
    Path output = Path.of("");

    @Option(
            names = "--words",
            paramLabel = "K",
            defaultValue = "16384",
            description = "How many words (default: ${DEFAULT-VALUE}).")
    int words;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    long seed;

    @Mixin
    ModelOption model = new ModelOption();

    private final Assembly configured;
    private final ExtractConfig config;

    @Inject
    LearnCodebook(Assembly configured, ExtractConfig config) {
        this.configured = configured;
        this.config = config;
    }

    @Override
    public Integer call() throws Exception {
        if (words < 1) {
            throw new IllegalArgumentException("--words is at least 1, not " + words);
        }
        Terminal terminal = Terminal.ofProcess();
        Assembly assembly = model.of(configured);
        List<ImageFeatures> images = new FolderFeatures(assembly, config.threads(), "codebook", terminal).below(photos);
        if (images.isEmpty()) {
            throw new IllegalArgumentException("there are no photos in " + photos);
        }
        List<float[]> descriptors =
                images.stream().map(image -> image.local().descriptors()).toList();
        terminal.say("Learning " + words + " words from " + images.size() + " photos");
        byte[] file = new CodebookLearning(images.getFirst().model(), words, seed)
                .learn(descriptors, images.getFirst().local().dimensions());
        Files.write(output, file);
        System.out.println(
                output + ": " + words + " words of " + images.getFirst().model() + ", " + file.length + " bytes, id "
                        + Codebooks.open(output).id());
        return 0;
    }
}
