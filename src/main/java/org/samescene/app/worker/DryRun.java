package org.samescene.app.worker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.samescene.Matching;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.KafkaClients;
import org.samescene.app.kafka.LogIdentity;
import org.samescene.app.kafka.RelationRecords;
import org.samescene.app.kafka.RelationRecords.Content;
import org.samescene.app.setup.Assembly;
import org.samescene.arrival.RejectedException;
import org.samescene.index.Pair;
import org.samescene.index.Relation;

/**
 * What would be said of the images in a features log by the present settings, beside what was said. It writes nothing
 * but an index in a folder of its own.
 *
 * @param folder of the index; empty
 */
record DryRun(KafkaClients clients, Assembly assembly, Replay replay, Path folder) {
    private static final int BATCH = 32;

    /**
     * What differs, as lines of a kind and two ids.
     *
     * @param holding how many relations stay as they are
     */
    record Difference(Set<String> appearing, Set<String> vanishing, long holding) {}

    Difference compare(String features, String relations) {
        Map<Pair, Relation.Statement> now = said(features);
        Map<Pair, Relation.Statement> before = new HashMap<>();
        Replay.read(clients, relations, record -> {
            if (read(record) instanceof Content.OfImages about && about.said() instanceof Relation relation) {
                keep(before, relation);
            }
        });
        Set<String> wasSaid = lines(before);
        Set<String> isSaid = lines(now);
        Set<String> appearing = new TreeSet<>(isSaid);
        appearing.removeAll(wasSaid);
        Set<String> vanishing = new TreeSet<>(wasSaid);
        vanishing.removeAll(isSaid);
        return new Difference(appearing, vanishing, wasSaid.size() - (long) vanishing.size());
    }

    private static Content read(ConsumerRecord<String, byte[]> record) {
        try {
            return RelationRecords.read(record);
        } catch (IllegalArgumentException e) {
            return new Content.OfLog(new RelationRecords.Progress("", 0)); // somebody else's
        }
    }

    private static void keep(Map<Pair, Relation.Statement> statements, Relation relation) {
        statements.remove(relation.pair());
        relation.statement().ifPresent(statement -> statements.put(relation.pair(), statement));
    }

    private Set<String> lines(Map<Pair, Relation.Statement> statements) {
        Set<String> lines = new HashSet<>();
        statements.forEach((pair, statement) -> {
            if (replay.library().isEmpty() || replay.library().get().equals(pair.library())) {
                lines.add(statement.kind() + " " + pair.first() + " " + pair.second());
            }
        });
        return lines;
    }

    /** Takes the whole log as a worker does that has said nothing yet. */
    private Map<Pair, Relation.Statement> said(String features) {
        Matching matching = assembly.matching();
        FeaturesLogRecords records = new FeaturesLogRecords(assembly.model());
        Map<Integer, Shard> shards = new HashMap<>();
        Map<Integer, List<Change>> batches = new HashMap<>();
        Map<Pair, Relation.Statement> said = new HashMap<>();
        try {
            Replay.read(clients, features, record -> {
                if (replay.library().isPresent()
                        && !EventRecords.library(record).equals(replay.library().get())) {
                    return;
                }
                Shard shard =
                        shards.computeIfAbsent(record.partition(), partition -> open(features, partition, matching));
                List<Change> batch = batches.computeIfAbsent(record.partition(), partition -> new ArrayList<>());
                try {
                    batch.add(records.read(record));
                } catch (RejectedException e) {
                    return; // the worker steps over it too
                }
                if (batch.size() == BATCH) {
                    take(shard, batch, said);
                }
            });
            shards.forEach((partition, shard) -> take(shard, batches.getOrDefault(partition, List.of()), said));
        } finally {
            shards.values().forEach(Shard::close);
        }
        return said;
    }

    private Shard open(String features, int partition, Matching matching) {
        LogIdentity log = new LogIdentity("", features, "", 1);
        LogView view = new LogView(log, log, partition, assembly.model());
        return new Shard(new IndexFolder(folder, assembly.indexForm()).open(view, 0, 0), matching, view, 0);
    }

    private static void take(Shard shard, List<Change> batch, Map<Pair, Relation.Statement> said) {
        for (Effect effect : shard.take(List.copyOf(batch), Optional.empty())) {
            effect.said().forEach(about -> {
                if (about instanceof Relation relation) {
                    keep(said, relation);
                }
            });
        }
        batch.clear();
    }
}
