package org.samescene.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.samescene.Entry;
import org.samescene.Extraction;
import org.samescene.Matching;
import org.samescene.app.setup.Assembly;
import org.samescene.app.setup.TestConfig;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.event.Event;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Pose;
import org.samescene.index.FeatureIndex;
import org.samescene.match.Agreement;
import org.samescene.verdict.Verdict;

/** Copies that were turned or mirrored, from their pixels to the events, among photos of other things. */
class TurnedCopiesTest {
    private static final int OTHERS = 4;

    @TempDir
    static Path folder;

    private static Extraction extraction;
    private static FeatureIndex index;

    @BeforeAll
    static void fill() throws Exception {
        Assembly assembly = assembly(true);
        extraction = assembly.extraction();
        index = assembly.indexForm().open(folder.resolve("index"));
        for (int i = 0; i <= OTHERS; i++) {
            index.add(i, features("photo " + i, DrawnPhoto.of(40 + i)));
        }
        index.refresh();
    }

    @AfterAll
    static void close() {
        index.close();
        extraction.close();
    }

    private static Assembly assembly(boolean turned) {
        return TestConfig.with(Map.of("samescene.match.turned.enabled", Boolean.toString(turned)))
                .assembly();
    }

    private static ImageFeatures features(String id, BufferedImage image) throws Exception {
        Path file = folder.resolve(id + ".png");
        ImageIO.write(image, "png", file.toFile());
        return extraction.extract(
                new Arrival.Uploaded(new ImageKey("lib", id), file.toUri().toString(), null, null, null, null));
    }

    private static List<Event.ImageDuplicate> duplicates(Assembly assembly, Pose pose) throws Exception {
        ImageFeatures copy = features("copy " + pose, posed(DrawnPhoto.of(40), pose));
        return assembly.matching().match(List.of(new Entry(100, copy)), index).events().getFirst().stream()
                .filter(Event.ImageDuplicate.class::isInstance)
                .map(Event.ImageDuplicate.class::cast)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(names = "UPRIGHT", mode = EnumSource.Mode.EXCLUDE)
    void areDuplicatesWithTheWayBackToTheOriginal(Pose pose) throws Exception {
        assertThat(duplicates(assembly(true), pose)).singleElement().satisfies(said -> {
            assertThat(said.duplicateOf()).isEqualTo("photo 0");
            assertThat(said.relation()).isEqualTo(Verdict.Frame.SAME_FRAME);
            assertThat(said.mirrored()).isEqualTo(pose.name().startsWith("MIRRORED"));
            // turning back undoes a turn; of a mirrored picture it is the same turn again
            int turn = pose.name().contains("TURNED_")
                    ? Integer.parseInt(pose.name().substring(pose.name().lastIndexOf('_') + 1))
                    : 0;
            assertThat(Math.abs(Math.IEEEremainder(said.rotation() - (said.mirrored() ? turn : -turn), 360)))
                    .isLessThan(0.5);
            assertThat(said.scale()).isBetween(0.99, 1.01);
            assertThat(said.coverage().image()).isGreaterThan(0.98);
        });
    }

    @ParameterizedTest
    @EnumSource
    void areComparedAlikeFromEitherSide(Pose pose) throws Exception {
        Matching matching = assembly(true).matching();
        ImageFeatures original = index.image(new ImageKey("lib", "photo 0")).orElseThrow();
        ImageFeatures copy = features("copy " + pose, posed(DrawnPhoto.of(40), pose));
        Agreement one = matching.match(copy, original).agreement();
        Agreement other = matching.match(original, copy).agreement().swapped();
        assertThat(one.inlierCount()).isEqualTo(other.inlierCount()).isGreaterThan(50);
        assertThat(one.falseAlarms()).isEqualTo(other.falseAlarms());
        assertThat(one.transform().orElseThrow().matrix())
                .isEqualTo(other.transform().orElseThrow().matrix());
    }

    @Test
    void areNotFoundWhereTheyAreNotLookedFor() throws Exception {
        assertThat(duplicates(assembly(false), Pose.TURNED_90)).isEmpty();
        assertThat(duplicates(assembly(false), Pose.MIRRORED)).isEmpty();
        assertThat(duplicates(assembly(false), Pose.UPRIGHT)).hasSize(1);
    }

    private static BufferedImage posed(BufferedImage image, Pose pose) throws IOException {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] m = pose.matrix();
        BufferedImage posed =
                new BufferedImage(pose.transposed() ? h : w, pose.transposed() ? w : h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                posed.setRGB(
                        (int) Math.floor(m[0] * (x + 0.5) + m[1] * (y + 0.5) + pose.shiftX(w, h)),
                        (int) Math.floor(m[2] * (x + 0.5) + m[3] * (y + 0.5) + pose.shiftY(w, h)),
                        image.getRGB(x, y));
            }
        }
        return posed;
    }
}
