package org.samescene.app.lab.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.samescene.app.lab.demo.scenery.Place;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.picture.BufferedImages;

/** What is in the library: which files, of what, and how they belong together. */
final class Catalogue {
    /** Files that are made together, by one thread. */
    record Sitting(List<Path> files, Work work) {
        interface Work {
            void run() throws IOException;
        }
    }

    private static final float QUALITY = 0.87f;

    private final List<Sitting> sittings = new ArrayList<>();
    private final Planted planted;

    /** @param folder where the library is to be */
    Catalogue(Path folder) {
        planted = new Planted(folder.resolve("known"), folder.resolve("uploads"));
        tour(Place.TOWN_HALL, 2, 2);
        tour(Place.LIGHTHOUSE, 2, 2);
        tour(Place.MINSTER, 2, 2);
        tour(Place.GUILD_ROW, 1, 3);
        tour(Place.GATE, 2, 2);
        tour(Place.BRIDGE, 0, 4);
        copies(Place.CANAL, Edit.CROP_50, Edit.GREY, Edit.LOGO, Edit.JPEG_50, Edit.MIRROR);
        copies(Place.CHAPEL, Edit.RESIZE_25, Edit.ROTATION_90, Edit.BLUR, Edit.JPEG_20);
        copies(Place.ORCHARD, Edit.CROP_75, Edit.SATURATION, Edit.TEXT, Edit.SQUEEZE, Edit.NOISE, Edit.RESIZE_50);
        single(Place.COTTAGE, "png");
        single(Place.RUIN, "bmp");
        single(Place.LAKE, "tiff");
        single(Place.FOREST, "gif");
        broken();
    }

    List<Sitting> sittings() {
        return sittings;
    }

    Planted planted() {
        return planted;
    }

    /** Photos of one place, so many of them known to be of it. */
    private void tour(Place place, int known, int uploads) {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < known + uploads; i++) {
            Path folder = i < known
                    ? planted.known().resolve(place.title())
                    : planted.uploads().resolve("views");
            files.add(folder.resolve(slug(place) + "-" + (i + 1) + ".jpg"));
            if (i >= known && known > 0) {
                planted.landmarks().put(files.get(i), place.title());
            }
        }
        pairUp(files, planted.sameLandmark());
        sittings.add(new Sitting(files, () -> {
            List<BufferedImage> photos = place.photographs(files.size());
            for (int i = 0; i < files.size(); i++) {
                save(photos.get(i), files.get(i), QUALITY);
            }
        }));
    }

    /**
     * A photo, its bytes once more, and edited copies. Files come in the order of their names, and turned and
     * mirrored copies are looked for only where no upright copy is found: those must be the last.
     */
    private void copies(Place place, Edit... edits) {
        Path folder = planted.uploads().resolve("copies").resolve(slug(place));
        List<Path> files = new ArrayList<>(List.of(folder.resolve("first.jpg"), folder.resolve("bytes.jpg")));
        for (Edit edit : edits) {
            files.add(folder.resolve(slug(edit) + ".jpg"));
        }
        pairUp(files, planted.duplicates());
        sittings.add(new Sitting(files, () -> {
            BufferedImage photo = place.photographs(1).getFirst();
            save(photo, files.get(0), QUALITY);
            Files.write(files.get(1), Files.readAllBytes(files.get(0)));
            for (int i = 0; i < edits.length; i++) {
                save(edits[i].apply(photo, photo, place.title()).picture(), files.get(i + 2), edits[i].quality());
            }
        }));
    }

    /** A photo that has nothing in common with another. */
    private void single(Place place, String format) {
        Path file = planted.uploads().resolve("singles").resolve(slug(place) + "." + format);
        sittings.add(new Sitting(List.of(file), () -> save(place.photographs(1).getFirst(), file, QUALITY)));
    }

    private void broken() {
        Path cut = planted.uploads().resolve("broken").resolve("cut-off.jpg");
        Path text = planted.uploads().resolve("broken").resolve("notes.jpg");
        planted.rejected().addAll(List.of(cut, text));
        sittings.add(new Sitting(List.of(cut, text), () -> {
            save(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), cut, QUALITY);
            Files.write(cut, Arrays.copyOf(Files.readAllBytes(cut), 200));
            Files.writeString(text, "These are notes about the trip, and no photo.\n");
        }));
    }

    private static String slug(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void pairUp(List<Path> files, Set<Planted.Pair> pairs) {
        for (int i = 0; i < files.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs.add(new Planted.Pair(files.get(i), files.get(j)));
            }
        }
    }

    /** Saves a picture in the format that the file's name says. */
    private static void save(BufferedImage picture, Path file, float quality) throws IOException {
        String name = file.getFileName().toString();
        try (OutputStream bytes = Files.newOutputStream(file)) {
            BufferedImages.write(picture, name.substring(name.lastIndexOf('.') + 1), quality, bytes);
        }
    }
}
