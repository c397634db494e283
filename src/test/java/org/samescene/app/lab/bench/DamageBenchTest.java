package org.samescene.app.lab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.samescene.app.DrawnPhoto;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.vips.VipsReader;

/** A few hundred files here; {@code samescene bench decode --damaged 10000} does as many as wanted. */
class DamageBenchTest {
    private static final int FILES = 300;
    private static final PrintStream NOWHERE = new PrintStream(OutputStream.nullOutputStream());

    private final Damage damage = new Damage(whole());

    @Test
    void imageIoEndsEveryDamagedFileAsAPictureOrARefusal() {
        check(new BitmapDecoder(DecodeLimits.defaults()));
    }

    @Test
    void withLibvipsTooWhereItIsInstalled() {
        check(new BitmapDecoder(DecodeLimits.defaults(), VipsReader.find()));
    }

    private void check(BitmapDecoder decoder) {
        DamageBench.Result result = new DamageBench(damage, FILES).run("test", decoder, NOWHERE);

        assertThat(result.outcomes().keySet())
                .isSubsetOf(
                        "picture", "corrupt", "truncated", "unsupported-format", "empty", "too-many-pixels", "too-slow")
                .contains("picture", "corrupt", "truncated");
        assertThat(result.outcomes().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(FILES);
    }

    @Test
    void damageDependsOnTheFilesAndTheNumberAlone() {
        Damage again = new Damage(whole());
        for (int i = 0; i < 20; i++) {
            assertThat(again.file(i)).isEqualTo(damage.file(i));
        }
        assertThat(damage.file(0)).isNotEqualTo(whole().getFirst());
    }

    /** Large enough for libvips to be asked first. */
    private static List<byte[]> whole() {
        BufferedImage photo = DrawnPhoto.resized(DrawnPhoto.of(4), 2816, 2112);
        BufferedImage small = DrawnPhoto.resized(photo, 320, 240);
        List<byte[]> files = new ArrayList<>(List.of(encoded(photo, "jpeg")));
        List.of("jpeg", "png", "tiff", "gif", "bmp").forEach(format -> files.add(encoded(small, format)));
        return files;
    }

    private static byte[] encoded(BufferedImage picture, String format) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(picture, format, bytes)).isTrue();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
