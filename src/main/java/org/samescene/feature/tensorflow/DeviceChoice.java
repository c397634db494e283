package org.samescene.feature.tensorflow;

/** The device that a model has to run on. */
public enum DeviceChoice {
    /** The processor, whatever else there is. */
    CPU,
    /** A GPU; a model that would not run there is refused. */
    GPU,
    /** A GPU where TensorFlow finds one that it can use, else the processor. */
    AUTO
}
