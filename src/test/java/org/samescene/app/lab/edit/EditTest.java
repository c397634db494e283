package org.samescene.app.lab.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.samescene.app.DrawnPhoto;

class EditTest {
    private static final BufferedImage PHOTO = DrawnPhoto.of(1);
    private static final BufferedImage PARTNER = DrawnPhoto.resized(DrawnPhoto.of(2), 300, 400);

    private static EditedPicture apply(Edit edit) {
        return edit.apply(PHOTO, PARTNER, "photo.jpg");
    }

    @ParameterizedTest
    @EnumSource
    void isTheSameEachTime(Edit edit) {
        assertThat(pixels(apply(edit).picture())).isEqualTo(pixels(apply(edit).picture()));
    }

    private static int[] pixels(BufferedImage picture) {
        return picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
    }

    @Test
    void whatIsRandomDependsOnTheFilesName() {
        assertThat(Edit.CROP_25.apply(PHOTO, PARTNER, "a.jpg").toOriginal())
                .isNotEqualTo(Edit.CROP_25.apply(PHOTO, PARTNER, "b.jpg").toOriginal());
    }

    @ParameterizedTest
    @CsvSource({
        "RESIZE_50, 320, 240",
        "RESIZE_25, 160, 120",
        "RESIZE_12, 80, 60",
        "RESIZE_200, 1280, 960",
        "SQUEEZE, 480, 480",
        "ROTATION_90, 480, 640",
        "ROTATION_180, 640, 480",
        "MIRROR, 640, 480",
        "BORDER, 716, 556",
        "COLLAGE, 1010, 480"
    })
    void hasTheSizeThatItsNameSays(Edit edit, int width, int height) {
        BufferedImage picture = apply(edit).picture();
        assertThat(new int[] {picture.getWidth(), picture.getHeight()}).containsExactly(width, height);
    }

    @ParameterizedTest
    @CsvSource({"CROP_75, 0.75", "CROP_50, 0.5", "CROP_25, 0.25", "CROP_10, 0.1"})
    void cropsHaveTheirShareOfTheArea(Edit edit, double share) {
        BufferedImage crop = apply(edit).picture();
        assertThat((double) crop.getWidth() * crop.getHeight() / (PHOTO.getWidth() * PHOTO.getHeight()))
                .isCloseTo(share, within(0.005));
    }

    /** The transform is the truth that verdicts are measured by: what it says lies at a place does lie there. */
    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {
                "BRIGHTNESS",
                "CONTRAST",
                "GAMMA",
                "SATURATION",
                "GREY",
                "SEPIA",
                "SHARPEN",
                "NOISE",
                "TEXT",
                "LOGO",
                "RESIZE_12"
            })
    void thePhotoLiesWhereTheTransformSays(Edit edit) throws NoninvertibleTransformException {
        BufferedImage marked = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        marked.createGraphics().fillRect(0, 0, 640, 480);
        EditedPicture whole = edit.apply(marked, PARTNER, "photo.jpg");
        // a black square about the middle of what is seen of the photo
        Point2D middle = whole.toOriginal()
                .transform(
                        new Point2D.Double(
                                whole.picture().getWidth() / 2.0,
                                whole.picture().getHeight() / 2.0),
                        null);
        int x = (int) Math.clamp(middle.getX(), 40, 600);
        int y = (int) Math.clamp(middle.getY(), 40, 440);
        var graphics = marked.createGraphics();
        graphics.setColor(Color.BLACK);
        graphics.fillRect(x - 20, y - 20, 40, 40);
        EditedPicture edited = edit.apply(marked, PARTNER, "photo.jpg");
        assertThat(luma(edited, x, y)).isLessThan(60);
        assertThat(luma(edited, x + 30, y)).isGreaterThan(200);
        assertThat(luma(edited, x, y - 30)).isGreaterThan(200);
    }

    private static int luma(EditedPicture edited, double x, double y) throws NoninvertibleTransformException {
        Point2D at = edited.toOriginal().inverseTransform(new Point2D.Double(x, y), null);
        return edited.picture().getRGB((int) at.getX(), (int) at.getY()) >> 8 & 0xFF;
    }

    @Test
    void theLogoCoversATenth() {
        int[] was = pixels(PHOTO);
        int[] is = pixels(apply(Edit.LOGO).picture());
        int changed = 0;
        for (int i = 0; i < was.length; i++) {
            changed += was[i] == is[i] ? 0 : 1;
        }
        assertThat(changed / (double) was.length).isCloseTo(0.1, within(0.005));
    }

    @Test
    void greyIsGreyAndNoiseIsAsStrongAsItSays() {
        for (int pixel : pixels(apply(Edit.GREY).picture())) {
            assertThat(pixel >> 16 & 0xFF).isEqualTo(pixel & 0xFF).isEqualTo(pixel >> 8 & 0xFF);
        }
        BufferedImage flat = Retouching.toned(PHOTO, v -> 128);
        double squares = 0;
        int[] noisy = pixels(Edit.NOISE.apply(flat, PARTNER, "photo.jpg").picture());
        for (int pixel : noisy) {
            squares += Math.pow((pixel & 0xFF) - 128, 2);
        }
        assertThat(Math.sqrt(squares / noisy.length)).isCloseTo(20, within(0.3));
    }
}
