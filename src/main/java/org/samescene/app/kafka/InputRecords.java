package org.samescene.app.kafka;

import com.fasterxml.jackson.databind.JsonNode;
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
        if (topic.equals(names.deleted())) {
            return EventJson.readDeleted(data);
        }
        if (topic.equals(names.labelled())) {
            return EventJson.readLabelled(data);
        }
        return topic.equals(names.relationReviewed()) ? EventJson.readReviewed(data) : EventJson.readUploaded(data);
    }

    /** What a record says of its image, whatever else is wrong with it. */
    public Mention mention(ConsumerRecord<String, byte[]> record) {
        try {
            JsonNode data = Envelope.of(record).uncheckedData();
            // an envelope without its content type
            JsonNode inner = data.path("data");
            Mention mention = EventJson.readMention(inner.isObject() ? inner : data);
            return isUpload(record.topic()) ? mention : mention.ofTheImage();
        } catch (RejectedException e) {
            return Mention.NOTHING;
        }
    }

    /** Whether what comes of a record is said in image-processed: of an upload and of a deletion. */
    public boolean isAnswered(String topic) {
        return isUpload(topic) || topic.equals(names.deleted());
    }

    private boolean isUpload(String topic) {
        return !topic.equals(names.deleted())
                && !topic.equals(names.labelled())
                && !topic.equals(names.relationReviewed());
    }
}
