package org.samescene.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailingHostsTest {
    private final AtomicLong clock = new AtomicLong();
    private final FailingHosts hosts = new FailingHosts(clock::get);

    private void pass(Duration time) {
        clock.addAndGet(time.toNanos());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            hosts.failed("a");
        }
    }

    @Test
    void aHostIsLeftAloneAfterSeveralFailuresInARow() {
        fail(2);
        assertThat(hosts.leftAlone("a")).isEmpty();
        fail(1);
        assertThat(hosts.leftAlone("a")).contains(Duration.ofSeconds(5));
        assertThat(hosts.leftAlone("b")).isEmpty();
        pass(Duration.ofSeconds(5));
        assertThat(hosts.leftAlone("a")).isEmpty();
    }

    @Test
    void anAnswerEndsTheRow() {
        fail(2);
        hosts.answered("a");
        fail(2);
        assertThat(hosts.leftAlone("a")).isEmpty();
    }

    @Test
    void eachFurtherFailureDoublesThePauseUpToAMaximum() {
        fail(3);
        for (int seconds = 10; seconds < 300; seconds *= 2) {
            pass(Duration.ofMinutes(6));
            fail(1);
            assertThat(hosts.leftAlone("a")).contains(Duration.ofSeconds(seconds));
        }
        pass(Duration.ofMinutes(6));
        fail(1);
        pass(Duration.ofMinutes(6));
        fail(1);
        assertThat(hosts.leftAlone("a")).contains(Duration.ofMinutes(5));
    }

    @Test
    void requestsThatFailTogetherCountOnce() {
        fail(12);
        assertThat(hosts.leftAlone("a")).contains(Duration.ofSeconds(5));
    }
}
