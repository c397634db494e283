package org.samescene.app.broker;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A process of its own that starts a broker, says the broker's process id, and waits to be killed. */
final class BrokerParent {

    private BrokerParent() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]));
        System.out.println("broker " + broker.pid());
        new CountDownLatch(1).await();
    }
}
