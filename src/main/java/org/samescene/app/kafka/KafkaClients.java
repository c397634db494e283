package org.samescene.app.kafka;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes Kafka clients: brokers and security as given, the rest as exactly-once needs it. */
public final class KafkaClients {
    private static final int MAX_RECORD_BYTES = 8 << 20;

    private final Map<String, Object> common;

    /** @param common brokers and security, by the names of Kafka's own client settings */
    public KafkaClients(Map<String, Object> common) {
        this.common = Map.copyOf(common);
    }

    public static KafkaClients of(String bootstrapServers) {
        return new KafkaClients(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    public String bootstrapServers() {
        return String.valueOf(common.get(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG));
    }

    /**
     * A member of a consumer group that commits by its producer's transactions. A static member: its
     * successor need not wait for its session to end.
     *
     * @param keys how the bytes of keys become text; ISO 8859-1 keeps every byte of keys that may be no text
     */
    public Consumer<String, byte[]> member(
            String group, String instance, Duration sessionTimeout, int maxRecords, Charset keys) {
        Map<String, Object> settings = reader();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) sessionTimeout.toMillis());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int) sessionTimeout.toMillis() / 5);
        settings.put("key.deserializer.encoding", keys.name());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, maxRecords);
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, (int)
                Duration.ofMinutes(15).toMillis());
        return new KafkaConsumer<>(settings);
    }

    /** A consumer without a group, to be assigned partitions by hand. */
    public Consumer<String, byte[]> reader(String name) {
        Map<String, Object> settings = reader();
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, name);
        return new KafkaConsumer<>(settings);
    }

    private Map<String, Object> reader() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    /** A producer that writes in transactions; a new one of the same id ends those of its predecessor. */
    public Producer<String, byte[]> transactional(String id) {
        Map<String, Object> settings = writer();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, id);
        return new KafkaProducer<>(settings);
    }

    /** A producer that writes each record once, in order. */
    public Producer<String, byte[]> producer() {
        return new KafkaProducer<>(writer());
    }

    private Map<String, Object> writer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return settings;
    }

    /** Makes the topics that are not there yet. Those that are there stay as they are. */
    public void ensureTopics(TopicSettings names) throws InterruptedException {
        try (Admin admin = Admin.create(new HashMap<>(common))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = new ArrayList<>();
            for (Topic topic : Topic.values()) {
                if (!existing.contains(topic.in(names))) {
                    missing.add(newTopic(topic, names));
                }
            }
            for (var created : admin.createTopics(missing).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw e;
                    }
                }
            }
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new IllegalStateException(
                    "no topics at the brokers " + bootstrapServers() + " (kafka.bootstrap.servers): "
                            + cause.getMessage(),
                    cause);
        }
    }

    private static NewTopic newTopic(Topic topic, TopicSettings names) {
        Map<String, String> settings = new HashMap<>();
        settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(MAX_RECORD_BYTES));
        if (topic == Topic.FEATURES) {
            settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
            // a shard that was away for longer than this may have missed a removal
            settings.put(
                    TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    Long.toString(Duration.ofDays(90).toMillis()));
        }
        return new NewTopic(topic.in(names), names.partitions(), names.replication()).configs(settings);
    }
}
