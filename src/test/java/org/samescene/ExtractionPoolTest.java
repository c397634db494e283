package org.samescene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.samescene.arrival.Originals;
import org.samescene.bitmap.Bitmap;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.feature.FeatureExtractor;
import org.samescene.feature.PictureFeatures;

@Timeout(60)
class ExtractionPoolTest {
    private volatile boolean inUse;
    private volatile Boolean closedInUse;

    /** Remembers whether it was closed under a thread that used it. */
    private final class Model implements FeatureExtractor {
        @Override
        public String model() {
            return "test-1";
        }

        @Override
        public int dimensions() {
            return 2;
        }

        @Override
        public int longestSidePx() {
            return 640;
        }

        @Override
        public PictureFeatures describe(Bitmap bitmap) {
            throw new UnsupportedOperationException("no picture is extracted here");
        }

        @Override
        public String device() {
            return "cpu";
        }

        @Override
        public void close() {
            closedInUse = inUse;
        }
    }

    private ExtractionPool pool(int concurrency) {
        DecodeLimits limits = new DecodeLimits(1_000_000, 10_000_000, Duration.ofSeconds(10));
        return new ExtractionPool(
                new Extraction(
                        new Originals(1000, 1000, Duration.ofSeconds(10)), new BitmapDecoder(limits), new Model()),
                ExtractionPool.Limits.ofConcurrency(concurrency));
    }

    @Test
    void worksOnSeveralImagesAtOnce() throws InterruptedException {
        CyclicBarrier meeting = new CyclicBarrier(2);
        try (ExtractionPool pool = pool(2)) {
            ExtractionPool.Pending<String> first = pool.begin(extraction -> extraction.model() + meeting.await());
            ExtractionPool.Pending<String> second = pool.begin(extraction -> extraction.model() + meeting.await());
            assertThat(first.await()).isNotEqualTo(second.await()).startsWith("test-1");
        }
    }

    @Test
    void aFailureIsThrownToWhoeverWaitsForIt() {
        try (ExtractionPool pool = pool(1)) {
            ExtractionPool.Pending<String> unchecked = pool.begin(extraction -> {
                throw new IllegalArgumentException("no good");
            });
            ExtractionPool.Pending<String> checked = pool.begin(extraction -> {
                throw new IOException("disk full");
            });
            assertThatIllegalArgumentException().isThrownBy(unchecked::await).withMessage("no good");
            assertThatIllegalStateException().isThrownBy(checked::await).withRootCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void theModelIsClosedOnlyWhenNobodyUsesItAnyMore() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        ExtractionPool pool = pool(1);
        pool.begin(extraction -> {
            inUse = true;
            begun.countDown();
            try {
                Thread.sleep(Duration.ofMinutes(10));
            } catch (InterruptedException e) {
                // native code goes on for a while
                Thread.sleep(Duration.ofMillis(100));
            }
            inUse = false;
            return "done";
        });
        begun.await();
        pool.close();
        assertThat(closedInUse).isFalse();
    }
}
