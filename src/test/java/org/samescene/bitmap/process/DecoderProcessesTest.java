package org.samescene.bitmap.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.bitmap.DecodeLimits;
import org.samescene.bitmap.Picture;

class DecoderProcessesTest {
    private static final String CRASHES = "printf S; head -c 100 >/dev/null; kill -SEGV $$";
    private static final String IS_KILLED = "printf S; head -c 100 >/dev/null; kill -KILL $$";
    private static final String HANGS = "printf S; exec sleep 600";
    private static final String DOES_NOT_START = "exit 3";

    private final Deque<String> scripts = new ArrayDeque<>();
    private final List<Process> started = new ArrayList<>();
    private DecodeLimits limits = DecodeLimits.defaults();
    private final byte[] file = drawn("png");

    /** Runs the scripts in place of the first processes. */
    private DecoderProcesses processes() {
        DecoderJvm jvm = new DecoderJvm(limits, false);
        return new DecoderProcesses(limits, () -> {
            Process process =
                    scripts.isEmpty() ? jvm.start() : new ProcessBuilder("/bin/sh", "-c", scripts.remove()).start();
            synchronized (started) {
                started.add(process);
            }
            return process;
        });
    }

    @AfterEach
    void noneIsLeft() throws InterruptedException {
        for (Process process : started) {
            process.waitFor();
        }
    }

    @Test
    void decodesAsInThisProcessOnePictureAfterTheOther() throws Exception {
        BitmapDecoder here = new BitmapDecoder(limits);
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        try (DecoderProcesses processes = processes()) {
            for (byte[] content : List.of(file, drawn("jpeg"), file)) {
                Picture expected = here.decode(content, 40);
                Picture picture = processes.decode(content, 40);
                assertThat(picture.bitmap().rgb()).isEqualTo(expected.bitmap().rgb());
                assertThat(picture.width()).isEqualTo(expected.width()).isEqualTo(64);
                assertThat(picture.height()).isEqualTo(48);
                assertThat(picture.reader()).isEqualTo(expected.reader());
            }
            RejectedException expected = catchThrowableOfType(RejectedException.class, () -> here.decode(text, 40));
            RejectedException refusal = catchThrowableOfType(RejectedException.class, () -> processes.decode(text, 40));
            assertThat(refusal.reason()).isEqualTo(expected.reason());
            assertThat(refusal).hasMessage(expected.getMessage());
        }
        assertThat(started).hasSize(1);
    }

    @Test
    void threadsShareTheMemoryAndWaitForEachOther() throws Exception {
        limits = new DecodeLimits(10_000, 64 * 48 * 3, Duration.ofSeconds(30));
        try (DecoderProcesses processes = processes();
                ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Callable<Picture>> tasks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                tasks.add(() -> processes.decode(file, 40));
            }
            for (Future<Picture> picture : threads.invokeAll(tasks)) {
                assertThat(picture.get().width()).isEqualTo(64);
            }
        }
        assertThat(started).hasSizeBetween(1, 3);
    }

    @Test
    void triesAPictureAgainWhoseProcessHasEnded() throws Exception {
        scripts.add(CRASHES);
        try (DecoderProcesses processes = processes()) {
            assertThat(processes.decode(file, 40).width()).isEqualTo(64);
        }
    }

    @Test
    void refusesWhatCrashesItsDecoderTwiceAndGoesOn() throws Exception {
        scripts.addAll(List.of(CRASHES, CRASHES));
        try (DecoderProcesses processes = processes()) {
            RejectedException refusal = catchThrowableOfType(RejectedException.class, () -> processes.decode(file, 40));
            assertThat(refusal.reason()).isEqualTo(RejectionReason.CORRUPT);
            assertThat(refusal).hasMessageContaining("crash").hasMessageContaining("139");
            assertThat(processes.decode(file, 40).width()).isEqualTo(64);
        }
    }

    @Test
    void saysThatMemoryIsShortWhereTheSystemKillsTheProcess() {
        scripts.addAll(List.of(IS_KILLED, IS_KILLED));
        try (DecoderProcesses processes = processes()) {
            RejectedException refusal = catchThrowableOfType(RejectedException.class, () -> processes.decode(file, 40));
            assertThat(refusal.reason()).isEqualTo(RejectionReason.OUT_OF_MEMORY);
            assertThat(refusal).hasMessageContaining("memory");
        }
    }

    @Test
    void endsWhatHangsAndGoesOn() throws Exception {
        limits = new DecodeLimits(10_000, 100_000, Duration.ofSeconds(5));
        scripts.add(HANGS);
        try (DecoderProcesses processes = processes()) {
            RejectedException refusal = catchThrowableOfType(RejectedException.class, () -> processes.decode(file, 40));
            assertThat(refusal.reason()).isEqualTo(RejectionReason.TOO_SLOW);
            assertThat(refusal).hasMessageContaining(DecodeLimits.TIMEOUT_KEY);
            assertThat(processes.decode(file, 40).width()).isEqualTo(64);
        }
    }

    @Test
    void aProcessThatCanNotBeStartedIsNoFaultOfThePicture() {
        scripts.add(DOES_NOT_START);
        try (DecoderProcesses processes = processes()) {
            assertThatThrownBy(() -> processes.decode(file, 40))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("exit status is 3");
        }
    }

    @Test
    void findsTheJarsBesideAQuarkusRunner() {
        assertThat(DecoderJvm.classPath("/opt/app/quarkus-run.jar")).isEqualTo("/opt/app/app/*:/opt/app/lib/main/*");
        assertThat(DecoderJvm.classPath("/a.jar:/b.jar")).isEqualTo("/a.jar:/b.jar");
    }

    private static byte[] drawn(String format) {
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(5, 5, 30, 40);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
