package org.samescene.app.setup;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** The worker's configuration without Quarkus: the defaults, and what a test sets. */
public final class TestConfig {
    private TestConfig() {}

    public static WorkerConfig with(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withMapping(WorkerConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 500))
                .build()
                .getConfigMapping(WorkerConfig.class);
    }
}
