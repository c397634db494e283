package org.samescene.app.kafka;

import java.net.URI;
import java.util.Optional;

/** The topics, and the CloudEvents type of what stands in each. */
public enum Topic {
    UPLOADED("org.samescene.image-uploaded"),
    DELETED("org.samescene.image-deleted"),
    FEATURES("org.samescene.image-features"),
    DUPLICATE("org.samescene.image-duplicate"),
    SAME_LANDMARK("org.samescene.image-same-landmark"),
    PROCESSED("org.samescene.image-processed"),
    REJECTED("org.samescene.image-rejected");

    private final String eventType;

    Topic(String eventType) {
        this.eventType = eventType;
    }

    public String eventType() {
        return eventType;
    }

    /** The $id of the JSON Schema of what stands in it, which ends in its version; empty where that is not JSON. */
    public Optional<URI> schema() {
        return this == FEATURES
                ? Optional.empty()
                : Optional.of(URI.create(eventType.replace("org.samescene.", "urn:samescene:event:") + ":1"));
    }

    /** Its configured name; of {@link #FEATURES} that without a model's. */
    public String in(TopicSettings names) {
        return switch (this) {
            case UPLOADED -> names.uploaded();
            case DELETED -> names.deleted();
            case FEATURES -> names.features();
            case DUPLICATE -> names.duplicate();
            case SAME_LANDMARK -> names.sameLandmark();
            case PROCESSED -> names.processed();
            case REJECTED -> names.rejected();
        };
    }
}
