package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.OptionalLong;

/** Limits on what is fetched. */
@ConfigMapping(prefix = "samescene.fetch")
public interface FetchConfig {
    /** Size of the largest file that is read. */
    @WithDefault("268435456")
    int maxBytes();

    /** Originals that are fetched at once. */
    @WithDefault("16")
    int concurrency();

    /** Bytes of all originals that are held in memory at once; default: a quarter of the heap. */
    OptionalLong memory();

    default long memoryBytes() {
        return memory().orElse(Runtime.getRuntime().maxMemory() / 4);
    }

    /** How long fetching one may take at first. What takes longer is tried again where it holds up nothing else. */
    @WithDefault("10s")
    Duration firstTimeout();

    /** How long fetching one may take at most. */
    @WithDefault("5m")
    Duration timeout();
}
