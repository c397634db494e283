package org.samescene.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/** Real and hostile files of other projects. */
class SharedFilesTest {
    private static final Map<Path, String> OUTCOMES = new HashMap<>();

    private final BitmapDecoder decoder = new BitmapDecoder(DecodeLimits.defaults());

    @Test
    void endsEveryHostileFileAsAPictureOrARefusal() throws Exception {
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Path file : SharedFiles.below(SharedFiles.folder("hostile"))) {
            outcomes.merge(outcome(file), 1, Integer::sum);
        }

        assertThat(outcomes.keySet())
                .containsExactlyInAnyOrder(
                        "picture", "empty", "truncated", "corrupt", "unsupported-format", "too-many-pixels");
    }

    @Test
    void decodesEveryUnusualButValidFile() throws Exception {
        Set<String> foreign = Set.of("IMG_5195.HEIC", "README");
        List<String> refused = new ArrayList<>();
        for (Path file : SharedFiles.below(SharedFiles.folder("hostile/formats"))) {
            String name = file.getFileName().toString();
            if (!foreign.contains(name) && !outcome(file).equals("picture")) {
                refused.add(name);
            }
        }

        assertThat(refused).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "decompression_bomb.gif, TOO_MANY_PIXELS",
        "empty.jpg, EMPTY",
        "text.jpg, UNSUPPORTED_FORMAT",
        "four-bytes.jpg, TRUNCATED",
        "truncated-20000.jpg, TRUNCATED",
        "truncated_image.png, TRUNCATED",
        "broken_data_stream.png, CORRUPT"
    })
    void namesTheReason(String name, RejectionReason reason) throws Exception {
        byte[] content = Files.readAllBytes(SharedFiles.folder("hostile/broken").resolve(name));

        assertThat(catchThrowableOfType(RejectedException.class, () -> decoder.decode(content))
                        .reason())
                .isEqualTo(reason);
    }

    /**
     * Each was compressed on its own and has its number drawn into it, hence the tolerance; another
     * orientation is off by tens.
     */
    @ParameterizedTest
    @ValueSource(strings = {"Landscape", "Portrait"})
    void makesEveryOrientationUpright(String picture) throws Exception {
        Path folder = SharedFiles.folder("hostile/orientation");
        Bitmap stored = decode(folder.resolve(picture + "_1.jpg"));
        for (int orientation = 0; orientation <= 8; orientation++) {
            Bitmap bitmap = decode(folder.resolve(picture + "_" + orientation + ".jpg"));
            assertThat(Pictures.difference(stored, bitmap))
                    .as("%s_%d", picture, orientation)
                    .isLessThan(4);
        }
    }

    /** One photo under several colour models. */
    @ParameterizedTest
    @CsvSource({
        "RGB.jpg, 4",
        "YCbCr.jpg, 4",
        "LAB.webp, 10",
        "HSV.webp, 10",
        "RGBA.png, 4",
        "P.png, 20",
        "PA.webp, 15",
        "CMYK.jpg, 20"
    })
    void agreesOnTheColoursOfOnePhoto(String name, double tolerance) throws Exception {
        Path folder = SharedFiles.folder("hostile/formats");
        Bitmap original = decode(folder.resolve("original.jpg"));

        assertThat(Pictures.difference(original, decode(folder.resolve(name)))).isLessThan(tolerance);
    }

    @Test
    void ignoresABrokenProfileOfAWebP() throws Exception {
        byte[] content =
                Files.readAllBytes(SharedFiles.folder("hostile/formats").resolve("photo-iccp-adobergb.webp"));
        Bitmap intact = decoder.decode(content);
        Magic magic = new Magic(content);
        for (int i = 0; i < 200; i++) {
            if (magic.at(i, "acsp")) {
                content[i] = 'x';
            }
        }

        assertThat(Pictures.difference(intact, decoder.decode(content))).isBetween(0.1, 20.0);
    }

    @Test
    void decodesEveryPhotoWhateverItsName() throws Exception {
        Map<String, String> refused = new TreeMap<>();
        for (Path file : SharedFiles.below(SharedFiles.folder("photos"))) {
            if (!file.toString().endsWith(".md") && !outcome(file).equals("picture")) {
                refused.put(file.getFileName().toString(), outcome(file));
            }
        }

        assertThat(refused).isEmpty();
    }

    private Bitmap decode(Path file) throws Exception {
        return decoder.decode(Files.readAllBytes(file));
    }

    /** Remembered, as some files are asked about twice. */
    private String outcome(Path file) throws Exception {
        String known = OUTCOMES.get(file);
        if (known == null) {
            known = decodedOutcome(file);
            OUTCOMES.put(file, known);
        }
        return known;
    }

    private String decodedOutcome(Path file) throws Exception {
        try {
            decode(file);
            return "picture";
        } catch (RejectedException e) {
            assertThat(e.getMessage()).isNotBlank();
            return e.reason().code();
        }
    }
}
