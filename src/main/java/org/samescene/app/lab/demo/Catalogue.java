package org.samescene.app.lab.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is in the library: which files, of what, and how they belong together. */
final class Catalogue {
    /** Where the pictures of one scene go; making them is work for one thread. */
    record Sitting(List<Path> files, Work work) {
        interface Work {
            void run() throws IOException;
        }
    }

    /** A place, and how many of its views are known and how many uploaded. */
    private record Tour(Place place, int known, int uploads) {}

    /** A photo of its own, and how it was edited. */
    private record Original(String name, Subject subject, int width, int height, List<Edit> edits) {}

    private static final List<Tour> TOURS = List.of(
            new Tour(Place.TOWN_HALL, 2, 2),
            new Tour(Place.LIGHTHOUSE, 2, 1),
            new Tour(Place.MINSTER, 2, 2),
            new Tour(Place.GUILD_ROW, 1, 2),
            new Tour(Place.GATE, 2, 2),
            new Tour(Place.BRIDGE, 1, 2),
            new Tour(Place.WINDMILL, 0, 3),
            new Tour(Place.STATION, 0, 3));
    private static final List<Original> ORIGINALS = List.of(
            new Original(
                    "canal-houses",
                    Place.CANAL,
                    1200,
                    800,
                    List.of(Edit.HALF, Edit.CROP, Edit.GREY, Edit.POSTMARK, Edit.BYTES)),
            new Original(
                    "hill-chapel",
                    Place.CHAPEL,
                    1120,
                    840,
                    List.of(Edit.QUARTER, Edit.JPEG_20, Edit.TURNED, Edit.BRIGHTER)),
            new Original(
                    "garden-pavilion",
                    Place.TEAHOUSE,
                    840,
                    1080,
                    List.of(Edit.HALF, Edit.CROP, Edit.MUTED, Edit.TURNED)),
            new Original(
                    "city-library",
                    Place.LIBRARY,
                    1280,
                    800,
                    List.of(Edit.QUARTER, Edit.CROP, Edit.JPEG_20, Edit.BANNER)),
            new Original(
                    "alpine-lake-trail",
                    Landscape.ALPS,
                    1200,
                    800,
                    List.of(Edit.HALF, Edit.JPEG_20, Edit.MUTED, Edit.WATERMARK)),
            new Original(
                    "kitchen-jars",
                    Study.JARS,
                    1024,
                    768,
                    List.of(Edit.QUARTER, Edit.GREY, Edit.BRIGHTER, Edit.TURNED)));
    private static final Map<String, Subject> SINGLES = Map.ofEntries(
            Map.entry("forest.jpg", Landscape.FOREST),
            Map.entry("night.jpg", Landscape.NIGHT),
            Map.entry("desert.jpg", Landscape.DESERT),
            Map.entry("coast.jpg", Landscape.COAST),
            Map.entry("orchard.jpg", Landscape.ORCHARD),
            Map.entry("books.tiff", Study.BOOKS),
            Map.entry("page.png", Study.PAGE),
            Map.entry("mosaic.bmp", Study.MOSAIC),
            Map.entry("leaves.jpg", Study.LEAVES),
            Map.entry("patchwork.gif", Study.PATCHWORK),
            Map.entry("map.png", Study.MAP),
            Map.entry("pebbles.jpg", Study.PEBBLES));
    private static final int[][] SIZES = {{1080, 760}, {960, 720}, {1152, 768}, {880, 1040}};

    private final List<Sitting> sittings = new ArrayList<>();
    private final List<Planted.Pair> duplicates = new ArrayList<>();
    private final List<Planted.Pair> sameLandmark = new ArrayList<>();
    private final Map<Path, String> landmarks = new HashMap<>();
    private final List<Path> rejected = new ArrayList<>();
    private final Path known;
    private final Path uploads;

    Catalogue(Path folder) {
        known = folder.resolve("known");
        uploads = folder.resolve("uploads");
        ORIGINALS.forEach(this::add);
        TOURS.forEach(this::add);
        SINGLES.forEach((name, subject) -> {
            Path file = uploads.resolve("singles").resolve(name);
            boolean small = !name.endsWith("jpg");
            sittings.add(new Sitting(
                    List.of(file),
                    () -> Shot.save(subject.picture(small ? 720 : 1024, small ? 540 : 720), file, 0.85f)));
        });
        broken();
    }

    List<Sitting> sittings() {
        return List.copyOf(sittings);
    }

    Planted planted() {
        return new Planted(duplicates, sameLandmark, landmarks, rejected, known, uploads);
    }

    private void add(Tour tour) {
        Place place = tour.place();
        String slug = place.name().toLowerCase(Locale.ROOT).replace('_', '-');
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < tour.known() + tour.uploads(); i++) {
            boolean named = i < tour.known();
            Path file = (named ? known.resolve(place.title) : uploads.resolve("views"))
                    .resolve(slug + "-" + (i + 1) + ".jpg");
            files.add(file);
            if (!named && tour.known() > 0) {
                landmarks.put(file, place.title);
            }
        }
        pairUp(files, sameLandmark);
        sittings.add(new Sitting(files, () -> {
            Scene scene = place.build();
            for (int i = 0; i < files.size(); i++) {
                int[] size = SIZES[(i + place.ordinal()) % SIZES.length];
                Shot.save(place.view(scene, i, size[0], size[1]), files.get(i), 0.86f);
            }
        }));
    }

    private void add(Original original) {
        Path folder = uploads.resolve("copies").resolve(original.name());
        Path first = folder.resolve("original.jpg");
        List<Path> files = new ArrayList<>(List.of(first));
        original.edits()
                .forEach(edit -> files.add(
                        folder.resolve(edit.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".jpg")));
        pairUp(files, duplicates);
        sittings.add(new Sitting(files, () -> {
            BufferedImage photo = original.subject().picture(original.width(), original.height());
            Shot.save(photo, first, 0.9f);
            for (int i = 0; i < original.edits().size(); i++) {
                Edit edit = original.edits().get(i);
                if (edit == Edit.BYTES) {
                    Files.copy(first, files.get(i + 1), StandardCopyOption.REPLACE_EXISTING);
                } else {
                    Dice dice = new Dice(original.name().hashCode() * 31L + edit.ordinal());
                    Shot.save(edit.apply(photo, dice), files.get(i + 1), edit.quality());
                }
            }
        }));
    }

    private void broken() {
        Path cut = uploads.resolve("broken").resolve("cut-off.jpg");
        Path text = uploads.resolve("broken").resolve("notes.jpg");
        rejected.addAll(List.of(cut, text));
        sittings.add(new Sitting(List.of(cut, text), () -> {
            Shot.save(Study.MOSAIC.picture(320, 240), cut, 0.8f);
            Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 200));
            Files.writeString(text, "These are notes about the trip, and no photo.\n", StandardCharsets.UTF_8);
        }));
    }

    private static void pairUp(List<Path> files, List<Planted.Pair> pairs) {
        for (int i = 0; i < files.size(); i++) {
            for (int j = i + 1; j < files.size(); j++) {
                pairs.add(new Planted.Pair(files.get(i), files.get(j)));
            }
        }
    }
}
