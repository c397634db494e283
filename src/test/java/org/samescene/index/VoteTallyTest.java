package org.samescene.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VoteTallyTest {
    private final VoteTally tally = new VoteTally(0.9);

    @Test
    void nobodyVotedForNobody() {
        assertThat(tally.best(10)).isEmpty();
        tally.cast();
        assertThat(tally.best(10)).isEmpty();
    }

    @Test
    void theNearerTheNeighbourTheMoreItsVoteCounts() {
        vote(1, 0, 0);
        vote(2, 0, 0.405);
        assertThat(tally.best(10)).containsExactly(new VoteTally.Standing(1, 1), new VoteTally.Standing(2, 0.5));
    }

    @Test
    void beyondTheLimitThereIsNoVote() {
        vote(1, 0, 0.81);
        vote(2, 0, 3);
        assertThat(tally.best(10)).isEmpty();
    }

    @Test
    void aDescriptorHasOneVoteForAnImageThatOfItsNearestNeighbour() {
        tally.neighbour(1, 0, 0.405);
        tally.neighbour(1, 1, 0);
        tally.neighbour(1, 2, 0.2);
        tally.cast();
        assertThat(tally.best(10)).containsExactly(new VoteTally.Standing(1, 1));
    }

    @Test
    void distinctDescriptorsAddUp() {
        vote(1, 0, 0);
        vote(1, 1, 0);
        vote(1, 2, 0);
        assertThat(tally.best(1).getFirst().votes()).isCloseTo(3, within(1e-12));
    }

    @Test
    void aPatternRepeatedInTheQueryDoesNotOutvoteDistinctOnes() {
        for (int brick = 0; brick < 12; brick++) {
            vote(1, 5, 0);
        }
        for (int distinct = 0; distinct < 4; distinct++) {
            vote(2, distinct, 0);
        }
        assertThat(tally.best(10)).extracting(VoteTally.Standing::position).containsExactly(2L, 1L);
        assertThat(tally.best(10).getLast().votes()).isCloseTo(Math.sqrt(12), within(1e-12));
    }

    @Test
    void aPatternFoundInManyImagesGivesEachLittle() {
        for (int round = 0; round < 3; round++) {
            for (long image = 1; image <= 16; image++) {
                tally.neighbour(image, round, 0);
            }
            tally.cast();
        }
        vote(17, 0, 0);
        assertThat(tally.best(1)).containsExactly(new VoteTally.Standing(17, 1));
        assertThat(tally.best(2).getLast().votes()).isCloseTo(0.75, within(1e-12));
    }

    @Test
    void ofEqualsTheEarlierComesFirst() {
        for (long position : new long[] {9, 3, 7, 5}) {
            vote(position, 0, 0);
        }
        assertThat(tally.best(3)).extracting(VoteTally.Standing::position).containsExactly(3L, 5L, 7L);
    }

    private void vote(long position, int descriptor, double squaredDistance) {
        tally.neighbour(position, descriptor, squaredDistance);
        tally.cast();
    }
}
