package org.samescene.app.lab.eval.edits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.samescene.app.DrawnPhoto;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.edit.EditedPicture;
import org.samescene.verdict.Verdict;

class ExpectationTest {
    private static final BufferedImage PHOTO = DrawnPhoto.of(1);
    private static final BufferedImage PARTNER = DrawnPhoto.resized(DrawnPhoto.of(2), 300, 400);

    private static Expectation expectation(Edit edit) {
        EditedPicture edited = edit.apply(PHOTO, PARTNER, "photo.jpg");
        return Expectation.of(
                edited.picture().getWidth(),
                edited.picture().getHeight(),
                edited.toOriginal(),
                PHOTO.getWidth(),
                PHOTO.getHeight());
    }

    @ParameterizedTest
    @CsvSource({
        "CROP_75, CROP_OF, 0, false",
        "CROP_10, CROP_OF, 0, false",
        "BORDER, CONTAINS, 0, false",
        "SCREENSHOT, CONTAINS, 0, false",
        "COLLAGE, CONTAINS, 0, false",
        "SQUEEZE, SAME_FRAME, 0, false",
        "RESIZE_12, SAME_FRAME, 0, false",
        "LOGO, SAME_FRAME, 0, false",
        "ROTATION_1, SAME_FRAME, -1, false",
        "ROTATION_5, CONTAINS, -5, false",
        "ROTATION_30, CONTAINS, -30, false",
        "ROTATION_90, SAME_FRAME, -90, false",
        "ROTATION_270, SAME_FRAME, 90, false",
        "MIRROR, SAME_FRAME, 0, true"
    })
    void whatIsRightToSayFollowsFromItsGeometry(Edit edit, Verdict.Frame frame, double rotation, boolean mirrored) {
        Expectation expected = expectation(edit);
        assertThat(expected.frame()).isEqualTo(frame);
        assertThat(expected.rotationDegrees()).isCloseTo(rotation, within(1e-6));
        assertThat(expected.mirrored()).isEqualTo(mirrored);
    }

    @Test
    void aRotationMayBeSaidEitherWayAndOffByLittle() {
        Expectation expected = expectation(Edit.ROTATION_180);
        assertThat(expected.agreesWith(Verdict.Frame.SAME_FRAME, 178, false)).isTrue();
        assertThat(expected.agreesWith(Verdict.Frame.SAME_FRAME, -178, false)).isTrue();
        assertThat(expected.agreesWith(Verdict.Frame.SAME_FRAME, 176, false)).isFalse();
        assertThat(expected.agreesWith(Verdict.Frame.SAME_FRAME, 180, true)).isFalse();
        assertThat(expected.agreesWith(Verdict.Frame.CROP_OF, 180, false)).isFalse();
    }
}
