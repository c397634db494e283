package org.samescene.feature;

/**
 * A model's descriptor of a whole picture: one unit vector, closer for pictures of the same place. DELG's
 * has 2048 components (Cao, Araujo and Sim, "Unifying Deep Local and Global Features for Image Search",
 * 2020).
 *
 * <p>The array is shared, not copied: nobody writes to it once the object is made.
 */
public final class GlobalDescriptor {
    private final float[] components;

    /** @param components of Euclidean length 1 */
    public GlobalDescriptor(float[] components) {
        if (components.length == 0) {
            throw new IllegalArgumentException("a global descriptor has at least one component");
        }
        this.components = components;
    }

    public int dimensions() {
        return components.length;
    }

    /** Not a copy; not to be written to. */
    public float[] components() {
        return components;
    }
}
