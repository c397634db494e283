package org.samescene.app.broker;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Objects;

/**
 * The child's main class: runs another main class, and ends this process when its parent ends, however the
 * parent ends. The parent holds the other end of standard input, and the operating system closes that even
 * for a parent that was killed.
 * <p> It is alone in a jar beside Kafka's, so it may use nothing but the JDK.
 */
public final class BrokerProcess {

    /** What a clean stop may take once the parent is gone; it takes some 0.3 s. */
    private static final long CLEAN_STOP_MILLIS = 2_000;

    private BrokerProcess() {}

    /**
     * Runs the broker.
     *
     * @param args the main class to run, and its arguments
     */
    public static void main(String[] args) throws Throwable {
        Thread.ofPlatform().daemon().name("parent-watch").start(BrokerProcess::endWithParent);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object)
                    Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    private static void endWithParent() {
        awaitEndOfInput();
        Thread.ofPlatform().daemon().name("last-resort").start(BrokerProcess::haltSoon);
        System.exit(1);
    }

    private static void awaitEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // the parent never writes
            }
        } catch (IOException e) {
            // a broken pipe is an ended parent too
        }
    }

    private static void haltSoon() {
        try {
            Thread.sleep(CLEAN_STOP_MILLIS);
        } catch (InterruptedException e) {
            // then at once
        }
        Runtime.getRuntime().halt(1);
    }
}
