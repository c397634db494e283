package org.samescene.feature.tensorflow.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A model that its authors offer for download.
 *
 * @param about one line for people
 * @param address of a {@code .tar.gz}
 * @param settings to use it with, as {@value ModelFolder#PROPERTIES} has them
 * @param sha256 of files in it, by path, as far as they are known
 * @param bytes sizes of files in it, by path, as far as they are known
 */
public record PublishedModel(
        String name,
        String about,
        URI address,
        Properties settings,
        Map<String, String> sha256,
        Map<String, Long> bytes) {
    private static final List<String> NAMES =
            List.of("delf-v1", "delf-gld", "delf-hub", "delg-r50", "delg-r101", "delg-r50-gldv2", "delg-r101-gldv2");

    private static final String SHA256 = "sha256.";
    private static final String BYTES = "bytes.";

    public static List<PublishedModel> all() {
        return NAMES.stream().map(PublishedModel::read).toList();
    }

    public static Optional<PublishedModel> named(String name) {
        return Stream.of(name).filter(NAMES::contains).map(PublishedModel::read).findFirst();
    }

    private static PublishedModel read(String name) {
        Properties file = new Properties();
        try (InputStream in = PublishedModel.class.getResourceAsStream("published/" + name + ".properties")) {
            file.load(Objects.requireNonNull(in, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Properties settings = new Properties();
        Map<String, String> sha256 = new TreeMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        for (String key : file.stringPropertyNames()) {
            if (key.startsWith(SHA256)) {
                sha256.put(key.substring(SHA256.length()), file.getProperty(key));
            } else if (key.startsWith(BYTES)) {
                bytes.put(key.substring(BYTES.length()), Long.valueOf(file.getProperty(key)));
            } else if (!key.equals("about") && !key.equals("address")) {
                settings.setProperty(key, file.getProperty(key));
            }
        }
        return new PublishedModel(
                name, file.getProperty("about"), URI.create(file.getProperty("address")), settings, sha256, bytes);
    }
}
