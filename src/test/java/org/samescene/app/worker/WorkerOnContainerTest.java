package org.samescene.app.worker;

import org.samescene.app.broker.Brokers;

/** Skipped, with a message, where no Docker engine answers. */
final class WorkerOnContainerTest extends WorkerContract {
    @Override
    String bootstrapServers() {
        return Brokers.container();
    }
}
