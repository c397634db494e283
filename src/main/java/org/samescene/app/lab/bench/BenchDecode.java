package org.samescene.app.lab.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.samescene.app.json.Json;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.PictureDecoder;
import org.samescene.bitmap.ReducingReader;
import org.samescene.bitmap.process.DecoderProcesses;
import org.samescene.bitmap.vips.VipsReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "decode",
        description = "What a picture costs to decode: by ImageIO and by libvips, in this process and isolated in"
                + " another, beside vipsthumbnail. Or what becomes of damaged files.",
        mixinStandardHelpOptions = true)
final class BenchDecode implements Callable<Integer> {
    @Option(
            names = "--photos",
            paramLabel = "DIR",
            description = "Files to decode, or to damage (default: ones that are drawn, with grain).")
    Optional<Path> photos = Optional.empty();

    @Option(
            names = "--draw",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many photos to draw where none are given (default: ${DEFAULT-VALUE}).")
    int draw;

    @Option(
            names = "--megapixels",
            paramLabel = "N",
            defaultValue = "12",
            description = "Size of the drawn photos (default: ${DEFAULT-VALUE}).")
    double megapixels;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Where to leave the drawn photos; those that are there are used again.")
    Optional<Path> keep = Optional.empty();

    @Option(
            names = "--longest-side",
            paramLabel = "PX",
            defaultValue = "640",
            description = "Of the picture that is wanted (default: ${DEFAULT-VALUE}).")
    int longestSidePx;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often all are decoded by each (default: ${DEFAULT-VALUE}).")
    int rounds;

    @Option(
            names = "--damaged",
            paramLabel = "N",
            defaultValue = "0",
            description = "Decode so many damaged files, and say how they end, in place of the time they take.")
    int damaged;

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        List<Path> files = files();
        Map<String, PictureDecoder> decoders = damaged > 0 ? isolated() : all();
        try {
            if (damaged > 0) {
                List<byte[]> whole = new ArrayList<>();
                for (Path file : files) {
                    whole.add(Files.readAllBytes(file));
                }
                whole.removeIf(file -> file.length == 0);
                print(outcomes(new DamageBench(new Damage(whole), damaged), decoders));
            } else {
                print(new DecodeBench(files, longestSidePx).run(decoders, rounds, System.err));
            }
        } finally {
            decoders.values().forEach(PictureDecoder::close);
        }
        return 0;
    }

    private static Map<String, PictureDecoder> all() {
        DecodeLimits limits = DecodeLimits.defaults();
        Map<String, PictureDecoder> decoders = new LinkedHashMap<>();
        decoders.put("ImageIO", new BitmapDecoder(limits));
        Optional<ReducingReader> vips = VipsReader.find();
        vips.ifPresent(reader -> decoders.put(reader.name(), new BitmapDecoder(limits, vips)));
        decoders.putAll(isolated());
        return decoders;
    }

    private static Map<String, PictureDecoder> isolated() {
        DecodeLimits limits = DecodeLimits.defaults();
        Map<String, PictureDecoder> decoders = new LinkedHashMap<>();
        decoders.put("ImageIO, isolated", new DecoderProcesses(limits, false));
        VipsReader.find()
                .ifPresent(reader -> decoders.put(reader.name() + ", isolated", new DecoderProcesses(limits, true)));
        return decoders;
    }

    private static List<DamageBench.Result> outcomes(DamageBench bench, Map<String, PictureDecoder> decoders) {
        List<DamageBench.Result> results = new ArrayList<>();
        decoders.forEach((name, decoder) -> results.add(bench.run(name, decoder, System.err)));
        return results;
    }

    private List<Path> files() throws IOException {
        if (photos.isEmpty()) {
            Path folder = keep.isPresent() ? keep.get() : Files.createTempDirectory("grain");
            return GrainyPhotos.write(folder, draw, megapixels);
        }
        try (Stream<Path> files = Files.walk(photos.get())) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private void print(List<?> results) {
        System.out.println(
                json
                        ? Json.write(results)
                        : String.join(
                                "\n", results.stream().map(BenchDecode::text).toList()));
    }

    private static String text(Object result) {
        return switch (result) {
            case DecodeBench.Result r ->
                "%-45s %8.1f ms  %8.1f ms of processor time".formatted(r.decoder(), r.wallMillis(), r.cpuMillis());
            case DamageBench.Result r -> {
                StringBuilder text = new StringBuilder("%s: the slowest took %.1f s, at most %d MB%n"
                        .formatted(r.decoder(), r.slowestSeconds(), r.peakMegabytes()));
                r.outcomes().forEach((outcome, count) -> text.append("%8d %s%n".formatted(count, outcome)));
                yield text.toString();
            }
            default -> throw new IllegalArgumentException(result.toString());
        };
    }
}
