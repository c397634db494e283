package org.samescene.app.worker;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.samescene.app.kafka.EventRecords;
import org.samescene.app.kafka.NoteRecords;
import org.samescene.app.kafka.SourceTime;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/**
 * Reads the records of a features log.
 *
 * @param model whose log it is
 */
record FeaturesLogRecords(String model) {
    /** @throws RejectedException where the record is not one of this model's features log */
    Change read(ConsumerRecord<String, byte[]> record) throws RejectedException {
        long time = SourceTime.of(record);
        boolean repeated = record.headers().lastHeader(EventRecords.REPEATED) != null;
        boolean compareAgain = record.headers().lastHeader(EventRecords.COMPARE_AGAIN) != null;
        try {
            if (NoteRecords.isNote(record)) {
                return new Change.Noted(record.offset(), NoteRecords.read(record), repeated);
            }
            if (record.value() == null) {
                return new Change.Removed(
                        record.offset(), time, ImageKey.parse(String.valueOf(record.key())), repeated);
            }
            ImageFeatures image = ImageFeaturesCodec.decode(record.value());
            if (image.model().equals(model)) {
                Change.Added added = new Change.Added(record.offset(), time, image, repeated);
                return compareAgain ? added.toBeComparedAgain() : added;
            }
            throw new RejectedException(
                    RejectionReason.INVALID_EVENT, "features of the model " + image.model() + ", not of " + model);
        } catch (RuntimeException e) {
            // whoever wrote it: what can't be decoded has no one exception
            String fault = e instanceof IllegalArgumentException ? e.getMessage() : "its bytes contradict each other";
            throw new RejectedException(RejectionReason.INVALID_EVENT, "not a record of features: " + fault, e);
        }
    }
}
