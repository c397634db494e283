package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits on what is fetched. */
@ConfigMapping(prefix = "samescene.fetch")
public interface FetchConfig {
    /** Size of the largest file that is read. */
    @WithDefault("268435456")
    int maxBytes();
}
