package org.samescene.app.kafka;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes Kafka clients: brokers and security as given, the rest as exactly-once needs it. */
public final class KafkaClients {
    /** Of the largest record that is written. */
    public static final int MAX_RECORD_BYTES = 8 << 20;

    /** The loop polls on while it works; only a rebalance waits for a batch. */
    private static final int MAX_POLL_MINUTES = 5;

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
                Duration.ofMinutes(MAX_POLL_MINUTES).toMillis());
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        // the stage decides where to go on, and whether what it knows still fits the log
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
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

    /** Uncompressed unless configured: what any client reads, and the bulk, features, would hardly get smaller. */
    private Map<String, Object> writer() {
        Map<String, Object> settings = new HashMap<>(common);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        // a transaction that is not answered is asked for again; the sooner, the sooner it is known
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 15_000);
        return settings;
    }

    public Admin admin() {
        return Admin.create(new HashMap<>(common));
    }

    /**
     * Makes the topics that are not there yet, and checks the others.
     *
     * @param model whose features have a topic
     * @param partitions of those that are made, and of that of the features in any case
     * @param retries how often an upload is tried again: each time has a topic
     * @return which log each of them is, by its name
     * @throws IllegalStateException where topics that are there don't fit, with the commands that mend them
     */
    public Map<String, LogIdentity> ensureTopics(TopicSettings names, String model, int partitions, int retries)
            throws InterruptedException {
        try (Admin admin = admin()) {
            return new Topics(admin, bootstrapServers(), names, model, partitions, MAX_RECORD_BYTES, retries).ensure();
        } catch (ExecutionException e) {
            throw noAnswer("no topics", e);
        }
    }

    /** Up to where a partition goes, exclusively, with what is not committed yet. */
    public long end(TopicPartition partition) {
        try (Admin admin = Admin.create(new HashMap<>(common))) {
            return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                    .partitionResult(partition)
                    .get()
                    .offset();
        } catch (ExecutionException e) {
            throw noAnswer("no offsets of " + partition, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the brokers were asked", e);
        }
    }

    /** @throws IllegalStateException where there is none of a name */
    public void requireTopics(Collection<String> names) throws InterruptedException {
        try (Admin admin = admin()) {
            List<String> missing = new ArrayList<>(names);
            missing.removeAll(admin.listTopics().names().get());
            if (!missing.isEmpty()) {
                throw new IllegalStateException("the brokers " + bootstrapServers() + " have no topics " + missing
                        + ": start a worker there first, which makes them");
            }
        } catch (ExecutionException e) {
            throw noAnswer("no topics", e);
        }
    }

    /** What to say where the brokers answered nothing, or an error. */
    public IllegalStateException noAnswer(String what, ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        return new IllegalStateException(
                what + " at the brokers " + bootstrapServers() + " (kafka.bootstrap.servers): " + cause.getMessage(),
                cause);
    }
}
