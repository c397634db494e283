package org.samescene.app.broker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * How to start a child JVM on the broker's jars.
 * <p> Its classes come from a class-data archive, which takes the start from 2.4 s to 1.3 s and the
 * formatting from 1.3 s to 0.5 s (2 cores). The first clean stop writes the archive, some 2 s once. Archive
 * and jar of {@link BrokerProcess} are beside the jars' folder, or in the data folder if that one cannot be
 * written to.
 */
final class BrokerJvm {

    private static final String PROCESS_CLASS = BrokerProcess.class.getName().replace('.', '/') + ".class";
    private static final FileTime ANY_FIXED_TIME = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));

    private final BrokerFolder folder;
    private final String classPath;
    private final Path archive;
    private final Path newArchive;

    private BrokerJvm(BrokerFolder folder, String classPath, Path archive) {
        this.folder = folder;
        this.classPath = classPath;
        this.archive = archive;
        this.newArchive = folder.root().resolve("new-archive.jsa");
    }

    static BrokerJvm of(Path jars, BrokerFolder folder) throws IOException {
        List<Path> classPath = new ArrayList<>(jarsIn(jars));
        Path beside = jars.toRealPath().getParent();
        Path cache = beside != null && Files.isWritable(beside) ? beside : folder.root();
        classPath.add(processJar(cache));
        Path archive = cache.resolve("broker-" + Runtime.version() + ".jsa");
        return new BrokerJvm(folder, classPath.stream().map(Path::toString).collect(Collectors.joining(":")), archive);
    }

    private static List<Path> jarsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BrokerException("No folder with the broker's jars at " + folder);
        }
        try (Stream<Path> files = Files.list(folder.toRealPath())) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            if (jars.isEmpty()) {
                throw new BrokerException("None of the broker's jars in " + folder);
            }
            return jars;
        }
    }

    /**
     * The process class in a jar of its own: where our classes are depends on who runs us, and an archive needs
     * jars whose time does not change.
     */
    private static Path processJar(Path cache) throws IOException {
        byte[] bytes;
        try (InputStream in = BrokerProcess.class.getClassLoader().getResourceAsStream(PROCESS_CLASS)) {
            bytes = Objects.requireNonNull(in, PROCESS_CLASS).readAllBytes();
        }
        CRC32 crc = new CRC32();
        crc.update(bytes);
        Path jar = cache.resolve("broker-process-%08x.jar".formatted(crc.getValue()));
        if (!Files.exists(jar)) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            try (JarOutputStream out = new JarOutputStream(content)) {
                out.putNextEntry(new JarEntry(PROCESS_CLASS));
                out.write(bytes);
            }
            Path fresh = cache.resolve(jar.getFileName() + "." + UUID.randomUUID());
            Files.write(fresh, content.toByteArray());
            Files.setLastModifiedTime(fresh, ANY_FIXED_TIME);
            Files.move(fresh, jar, StandardCopyOption.ATOMIC_MOVE);
        }
        return jar;
    }

    /** Starts {@code kafka.tools.StorageTool} or another short-lived main class of the broker's jars. */
    Process startTool(String mainClass, String... arguments) throws IOException {
        return start(
                Files.exists(archive) ? List.of("-XX:SharedArchiveFile=" + archive) : List.of(), mainClass, arguments);
    }

    Process startBroker(String mainClass, String... arguments) throws IOException {
        if (Files.exists(archive)) {
            return startTool(mainClass, arguments);
        }
        return start(List.of("-XX:ArchiveClassesAtExit=" + newArchive), mainClass, arguments);
    }

    private Process start(List<String> archiving, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        // Ctrl-C reaches the whole process group, a closed terminal too: the broker must outlive them until its parent
        // has ended its work.
        command.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "broker"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-Xmx300m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true"));
        command.addAll(List.of("--illegal-native-access=allow", "--sun-misc-unsafe-memory-access=allow"));
        // An archive that does not fit (other jars) is skipped, and one being written skips classes: both are logged
        // at length.
        command.add("-Xlog:disable");
        command.addAll(archiving);
        command.addAll(List.of("-Dlog4j2.configurationFile=" + folder.logging().getFileName(), "-cp", classPath));
        command.addAll(List.of(BrokerProcess.class.getName(), mainClass));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.output().toFile()));
        // Flags meant for the parent (a debugger's port, an agent) are not for its child.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        return builder.start();
    }

    /**
     * To be called after a clean stop: keeps the archive that it has written, for the next start. Without one
     * the next start is slower, no more.
     */
    void keepArchive() throws IOException {
        if (Files.exists(newArchive)) {
            Path beside = archive.resolveSibling(archive.getFileName() + "." + UUID.randomUUID());
            Files.move(newArchive, beside);
            Files.move(beside, archive, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** A half-written archive of a killed broker must not be taken for a whole one. */
    void forgetNewArchive() throws IOException {
        Files.deleteIfExists(newArchive);
    }
}
