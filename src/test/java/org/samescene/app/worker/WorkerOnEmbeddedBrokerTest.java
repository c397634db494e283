package org.samescene.app.worker;

import org.samescene.app.broker.Brokers;

final class WorkerOnEmbeddedBrokerTest extends WorkerContract {
    @Override
    String bootstrapServers() {
        return Brokers.embedded();
    }
}
