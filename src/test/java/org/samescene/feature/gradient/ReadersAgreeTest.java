package org.samescene.feature.gradient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.samescene.app.DrawnPhoto;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.Picture;
import org.samescene.bitmap.ReducingReader;
import org.samescene.bitmap.vips.VipsReader;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.MutualMatches;

/** A picture has nearly the same features, whichever reader read it. */
class ReadersAgreeTest {
    private static final double NEAR_PX = 1;

    @Test
    void featuresOfAReducedPictureAreThoseOfTheWholeOne() throws Exception {
        Optional<ReducingReader> vips = VipsReader.find();
        assumeTrue(vips.isPresent(), "skipped: libvips isn't installed");
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(DrawnPhoto.resized(DrawnPhoto.of(3), 2816, 2112), "jpeg", jpeg);
        Picture whole = new BitmapDecoder(DecodeLimits.defaults()).decode(jpeg.toByteArray(), 640);
        Picture reduced = new BitmapDecoder(DecodeLimits.defaults(), vips).decode(jpeg.toByteArray(), 640);
        assertThat(reduced.reader()).isNotEqualTo(whole.reader());

        try (GradientExtractor extractor =
                new GradientExtractor(GradientExtractor.MODEL, GradientExtractor.LONGEST_SIDE_PX)) {
            LocalFeatures a = extractor.describe(whole.bitmap()).local();
            LocalFeatures b = extractor.describe(reduced.bitmap()).local();
            long same = MutualMatches.between(a, b).stream()
                    .filter(match ->
                            Math.hypot(a.x(match.a()) - b.x(match.b()), a.y(match.a()) - b.y(match.b())) < NEAR_PX)
                    .count();

            assertThat(a.count()).isGreaterThan(500);
            assertThat((double) same / a.count()).isGreaterThan(0.9);
        }
    }
}
