package org.samescene.feature.tensorflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a GPU's software this machine has, and which TensorFlow's library needs.
 *
 * @param driver version of NVIDIA's kernel driver; null where there is none
 * @param libraries paths of the CUDA libraries that are needed, by their names; null for one that isn't found
 */
public record GpuEnvironment(@Nullable String driver, Map<String, @Nullable String> libraries) {
    /**
     * What {@code tensorflow-native-cu121} was built with; any CUDA 12 and cuDNN 8.9 or later of these major
     * versions do.
     */
    public static final String WANTED = "CUDA 12.3, cuDNN 8.9, driver 525.60 or later";

    private static final List<String> LIBRARIES = List.of(
            "libcudart.so.12",
            "libcublas.so.12",
            "libcublasLt.so.12",
            "libcudnn.so.8",
            "libcufft.so.11",
            "libcusolver.so.11",
            "libcusparse.so.12",
            "libnvJitLink.so.12");
    private static final String DRIVER_LIBRARY = "libcuda.so.1";
    private static final List<String> USUAL_FOLDERS =
            List.of("/usr/local/cuda/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/lib");
    private static final Path DRIVER_VERSION = Path.of("/proc/driver/nvidia/version");
    private static final Pattern VERSION = Pattern.compile("Kernel Module.*?\\s(\\d+\\.\\d+(?:\\.\\d+)?)\\s");
    private static final int LEAST_DRIVER = 525;

    public static GpuEnvironment here() {
        List<Path> folders = new ArrayList<>();
        String given = System.getenv("LD_LIBRARY_PATH");
        if (given != null) {
            for (String folder : given.split(":", -1)) {
                if (!folder.isBlank()) {
                    folders.add(Path.of(folder));
                }
            }
        }
        USUAL_FOLDERS.forEach(folder -> folders.add(Path.of(folder)));
        Map<String, @Nullable String> libraries = new TreeMap<>();
        for (String library : LIBRARIES) {
            libraries.put(library, find(library, folders));
        }
        libraries.put(DRIVER_LIBRARY, find(DRIVER_LIBRARY, folders));
        return new GpuEnvironment(driverVersion(), libraries);
    }

    private static @Nullable String find(String library, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(library))
                .filter(Files::exists)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String driverVersion() {
        try {
            Matcher version = VERSION.matcher(Files.readString(DRIVER_VERSION));
            return version.find() ? version.group(1) : "unknown";
        } catch (IOException e) {
            return null;
        }
    }

    /** Why TensorFlow can't use a GPU here; empty where no reason is known. */
    public List<String> obstacles() {
        List<String> obstacles = new ArrayList<>();
        if (driver == null) {
            obstacles.add("there is no NVIDIA driver (no " + DRIVER_VERSION + ")");
        } else if (!driver.equals("unknown")
                && Integer.parseInt(driver.substring(0, driver.indexOf('.'))) < LEAST_DRIVER) {
            obstacles.add("the NVIDIA driver " + driver + " is older than CUDA 12 wants (" + LEAST_DRIVER + ".60)");
        }
        List<String> missing = libraries.entrySet().stream()
                .filter(library -> library.getValue() == null)
                .map(Map.Entry::getKey)
                .toList();
        if (!missing.isEmpty()) {
            obstacles.add("not found on LD_LIBRARY_PATH or where they usually are: " + String.join(", ", missing));
        }
        return obstacles;
    }
}
