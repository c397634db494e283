package org.samescene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TimedTasksTest {
    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(50);
    private final TimedTasks tasks = new TimedTasks("test", 2);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void stop() {
        never.countDown();
        tasks.stop();
    }

    /** Goes on when it is interrupted, as native code does. */
    private String hang() {
        while (true) {
            try {
                never.await();
                return "late";
            } catch (InterruptedException e) {
                // a dead disk doesn't care
            }
        }
    }

    @Test
    void whatHangsIsGivenUpAndItsPlaceIsAnothers() throws Exception {
        CompletableFuture<String> first = tasks.begin(this::hang, SHORT);
        CompletableFuture<String> second = tasks.begin(this::hang, SHORT);
        CompletableFuture<String> behind = tasks.begin(() -> "done", LONG);
        assertThat(behind.get()).isEqualTo("done");
        assertThatThrownBy(first::get).hasCauseInstanceOf(TimeoutException.class);
        assertThatThrownBy(second::get).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void moreThanThereArePlacesForWait() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        CompletableFuture<Boolean> first = tasks.begin(() -> go.await(1, TimeUnit.MINUTES), LONG);
        CompletableFuture<Boolean> second = tasks.begin(() -> go.await(1, TimeUnit.MINUTES), LONG);
        CompletableFuture<String> third = tasks.begin(() -> "third", LONG);
        Thread.sleep(50);
        assertThat(third).isNotDone();
        go.countDown();
        assertThat(third.get()).isEqualTo("third");
        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
    }

    @Test
    void theLimitCountsFromTheBeginningOfTheTask() throws Exception {
        CountDownLatch go = new CountDownLatch(1);
        tasks.begin(() -> go.await(1, TimeUnit.MINUTES), LONG);
        tasks.begin(() -> go.await(1, TimeUnit.MINUTES), LONG);
        CompletableFuture<String> third = tasks.begin(() -> "third", SHORT);
        Thread.sleep(3 * SHORT.toMillis());
        go.countDown();
        assertThat(third.get()).isEqualTo("third");
    }

    @Test
    void aResultThatComesTooLateIsClosed() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        CompletableFuture<AutoCloseable> late = tasks.begin(
                () -> {
                    hang();
                    return closed::countDown;
                },
                SHORT);
        assertThatThrownBy(late::get).isInstanceOf(ExecutionException.class);
        never.countDown();
        assertThat(closed.await(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void whatItThrowsIsItsResult() {
        CompletableFuture<String> failed = tasks.begin(
                () -> {
                    throw new IOException("disk full");
                },
                LONG);
        assertThatThrownBy(failed::get).hasRootCauseMessage("disk full");
    }

    @Test
    void stoppingInterruptsWhatRunsAndCancelsWhatWaits() {
        CountDownLatch go = new CountDownLatch(1);
        tasks.begin(() -> go.await(10, TimeUnit.MINUTES), LONG);
        CompletableFuture<Boolean> second = tasks.begin(() -> go.await(10, TimeUnit.MINUTES), LONG);
        CompletableFuture<String> third = tasks.begin(() -> "third", LONG);
        assertThat(tasks.stop()).isTrue();
        assertThatThrownBy(second::get).hasCauseInstanceOf(InterruptedException.class);
        assertThatThrownBy(third::get).isInstanceOf(CancellationException.class);
    }
}
