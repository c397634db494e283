package org.samescene.feature.tensorflow.store;

import java.io.IOException;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.samescene.feature.tensorflow.savedmodel.Checkpoint;

/** Compares a model's values with the checksums in its checkpoint's index: damage is found before the model is used. */
public final class IntegrityCheck {
    private final ModelFolder model;
    private final Optional<Checkpoint> values;

    /** @throws IOException if the checkpoint's index is damaged */
    public IntegrityCheck(ModelFolder model) throws IOException {
        this.model = model;
        this.values = model.graph().checkpoint();
    }

    /** Bytes of the values of the model's variables; 0 where they are in the graph. */
    public long bytes() {
        return values.map(Checkpoint::size).orElse(0L);
    }

    /**
     * Reads every value, and the principal components.
     *
     * @param progress receives how many bytes have been read
     * @throws IOException that names what is damaged or missing
     */
    public void run(LongConsumer progress) throws IOException {
        if (values.isPresent()) {
            values.get().verify(progress);
        }
        model.components();
    }
}
