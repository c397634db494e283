package org.samescene.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokersTest {

    @Test
    void theEmbeddedBrokerIsShared() throws Exception {
        RoundTrip roundTrip = new RoundTrip(Brokers.embedded(), "shared-embedded");
        roundTrip.createTopic();
        roundTrip.send("one");
        assertThat(roundTrip.values(1)).containsExactly("one");
        assertThat(Brokers.embedded()).isEqualTo(roundTrip.bootstrapServers());
    }

    @Test
    void aContainerServesTheSame() throws Exception {
        RoundTrip roundTrip = new RoundTrip(Brokers.container(), "shared-container");
        roundTrip.createTopic();
        roundTrip.send("one");
        assertThat(roundTrip.values(1)).containsExactly("one");
    }
}
