package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How many pictures are extracted at a time. */
@ConfigMapping(prefix = "samescene.extract")
public interface ExtractConfig {
    /** Images at once; 0: as many as there are cores. */
    @WithDefault("0")
    int concurrency();

    /** How long decoding and describing one may take. */
    @WithDefault("1m")
    Duration timeout();

    /** The number of threads that this means on this machine. */
    default int threads() {
        return concurrency() > 0 ? concurrency() : Runtime.getRuntime().availableProcessors();
    }
}
