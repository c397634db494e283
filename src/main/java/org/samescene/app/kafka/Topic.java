package org.samescene.app.kafka;

import java.net.URI;
import java.util.Optional;

/** The topics, and the CloudEvents type of what stands in each. */
public enum Topic {
    UPLOADED("org.samescene.image-uploaded"),
    DELETED("org.samescene.image-deleted"),
    LABELLED("org.samescene.image-labelled"),
    RELATION_REVIEWED("org.samescene.image-relation-reviewed"),
    FEATURES("org.samescene.image-features"),
    RELATIONS("org.samescene.image-relations"),
    DUPLICATE("org.samescene.image-duplicate"),
    SAME_LANDMARK("org.samescene.image-same-landmark"),
    LANDMARK("org.samescene.image-landmark"),
    RELATION_WITHDRAWN("org.samescene.image-relation-withdrawn"),
    PROCESSED("org.samescene.image-processed"),
    REJECTED("org.samescene.image-rejected");

    private final String eventType;

    Topic(String eventType) {
        this.eventType = eventType;
    }

    public String eventType() {
        return eventType;
    }

    /** Whether a DAM writes it, and a worker only reads. */
    public boolean isInput() {
        return switch (this) {
            case UPLOADED, DELETED, LABELLED, RELATION_REVIEWED -> true;
            default -> false;
        };
    }

    /** Whether each model has one of its own, which a worker makes and nobody else writes. */
    public boolean isOfModel() {
        return this == FEATURES || this == RELATIONS;
    }

    /** The $id of the JSON Schema of what stands in it, which ends in its version; empty where that is not JSON. */
    public Optional<URI> schema() {
        return this == FEATURES
                ? Optional.empty()
                : Optional.of(URI.create(eventType.replace("org.samescene.", "urn:samescene:event:") + ":1"));
    }

    /** Its configured name; where each model has one, that without a model's. */
    public String in(TopicSettings names) {
        return switch (this) {
            case UPLOADED -> names.uploaded();
            case DELETED -> names.deleted();
            case LABELLED -> names.labelled();
            case RELATION_REVIEWED -> names.relationReviewed();
            case FEATURES -> names.features();
            case RELATIONS -> names.relations();
            case DUPLICATE -> names.duplicate();
            case SAME_LANDMARK -> names.sameLandmark();
            case LANDMARK -> names.landmark();
            case RELATION_WITHDRAWN -> names.relationWithdrawn();
            case PROCESSED -> names.processed();
            case REJECTED -> names.rejected();
        };
    }
}
