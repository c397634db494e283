package org.samescene.app.setup;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How the index is searched; what each means: {@link org.samescene.index.SearchOptions}. */
@ConfigMapping(prefix = "samescene.index")
public interface SearchConfig {
    @WithDefault("200")
    int indexedDescriptors();

    @WithDefault("200")
    int queriedDescriptors();

    @WithDefault("10")
    int neighbours();

    @WithDefault("0.5")
    double distanceLimit();
}
