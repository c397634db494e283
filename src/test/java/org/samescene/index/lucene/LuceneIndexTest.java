package org.samescene.index.lucene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.samescene.feature.Descriptors;
import org.samescene.feature.Photo;
import org.samescene.index.FeatureIndex;
import org.samescene.index.FeatureIndexContract;
import org.samescene.index.Pair;
import org.samescene.index.Relation;
import org.samescene.index.SearchOptions;

class LuceneIndexTest extends FeatureIndexContract {
    private final Random random = new Random(8);
    private final Photo a = photo("a");
    private final Photo b = photo("b");
    private final Relation relation = Relation.none(Pair.of(a.key(), b.key()))
            .saying(new Relation.Statement(
                    "id", Relation.Kind.SAME_LANDMARK, "1", "1", 17, Double.NEGATIVE_INFINITY, "rules"));

    @TempDir
    Path folder;

    private int opened;

    @Override
    protected FeatureIndex open(SearchOptions options) throws IOException {
        return new IndexForm(options, Optional.empty()).open(folder.resolve("shard " + opened++));
    }

    private FeatureIndex lasting() throws IOException {
        return new IndexForm(SearchOptions.DEFAULT, Optional.empty()).open(folder.resolve("lasting"));
    }

    private Photo photo(String id) {
        return Photo.of("lib", id).descriptors(Descriptors.random(20, random));
    }

    private static List<String> found(FeatureIndex index, Photo like) {
        Photo query = Photo.of("lib", "q").local(like.local());
        return index.candidates(query.features(), Long.MAX_VALUE, 5).stream()
                .map(c -> c.image().key().imageId())
                .toList();
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() throws IOException {
        try (FeatureIndex index = lasting()) {
            index.add(3, a.features());
            index.add(4, b.features());
            index.record(relation);
            index.commit(5, Map.of());
            assertThat(index.committedPosition()).isEqualTo(5);
        }
        try (FeatureIndex index = lasting()) {
            assertThat(index.committedPosition()).isEqualTo(5);
            assertThat(found(index, a)).containsExactly("a");
            assertThat(index.relations(a.key())).containsExactly(relation);
            assertThat(index.image(b.key()))
                    .hasValueSatisfying(
                            image -> assertThat(image.local().count()).isEqualTo(20));
        }
    }

    @Test
    void whatWasNotCommittedIsGoneAfterClosingAsAWhole() throws IOException {
        try (FeatureIndex index = lasting()) {
            index.add(0, a.features());
            index.commit(1, Map.of());
            index.add(1, b.features());
            index.record(relation);
            index.remove(a.key());
            index.refresh();
            assertThat(found(index, b)).containsExactly("b");
            assertThat(index.committedPosition()).isOne();
        }
        try (FeatureIndex index = lasting()) {
            assertThat(index.committedPosition()).isOne();
            assertThat(found(index, a)).containsExactly("a");
            assertThat(found(index, b)).isEmpty();
            assertThat(index.relations(a.key())).isEmpty();
        }
    }

    @Test
    void aFirstCloseWithoutAnyCommitLeavesAnEmptyIndex() throws IOException {
        try (FeatureIndex index = lasting()) {
            index.add(0, a.features());
            index.refresh();
        }
        try (FeatureIndex index = lasting()) {
            assertThat(index.committedPosition()).isZero();
            assertThat(index.image(a.key()).isPresent()).isFalse();
            index.add(0, a.features());
            index.commit(1, Map.of());
        }
        try (FeatureIndex index = lasting()) {
            assertThat(found(index, a)).containsExactly("a");
        }
    }

    @Test
    void aCommitThatOnlyMovesThePositionLastsToo() throws IOException {
        try (FeatureIndex index = lasting()) {
            index.commit(7, Map.of());
            index.commit(9, Map.of());
        }
        try (FeatureIndex index = lasting()) {
            assertThat(index.committedPosition()).isEqualTo(9);
        }
    }

    @Test
    void theSameLogTwiceIsTheSameIndex() throws IOException {
        for (int start = 0; start < 2; start++) {
            try (FeatureIndex index = lasting()) {
                index.add(0, a.features());
                index.add(1, b.features());
                index.record(relation);
                index.refresh();
                assertThat(found(index, a)).containsExactly("a");
                assertThat(found(index, b)).containsExactly("b");
                assertThat(index.relations(a.key())).containsExactly(relation);
                index.commit(2, Map.of());
            }
        }
    }

    @Test
    void aFolderBelongsToOneOpenIndex() throws IOException {
        try (FeatureIndex index = lasting()) {
            assertThat(index.committedPosition()).isZero();
            assertThatThrownBy(this::lasting).isInstanceOf(LockObtainFailedException.class);
        }
    }
}
