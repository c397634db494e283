package org.samescene.app.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;

/**
 * Copies a log of libraries into a new topic with another number of partitions. Each library goes to the partition
 * that {@link EventRecords} gives it there, in its order. What the group had processed comes before the rest, and
 * the group's offsets in the new topic say so: nothing is reported twice, nothing is left out.
 *
 * <p>Why a copy, and not more partitions for the topic that is there? The records of a library would be in two of
 * them, and its images in two indexes that don't know of each other.
 */
public final class Repartitioning {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final KafkaClients clients;
    private final Admin admin;
    private final String from;
    private final String to;
    private final int partitions;
    private final Function<ConsumerRecord<String, byte[]>, Optional<String>> library;

    /** @param library of a record; empty for one that is left out */
    private Repartitioning(
            KafkaClients clients,
            Admin admin,
            String from,
            String to,
            int partitions,
            Function<ConsumerRecord<String, byte[]>, Optional<String>> library) {
        this.library = library;
        this.clients = clients;
        this.admin = admin;
        this.from = from;
        this.to = to;
        this.partitions = partitions;
    }

    /**
     * Of a log of features.
     *
     * @param admin stays open
     * @param to a topic that doesn't exist yet
     * @param partitions that it gets
     */
    public static Repartitioning ofFeatures(KafkaClients clients, Admin admin, String from, String to, int partitions) {
        return new Repartitioning(
                clients, admin, from, to, partitions, record -> Optional.of(EventRecords.library(record)));
    }

    /**
     * Of a log of what was said.
     *
     * @param admin stays open
     * @param to a topic that doesn't exist yet
     * @param partitions that it gets
     */
    public static Repartitioning ofRelations(
            KafkaClients clients, Admin admin, String from, String to, int partitions) {
        return new Repartitioning(clients, admin, from, to, partitions, RelationRecords::library);
    }

    /**
     * Makes the new topic, with the configuration of the old one, and copies. Where it fails, it deletes the new
     * topic again; the old one is only read.
     *
     * @param reader the consumer group that reads the log
     * @param others groups that must have no members either, since those write the log
     * @param patience how long a member may be there still: one that was stopped stays until its session ends
     * @param terminal sees how far it has come
     * @return how many records were copied
     * @throws IllegalStateException if the new topic exists, the old one doesn't, or a group has members
     */
    public long run(String reader, Collection<String> others, Duration patience, Terminal terminal)
            throws ExecutionException, InterruptedException {
        List<String> groups = new ArrayList<>(others);
        groups.add(reader);
        awaitNoMembers(groups, patience);
        Map<TopicPartition, Long> processed = new HashMap<>();
        admin.listConsumerGroupOffsets(reader)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, offset) -> {
                    if (partition.topic().equals(from)) {
                        processed.put(partition, offset.offset());
                    }
                });
        create();
        boolean done = false;
        try (Consumer<String, byte[]> source = clients.reader("repartition");
                Producer<String, byte[]> copies = clients.producer()) {
            List<TopicPartition> all = source.partitionsFor(from).stream()
                    .map(info -> new TopicPartition(from, info.partition()))
                    .toList();
            source.assign(all);
            Map<TopicPartition, Long> starts = source.beginningOffsets(all);
            Map<TopicPartition, Long> ends = source.endOffsets(all);
            Map<TopicPartition, Long> middles = new HashMap<>();
            long total = 0;
            for (TopicPartition partition : all) {
                long start = Objects.requireNonNull(starts.get(partition));
                middles.put(partition, Math.max(start, processed.getOrDefault(partition, start)));
                total += Objects.requireNonNull(ends.get(partition)) - start;
            }
            Progress progress = new Progress(terminal, (int) total, "records");
            long copied = copy(source, starts, middles, copies, progress, 0);
            Map<TopicPartition, OffsetAndMetadata> offsets = endsOfCopy(source);
            copied = copy(source, middles, ends, copies, progress, copied);
            if (!processed.isEmpty()) {
                admin.alterConsumerGroupOffsets(reader, offsets).all().get();
            }
            done = true;
            return copied;
        } finally {
            if (!done) {
                admin.deleteTopics(List.of(to));
            }
        }
    }

    private void awaitNoMembers(Collection<String> groups, Duration patience)
            throws ExecutionException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Optional<String> busy = withMembers(groups);
        while (busy.isPresent()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the group " + busy.get() + " has members: stop all workers first");
            }
            Thread.sleep(BETWEEN_LOOKS);
            busy = withMembers(groups);
        }
    }

    private Optional<String> withMembers(Collection<String> groups) throws ExecutionException, InterruptedException {
        for (var group : admin.describeConsumerGroups(groups).describedGroups().entrySet()) {
            try {
                if (!group.getValue().get().members().isEmpty()) {
                    return Optional.of(group.getKey());
                }
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof GroupIdNotFoundException)) {
                    throw e;
                }
            }
        }
        return Optional.empty();
    }

    private void create() throws ExecutionException, InterruptedException {
        Collection<String> names = admin.listTopics().names().get();
        if (!names.contains(from)) {
            throw new IllegalStateException("there is no topic " + from);
        }
        if (names.contains(to)) {
            throw new IllegalStateException("the topic " + to + " exists already; if nobody uses it:"
                    + " kafka-topics.sh --bootstrap-server " + clients.bootstrapServers() + " --delete --topic " + to);
        }
        TopicDescription old = Objects.requireNonNull(
                admin.describeTopics(List.of(from)).allTopicNames().get().get(from));
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, from);
        Config config = Objects.requireNonNull(
                admin.describeConfigs(List.of(resource)).all().get().get(resource));
        Map<String, String> configs = config.entries().stream()
                .filter(entry -> entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
        short replication = (short) old.partitions().getFirst().replicas().size();
        admin.createTopics(
                        List.of(new NewTopic(to, Optional.of(partitions), Optional.of(replication)).configs(configs)))
                .all()
                .get();
    }

    /** Copies a range of each partition; on return all of it is written. */
    private long copy(
            Consumer<String, byte[]> source,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Producer<String, byte[]> copies,
            Progress progress,
            long before)
            throws ExecutionException, InterruptedException {
        starts.forEach(source::seek);
        source.resume(starts.keySet());
        long copied = before;
        while (!isAt(source, ends)) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (ConsumerRecord<String, byte[]> record : source.poll(POLL)) {
                if (record.offset() < Objects.requireNonNull(ends.get(new TopicPartition(from, record.partition())))) {
                    library.apply(record).ifPresent(name -> sent.add(copies.send(copyOf(record, name))));
                }
            }
            for (Future<RecordMetadata> write : sent) {
                write.get();
            }
            copied += sent.size();
            progress.show((int) copied, 0);
        }
        return copied;
    }

    private static boolean isAt(Consumer<String, byte[]> source, Map<TopicPartition, Long> ends) {
        boolean done = true;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            if (source.position(end.getKey()) < end.getValue()) {
                done = false;
            } else {
                source.pause(List.of(end.getKey()));
            }
        }
        return done;
    }

    private ProducerRecord<String, byte[]> copyOf(ConsumerRecord<String, byte[]> record, String itsLibrary) {
        int partition = CloudEventRecords.partition(itsLibrary, partitions);
        return new ProducerRecord<>(to, partition, record.timestamp(), record.key(), record.value(), record.headers());
    }

    private Map<TopicPartition, OffsetAndMetadata> endsOfCopy(Consumer<String, byte[]> source) {
        List<TopicPartition> all = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            all.add(new TopicPartition(to, partition));
        }
        Map<TopicPartition, OffsetAndMetadata> ends = new HashMap<>();
        source.endOffsets(all).forEach((partition, end) -> ends.put(partition, new OffsetAndMetadata(end)));
        return ends;
    }
}
