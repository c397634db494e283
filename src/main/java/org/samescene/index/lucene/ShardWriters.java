package org.samescene.index.lucene;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;

/** How a shard's segments are written and merged. */
final class ShardWriters {
    /** HNSW: connections of a node, and beam while building. Recall@10 of .999 at 1M descriptors of 40 dimensions. */
    private static final int MAX_CONNECTIONS = 16;

    private static final int BEAM_WIDTH = 100;

    /**
     * Lucene builds a graph where a search for this many neighbours would visit only a part of it, log(n)
     * times as many: for more than about as many descriptors as are scanned anyway.
     */
    private static final int GRAPH_THRESHOLD = (int) (DescriptorSearch.SCANNED / Math.log(DescriptorSearch.SCANNED));

    /**
     * A merge that builds a graph holds it in the heap: up to 32 neighbours of 8 bytes, so some 300 bytes a
     * descriptor. At 145 kB an image with 200 descriptors and its record, a segment of this size has half a
     * million of them. Why not one large segment, which is searched faster? Its merges ended in OutOfMemoryError at
     * some 16,000 images and 1.2 GB.
     */
    private static final double LARGEST_SEGMENT_WITH_VECTORS_MB = 400;

    private ShardWriters() {}

    /** @param vectorsForEver whether all images have vectors, not the first ones alone */
    static IndexWriterConfig config(boolean vectorsForEver) {
        ConcurrentMergeScheduler merges = new ConcurrentMergeScheduler();
        // one at a time, and a second may wait before whoever writes has to
        merges.setMaxMergesAndThreads(2, 1);
        TieredMergePolicy policy = new TieredMergePolicy();
        if (vectorsForEver) {
            policy.setMaxMergedSegmentMB(LARGEST_SEGMENT_WITH_VECTORS_MB);
        }
        IndexWriterConfig config = new IndexWriterConfig();
        config.setCodec(new DescriptorCodec());
        config.setRAMBufferSizeMB(64);
        config.setCommitOnClose(false);
        config.setMergeScheduler(merges);
        config.setMergePolicy(policy);
        return config;
    }

    /** The default codec with our HNSW; overriding per field is the one way that is read back right. */
    private static final class DescriptorCodec extends Lucene104Codec {
        private final KnnVectorsFormat hnsw =
                new Lucene99HnswVectorsFormat(MAX_CONNECTIONS, BEAM_WIDTH, 1, null, GRAPH_THRESHOLD);

        @Override
        public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
            return hnsw;
        }
    }
}
