package org.samescene.arrival;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Which servers fail at present. One that has failed several times in a row is left alone for a while, and for
 * twice as long each time that it fails again. Safe for use by several threads.
 */
final class FailingHosts {
    private static final int FAILURES_IN_A_ROW = 3;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final LongSupplier nanoTime;
    private final Map<String, Failures> hosts = new ConcurrentHashMap<>();

    /**
     * @param count failures in a row
     * @param until no request before this time of the clock, in nanoseconds
     */
    private record Failures(int count, Duration pause, long until) {}

    FailingHosts() {
        this(System::nanoTime);
    }

    FailingHosts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** How much longer a server is left alone; empty where it may be asked. */
    Optional<Duration> leftAlone(String host) {
        Failures failures = hosts.get(host);
        if (failures == null || failures.count < FAILURES_IN_A_ROW) {
            return Optional.empty();
        }
        long left = failures.until - nanoTime.getAsLong();
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    /** Requests that were under way together and failed together count as one failure once it is left alone. */
    void failed(String host) {
        hosts.compute(host, (name, before) -> {
            long now = nanoTime.getAsLong();
            if (before == null) {
                return new Failures(1, FIRST_PAUSE, now);
            }
            if (before.count < FAILURES_IN_A_ROW - 1) {
                return new Failures(before.count + 1, FIRST_PAUSE, now);
            }
            if (before.count == FAILURES_IN_A_ROW - 1) {
                return new Failures(FAILURES_IN_A_ROW, FIRST_PAUSE, now + FIRST_PAUSE.toNanos());
            }
            if (before.until > now) {
                return before;
            }
            Duration doubled = before.pause.multipliedBy(2);
            Duration pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
            return new Failures(before.count + 1, pause, now + pause.toNanos());
        });
    }

    void answered(String host) {
        hosts.remove(host);
    }
}
