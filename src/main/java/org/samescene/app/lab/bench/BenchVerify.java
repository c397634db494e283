package org.samescene.app.lab.bench;

import java.util.concurrent.Callable;
import org.samescene.app.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "verify",
        description =
                "Pairs a second that one thread verifies: matching, estimation and confidence, on made-up pairs of"
                        + " 1000 features each of which a known share belongs together.",
        mixinStandardHelpOptions = true)
final class BenchVerify implements Callable<Integer> {
    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "100",
            description = "Pairs of each kind (default: ${DEFAULT-VALUE}).")
    int seeds;

    @Option(names = "--json", description = "Writes one JSON object to standard output.")
    boolean json;

    @Override
    public Integer call() throws Exception {
        if (seeds < 1) {
            throw new IllegalArgumentException("--seeds is at least 1, not " + seeds);
        }
        VerificationBench.Result result = new VerificationBench(seeds).run(System.err);
        System.out.println(json ? Json.write(result) : text(result));
        return 0;
    }

    private static String text(VerificationBench.Result r) {
        StringBuilder text = new StringBuilder();
        text.append("%d x %d features of %d dimensions, %d pairs of each kind, %d thread%n%s, %s%n%n"
                .formatted(r.features(), r.features(), r.dimensions(), r.seeds(), r.threads(), r.cpu(), r.jvm()));
        text.append("  in common   ms/pair   (wall)   planted   found (median)   all found   related%n".formatted());
        for (VerificationBench.Kind kind : r.kinds()) {
            text.append("%10.0f%% %9.3f %8.3f %9d %16.1f %11d %9d%n"
                    .formatted(
                            100 * kind.commonShare(),
                            kind.millisPerPair(),
                            kind.wallMillisPerPair(),
                            kind.plantedInliers(),
                            kind.foundInliersMedian(),
                            kind.seedsWithAllFound(),
                            kind.seedsRelated()));
        }
        return text.append("%n%.0f pairs/s of processor time, %.0f by the clock on the wall"
                        .formatted(r.pairsPerSecond(), r.wallPairsPerSecond()))
                .toString();
    }
}
