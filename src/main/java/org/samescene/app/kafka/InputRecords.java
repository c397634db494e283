package org.samescene.app.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.Mention;
import org.samescene.arrival.RejectedException;

/**
 * What a DAM's records say. The topic decides what a record is, its data which image it is about; type and key are
 * the DAM's own.
 */
public final class InputRecords {
    private final TopicSettings names;

    public InputRecords(TopicSettings names) {
        this.names = names;
    }

    public Arrival arrival(ConsumerRecord<String, byte[]> record) throws RejectedException {
        JsonNode data = Envelope.of(record).data();
        String topic = record.topic();
        if (topic.equals(names.labelled())) {
            return EventJson.readLabelled(data);
        }
        if (topic.equals(names.relationReviewed())) {
            return EventJson.readReviewed(data);
        }
        return topic.equals(names.deleted()) ? EventJson.readDeleted(data) : EventJson.readUploaded(data);
    }

    /** What a record says of its image, whatever else is wrong with it. */
    public Mention mention(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode data = Envelope.of(record).uncheckedData();
            // an envelope without its content type
            JsonNode inner = data.path("data");
            Mention mention = EventJson.readMention(inner.isObject() ? inner : data);
            return isUpload(record) ? mention : mention.key().map(Mention::of).orElse(Mention.NOTHING);
        } catch (RejectedException e) {
            return Mention.NOTHING;
        }
    }

    /** At the first attempt or a later one. */
    private boolean isUpload(ConsumerRecord<String, byte[]> record) {
        return !List.of(names.deleted(), names.labelled(), names.relationReviewed())
                .contains(record.topic());
    }
}
