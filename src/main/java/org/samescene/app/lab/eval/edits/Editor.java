package org.samescene.app.lab.eval.edits;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.lab.edit.EditedPicture;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.app.picture.BufferedImages;
import org.samescene.feature.ImageFeatures;

/** Makes the edits of some originals, the same ones each time it is asked. */
final class Editor {
    /** Larger photos are edited at this size, so that the memory for drawing has a bound. */
    private static final int LONGEST_SIDE_PX = 4096;

    private final Workbench bench;
    private final List<ImageFeatures> originals;

    Editor(Workbench bench, List<ImageFeatures> originals) {
        this.bench = bench;
        this.originals = originals;
    }

    List<ImageFeatures> originals() {
        return originals;
    }

    /** The one after it, and after the last the first: what it shares a collage with. */
    ImageFeatures partner(int original) {
        return originals.get((original + 1) % originals.size());
    }

    /** An original's pixels, and its partner's. */
    record Opened(BufferedImage photo, BufferedImage partner) {}

    Opened open(int original) throws IOException {
        return new Opened(picture(originals.get(original)), picture(partner(original)));
    }

    private BufferedImage picture(ImageFeatures image) throws IOException {
        BufferedImage picture = bench.picture(image);
        double scale = (double) LONGEST_SIDE_PX / Math.max(picture.getWidth(), picture.getHeight());
        return scale >= 1
                ? picture
                : BufferedImages.scaled(
                        picture, Math.max(1, (int) Math.round(picture.getWidth() * scale)), Math.max(1, (int)
                                Math.round(picture.getHeight() * scale)));
    }

    /** The edited picture, its transforms to the pixels of the originals' files. */
    EditedPicture edit(int original, Opened opened, Edit edit) {
        ImageFeatures image = originals.get(original);
        ImageFeatures partner = partner(original);
        EditedPicture edited = edit.apply(
                opened.photo,
                opened.partner,
                Path.of(image.key().imageId()).getFileName().toString());
        return new EditedPicture(
                edited.picture(),
                toFile(edited.toOriginal(), opened.photo, image),
                edited.toPartner().map(t -> toFile(t, opened.partner, partner)));
    }

    private static AffineTransform toFile(AffineTransform toOpened, BufferedImage opened, ImageFeatures image) {
        AffineTransform toFile = AffineTransform.getScaleInstance(
                (double) image.width() / opened.getWidth(), (double) image.height() / opened.getHeight());
        toFile.concatenate(toOpened);
        return toFile;
    }

    /** So many of the originals, by their numbers, spread evenly. */
    int[] sample(int limit) {
        int count = Math.min(limit, originals.size());
        return IntStream.range(0, count)
                .map(k -> (int) ((long) k * originals.size() / count))
                .toArray();
    }
}
