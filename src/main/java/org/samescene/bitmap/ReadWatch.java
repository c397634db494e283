package org.samescene.bitmap;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOReadWarningListener;

/**
 * Listens to a reader while it reads. Stops one that decodes for long from what it has read already (readers
 * report progress every few rows), and notes how much of a JPEG was decoded when its data ended: the JPEG
 * reader warns, and fills up with grey.
 */
final class ReadWatch implements IIOReadProgressListener, IIOReadWarningListener {
    private static final String DATA_ENDED = "Missing EOI";

    private final Deadline deadline;
    private float percentageDone;
    private float percentageIntact = 100;

    ReadWatch(Deadline deadline) {
        this.deadline = deadline;
    }

    /** Of the rows, or of the passes of a progressive file, 0 to 100. */
    float percentageIntact() {
        return percentageIntact;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        this.percentageDone = percentageDone;
        deadline.check();
    }

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (warning.contains(DATA_ENDED)) {
            percentageIntact = Math.min(percentageIntact, percentageDone);
        }
    }

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}
}
