package org.samescene.app.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.kafka.common.TopicPartition;
import org.samescene.index.FeatureIndex;
import org.samescene.index.lucene.IndexForm;

/**
 * The index of one model in parts: a shard for each partition of the features log.
 *
 * @param path of the folder, which has one for each shard
 * @param form of each
 */
public record IndexFolder(Path path, IndexForm form) {
    /** Closing it is up to the caller. */
    FeatureIndex open(TopicPartition partition) {
        Path shard = path.resolve(partition.topic() + "-" + partition.partition());
        try {
            return form.open(shard);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the shard in " + shard + " can't be opened; it can be deleted, it is made again from "
                            + partition.topic(),
                    e);
        }
    }
}
