package org.samescene.feature.tensorflow;

import org.samescene.feature.FeatureExtractor;

/** The models by the name that a configuration gives them. */
public enum Models {
    GRADIENT("gradient", TensorFlowExtractor.GRADIENT) {
        @Override
        public FeatureExtractor open() {
            return TensorFlowExtractor.gradient(TensorFlowThreads.forThroughput());
        }
    };

    private final String configured;
    private final String versioned;

    Models(String configured, String versioned) {
        this.configured = configured;
        this.versioned = versioned;
    }

    /** @throws IllegalArgumentException if there is none of this name */
    public static Models named(String name) {
        for (Models model : values()) {
            if (model.configured.equals(name)) {
                return model;
            }
        }
        throw new IllegalArgumentException("samescene.model is '" + name + "'; the only model as yet is '" + GRADIENT.configured + "'");
    }

    /** Name and version, as {@link FeatureExtractor#model()} gives it. */
    public String versioned() {
        return versioned;
    }

    /** Loads it; closing it is up to the caller. */
    public abstract FeatureExtractor open();
}
