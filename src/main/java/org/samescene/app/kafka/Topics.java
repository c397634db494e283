package org.samescene.app.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/**
 * The topics of a worker: those that are missing are created, those that are there are checked. What would lose
 * data or stop a stage later is refused at once, with the command that mends it.
 */
final class Topics {
    private static final Logger LOG = Logger.getLogger(Topics.class);

    /** A shard that was away for longer than this may have missed a removal. */
    static final Duration TOMBSTONE_RETENTION = Duration.ofDays(90);

    /** An older record that comes late is put right behind it; until then the newer one must not be compacted. */
    private static final Duration COMPACTION_LAG = Duration.ofDays(1);

    private final Admin admin;
    private final String bootstrapServers;
    private final TopicSettings settings;
    /** The logs that an index is a view of. */
    private final Set<String> views;

    private final int partitions;
    private final int recordBytes;
    private final Map<String, Map<String, String>> wanted = new LinkedHashMap<>();

    /**
     * @param partitions of those that are made, and of the model's own in any case
     * @param recordBytes of the largest record that is written
     * @param retries how often an upload is tried again
     */
    Topics(
            Admin admin,
            String bootstrapServers,
            TopicSettings settings,
            String model,
            int partitions,
            int recordBytes,
            int retries) {
        this.admin = admin;
        this.bootstrapServers = bootstrapServers;
        this.settings = settings;
        this.views = Set.of(settings.features(model), settings.relations(model));
        this.partitions = partitions;
        this.recordBytes = recordBytes;
        String retention = Long.toString(settings.retention().toMillis());
        for (Topic topic : Topic.values()) {
            if (!topic.isOfModel()) {
                wanted.put(topic.in(settings), events(retention));
            }
        }
        for (int attempt = 1; attempt <= retries; attempt++) {
            wanted.put(settings.retry(attempt), events(retention));
        }
        for (String view : views) {
            wanted.put(
                    view,
                    Map.of(
                            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(recordBytes),
                            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT,
                            TopicConfig.DELETE_RETENTION_MS_CONFIG, Long.toString(TOMBSTONE_RETENTION.toMillis()),
                            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG, Long.toString(COMPACTION_LAG.toMillis())));
        }
    }

    private Map<String, String> events(String retention) {
        return Map.of(
                TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
                Integer.toString(recordBytes),
                TopicConfig.RETENTION_MS_CONFIG,
                retention);
    }

    /** Which log each of them is, by its name. */
    Map<String, LogIdentity> ensure() throws ExecutionException, InterruptedException {
        Set<String> existing = admin.listTopics().names().get();
        List<NewTopic> missing = new ArrayList<>();
        wanted.forEach((name, configs) -> {
            if (!existing.contains(name)) {
                Optional<Short> replication =
                        settings.replication() > 0 ? Optional.of(settings.replication()) : Optional.empty();
                missing.add(new NewTopic(name, Optional.of(partitions), replication).configs(configs));
            }
        });
        for (var created : admin.createTopics(missing).values().values()) {
            try {
                created.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        check(wanted.keySet().stream().filter(existing::contains).toList());
        String cluster = admin.describeCluster().clusterId().get();
        Map<String, LogIdentity> logs = new HashMap<>();
        admin.describeTopics(wanted.keySet())
                .allTopicNames()
                .get()
                .forEach((name, topic) -> logs.put(
                        name,
                        new LogIdentity(
                                cluster,
                                name,
                                topic.topicId().toString(),
                                topic.partitions().size())));
        return Map.copyOf(logs);
    }

    private void check(Collection<String> names) throws ExecutionException, InterruptedException {
        Map<String, TopicDescription> topics =
                admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> configs = admin.describeConfigs(names.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList())
                .all()
                .get();
        Map<String, Config> byName = new HashMap<>();
        configs.forEach((resource, config) -> byName.put(resource.name(), config));
        List<String> faults = new ArrayList<>();
        for (String name : names) {
            TopicDescription topic = Objects.requireNonNull(topics.get(name));
            Config config = Objects.requireNonNull(byName.get(name));
            checkConfig(name, key -> config.get(key).value(), faults);
            int found = topic.partitions().size();
            if (views.contains(name) && found != partitions) {
                faults.add(name + " has " + found + " partitions and samescene.topics.partitions is " + partitions
                        + ": a library is looked for in one of them, so set that to " + found
                        + ", or copy the features with samescene repartition");
            }
            int replicas = topic.partitions().getFirst().replicas().size();
            if (settings.replication() > replicas) {
                LOG.warnf(
                        "%s is held by %d brokers and samescene.topics.replication is %d: kafka-reassign-partitions.sh"
                                + " changes it",
                        name, replicas, settings.replication());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException(
                    "the topics don't fit:\n" + faults.stream().collect(Collectors.joining("\n")));
        }
    }

    private void checkConfig(String name, Function<String, String> config, List<String> faults) {
        Map<String, String> right = Objects.requireNonNull(wanted.get(name));
        long bytes = Long.parseLong(config.apply(TopicConfig.MAX_MESSAGE_BYTES_CONFIG));
        boolean isInput = Arrays.stream(Topic.values())
                .anyMatch(topic -> topic.isInput() && topic.in(settings).equals(name));
        if (bytes < recordBytes && !isInput) {
            faults.add(name + " takes records of " + bytes + " bytes and " + recordBytes + " are needed: "
                    + alter(name, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(recordBytes)));
        }
        boolean compacts = config.apply(TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_COMPACT);
        boolean deletes = config.apply(TopicConfig.CLEANUP_POLICY_CONFIG).contains(TopicConfig.CLEANUP_POLICY_DELETE);
        if (views.contains(name) && (!compacts || deletes)) {
            faults.add(name + " forgets what an index is made from: "
                    + alter(name, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        }
        if (!views.contains(name) && compacts && !isInput) {
            faults.add(name + " keeps only the last event about an image: "
                    + alter(name, TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE));
        }
        String retention = right.get(TopicConfig.RETENTION_MS_CONFIG);
        long kept = Long.parseLong(config.apply(TopicConfig.RETENTION_MS_CONFIG));
        if (retention != null && deletes && kept >= 0 && kept < Long.parseLong(retention)) {
            LOG.warnf(
                    "%s keeps events for %s only and samescene.topics.retention is %s: %s",
                    name,
                    Duration.ofMillis(kept),
                    settings.retention(),
                    alter(name, TopicConfig.RETENTION_MS_CONFIG, retention));
        }
    }

    private String alter(String topic, String config, String value) {
        return "kafka-configs.sh --bootstrap-server " + bootstrapServers
                + " --alter --entity-type topics --entity-name " + topic + " --add-config " + config + "=" + value;
    }
}
