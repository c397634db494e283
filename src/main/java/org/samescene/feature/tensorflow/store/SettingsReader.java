package org.samescene.feature.tensorflow.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Values of properties; each error names the key.
 *
 * @param source of the properties, for messages
 */
record SettingsReader(Properties properties, Path source) {
    boolean has(String key) {
        return properties.containsKey(key);
    }

    /** @throws IllegalStateException if the key is missing or its value can't be parsed */
    <T> T get(String key, Function<String, T> parse) {
        if (!has(key)) {
            throw new IllegalStateException(source + " has to say " + key);
        }
        return parsed(key, properties.getProperty(key), parse);
    }

    /** @param usual the value of a key that is missing */
    <T> T get(String key, String usual, Function<String, T> parse) {
        return parsed(key, properties.getProperty(key, usual), parse);
    }

    private <T> T parsed(String key, String value, Function<String, T> parse) {
        try {
            return parse.apply(value.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(
                    source + ": " + key + " = " + value + " can't be used (" + e.getMessage() + ")", e);
        }
    }

    static List<Float> floats(String list) {
        return elements(list).map(Float::valueOf).toList();
    }

    static List<Integer> integers(String list) {
        return elements(list).map(Integer::valueOf).toList();
    }

    private static Stream<String> elements(String list) {
        return Stream.of(list.split("[,\\s]+"));
    }

    static boolean bool(String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }
}
