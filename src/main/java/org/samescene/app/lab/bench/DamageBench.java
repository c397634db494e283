package org.samescene.app.lab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.PictureDecoder;

/** What becomes of damaged files. */
final class DamageBench {
    private static final int LONGEST_SIDE_PX = 640;
    private static final int FILES_PER_MESSAGE = 1000;

    private final Damage damage;
    private final int files;

    /**
     * The outcomes of one decoder.
     *
     * @param outcomes how many files ended so: as a picture, or refused for a reason
     * @param slowestSeconds the longest that one took
     * @param peakMegabytes the most that a process which decodes has held, as the system says; 0 where it doesn't
     */
    record Result(String decoder, Map<String, Integer> outcomes, double slowestSeconds, long peakMegabytes) {}

    DamageBench(Damage damage, int files) {
        this.damage = damage;
        this.files = files;
    }

    Result run(String name, PictureDecoder decoder, PrintStream messages) {
        Map<String, Integer> outcomes = new TreeMap<>();
        double slowest = 0;
        long peak = 0;
        for (int i = 0; i < files; i++) {
            long start = System.nanoTime();
            outcomes.merge(outcome(decoder, damage.file(i)), 1, Integer::sum);
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1e9);
            if ((i + 1) % FILES_PER_MESSAGE == 0 || i + 1 == files) {
                peak = Math.max(peak, peakMegabytes());
                messages.printf("%s: %d files %s%n", name, i + 1, outcomes);
            }
        }
        return new Result(name, outcomes, slowest, peak);
    }

    private static String outcome(PictureDecoder decoder, byte[] file) {
        try {
            decoder.decode(file, LONGEST_SIDE_PX);
            return "picture";
        } catch (RejectedException e) {
            String crash = e.getMessage() != null && e.getMessage().contains("crash") ? " (its process ended)" : "";
            return e.reason().code() + crash;
        }
    }

    /** Of this process's children, those that still run. */
    private static long peakMegabytes() {
        return ProcessHandle.current()
                        .descendants()
                        .mapToLong(DamageBench::peakKilobytes)
                        .max()
                        .orElse(0)
                / 1000;
    }

    private static long peakKilobytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0; // it has ended meanwhile, or this system has no such file
        }
    }
}
