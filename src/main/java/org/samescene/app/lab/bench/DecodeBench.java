package org.samescene.app.lab.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.PictureDecoder;

/** How long decoders take for a picture, one after the other, beside vipsthumbnail where that is installed. */
final class DecodeBench {
    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /** Java compiles what decodes only after some use. */
    private static final int WARM_UP_ROUNDS = 3;

    private static final String THUMBNAILER = "vipsthumbnail, one process for all";
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    private final List<Path> files;
    private final int longestSidePx;

    /** @param cpuMillis of this process and its children, for one picture */
    record Result(String decoder, double wallMillis, double cpuMillis) {}

    DecodeBench(List<Path> files, int longestSidePx) {
        this.files = files;
        this.longestSidePx = longestSidePx;
    }

    /** What one way of decoding has taken so far, in milliseconds. */
    private static final class Spent {
        private double wall;
        private double cpu;

        void add(long nanosBefore, double cpuMillis) {
            wall += (System.nanoTime() - nanosBefore) / 1e6;
            cpu += cpuMillis;
        }
    }

    /** Rounds of all decoders in turn, so that all of them meet the same load from others. */
    List<Result> run(Map<String, PictureDecoder> decoders, int rounds, PrintStream messages) throws Exception {
        for (int round = 0; round < WARM_UP_ROUNDS; round++) {
            decoders.values().forEach(this::decodeAll);
        }
        Map<String, Spent> spent = new LinkedHashMap<>();
        for (int round = 1; round <= rounds; round++) {
            decoders.forEach((name, decoder) -> {
                long nanos = System.nanoTime();
                double cpu = cpuMillis();
                decodeAll(decoder);
                spent.computeIfAbsent(name, key -> new Spent()).add(nanos, cpuMillis() - cpu);
            });
            long nanos = System.nanoTime();
            thumbnails()
                    .ifPresent(cpu -> spent.computeIfAbsent(THUMBNAILER, key -> new Spent())
                            .add(nanos, cpu));
            messages.printf("round %d of %d%n", round, rounds);
        }
        double pictures = (double) rounds * files.size();
        return spent.entrySet().stream()
                .map(e -> new Result(e.getKey(), e.getValue().wall / pictures, e.getValue().cpu / pictures))
                .toList();
    }

    private void decodeAll(PictureDecoder decoder) {
        try {
            for (Path file : files) {
                decoder.decode(Files.readAllBytes(file), longestSidePx);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RejectedException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static double cpuMillis() {
        double children = ProcessHandle.current()
                .descendants()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .mapToDouble(Duration::toNanos)
                .sum();
        return (MACHINE.getProcessCpuTime() + children) / 1e6;
    }

    /** Processor time in milliseconds; empty where there is no vipsthumbnail. Its output is not compressed. */
    private Optional<Double> thumbnails() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("thumbnails");
        List<String> command = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "VIPS_CONCURRENCY=1 vipsthumbnail \"$@\" -s " + longestSidePx + " -o \"$0/%s.v\" || exit 1; times",
                folder.toString()));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        try (var made = Files.list(folder)) {
            for (Path file : made.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return status == 0 ? Optional.of(childrensMillis(output)) : Optional.empty();
    }

    /** The second line of what the shell's {@code times} prints: its children's, by user and system. */
    private static double childrensMillis(String output) {
        Matcher times =
                TIMES.matcher(output.lines().reduce((first, second) -> second).orElse(""));
        if (!times.matches()) {
            throw new IllegalStateException("no processor times: " + output);
        }
        double minutes = Double.parseDouble(times.group(1)) + Double.parseDouble(times.group(3));
        return 1000 * (60 * minutes + Double.parseDouble(times.group(2)) + Double.parseDouble(times.group(4)));
    }
}
