package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits on what is decoded; what each means: {@link org.samescene.bitmap.DecodeLimits}. */
@ConfigMapping(prefix = "samescene.decode")
public interface DecodeConfig {
    @WithDefault("100000000")
    long maxPixels();

    @WithDefault("536870912")
    long maxDecodedBytes();

    @WithDefault("30s")
    Duration timeout();

    /** Whether pictures are decoded in other processes, so that one that crashes its decoder stops nothing else. */
    @WithDefault("true")
    boolean isolated();

    /** Whether libvips is used where it is installed; else ImageIO reads alone. */
    @WithDefault("true")
    boolean libvips();
}
