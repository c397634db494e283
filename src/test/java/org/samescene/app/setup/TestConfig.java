package org.samescene.app.setup;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.samescene.app.worker.WorkerConfig;

/** The configuration without Quarkus: the defaults, and what a test sets. A name that no room knows is refused. */
public final class TestConfig {
    private static final List<Class<?>> MAPPINGS = List.of(
            FolderConfig.class,
            ModelConfig.class,
            ExtractConfig.class,
            FetchConfig.class,
            DecodeConfig.class,
            MatchConfig.class,
            JudgeConfig.class,
            SearchConfig.class,
            WorkerConfig.class);

    private final SmallRyeConfig config;

    private TestConfig(SmallRyeConfig config) {
        this.config = config;
    }

    public static TestConfig with(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "test", 500));
        MAPPINGS.forEach(builder::withMapping);
        return new TestConfig(builder.build());
    }

    public Assembly assembly() {
        FolderConfig folders = of(FolderConfig.class);
        return new Assembly(
                of(ModelConfig.class),
                ModelStore.models(folders),
                folders,
                of(FetchConfig.class),
                of(DecodeConfig.class),
                new MatchingSetup(of(MatchConfig.class), of(JudgeConfig.class), of(SearchConfig.class)));
    }

    public WorkerConfig worker() {
        return of(WorkerConfig.class);
    }

    private <T> T of(Class<T> mapping) {
        return config.getConfigMapping(mapping);
    }
}
