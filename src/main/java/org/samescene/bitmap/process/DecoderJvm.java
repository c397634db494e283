package org.samescene.bitmap.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.samescene.bitmap.DecodeLimits;

/** How to start a process that decodes. */
record DecoderJvm(DecodeLimits limits, boolean withLibvips) implements DecoderProcess.Start {
    private static final String QUARKUS_RUNNER = "quarkus-run.jar";

    /** The JVM's own: classes, compiled code, threads' stacks; and the file itself. */
    private static final long OWN_BYTES = 640_000_000;

    /**
     * Ends with the worker alone, not by a Ctrl-C that reaches both. Where memory runs short, Linux is to kill this
     * process and not the worker. A limit on data, in KiB: the memory of the heap and of native code, as far as it is
     * used and not just reserved. Where a system has none, the heap's limit is left.
     */
    private static final String SHELL = "trap '' INT HUP; { echo 1000 >/proc/self/oom_score_adj; } 2>/dev/null;"
            + " ulimit -c 0; ulimit -d \"$0\" 2>/dev/null; exec \"$@\"";

    @Override
    public Process start() throws IOException {
        long heap = limits.maxDecodedBytes() + 3 * limits.maxPixels() + OWN_BYTES / 4;
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", "-c", SHELL, Long.toString((heap + limits.maxDecodedBytes() + OWN_BYTES) / 1024)));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=/dev/null",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(System.getProperty("java.class.path")),
                DecoderMain.class.getName()));
        command.addAll(Arrays.asList(DecoderMain.arguments(limits, withLibvips)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // flags meant for the parent (a debugger's port, an agent) are not for its child
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder.start();
    }

    /** Ours; that of a packaged Quarkus application is a runner, which finds the jars beside it. */
    static String classPath(String own) {
        Path runner = Path.of(own.split(File.pathSeparator, 2)[0]).toAbsolutePath();
        if (!runner.endsWith(QUARKUS_RUNNER)) {
            return own;
        }
        return String.join(
                File.pathSeparator,
                runner.resolveSibling("app").resolve("*").toString(),
                runner.resolveSibling("lib").resolve("main").resolve("*").toString());
    }
}
