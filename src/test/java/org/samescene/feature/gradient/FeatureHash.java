package org.samescene.feature.gradient;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.zip.CRC32;
import org.samescene.feature.DeadLeaves;
import org.samescene.feature.LocalFeatures;

/** The bits of a picture's features as a short text, also from a process of its own. */
final class FeatureHash {
    private FeatureHash() {}

    static String of(LocalFeatures features) {
        int n = features.count();
        ByteBuffer bits = ByteBuffer.allocate(Float.BYTES * n * (4 + features.dimensions()));
        for (int i = 0; i < n; i++) {
            bits.putFloat(features.x(i))
                    .putFloat(features.y(i))
                    .putFloat(features.scale(i))
                    .putFloat(features.score(i));
        }
        bits.asFloatBuffer().put(features.descriptors());
        CRC32 crc = new CRC32();
        crc.update(bits.array());
        return n + " features " + HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** Of drawn pictures whose widths are a multiple of no vector's length. */
    static String ofDrawnPictures() {
        GradientExtractor extractor = new GradientExtractor("gradient", 640);
        DeadLeaves leaves = new DeadLeaves(7);
        return of(extractor.describe(leaves.draw(157, 121, 200, 0, 0)).local())
                + ", "
                + of(extractor.describe(leaves.draw(43, 210, 150, 0, 0)).local());
    }

    public static void main(String... arguments) {
        System.out.println(ofDrawnPictures());
    }
}
