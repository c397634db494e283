package org.samescene.app.lab.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.samescene.Extraction;
import org.samescene.app.lab.edit.Edit;
import org.samescene.app.picture.BufferedImages;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.RejectedException;
import org.samescene.bitmap.BitmapDecoder;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;

/**
 * Edited copies of photos, saved and extracted again, to look for.
 *
 * @param file to save pictures to, one after the other
 */
record EditedQueries(BitmapDecoder decoder, Extraction extraction, Path file) {
    private static final List<Edit> EDITS = List.of(Edit.RESIZE_25, Edit.CROP_25, Edit.CROP_10);

    List<ImageFeatures> of(ImageFeatures photo) throws IOException, InterruptedException, RejectedException {
        Path original = Path.of(URI.create(photo.uri()));
        BufferedImage picture = BufferedImages.of(decoder.decode(Files.readAllBytes(original)));
        List<ImageFeatures> copies = new ArrayList<>();
        for (Edit edit : EDITS) {
            String name = String.valueOf(original.getFileName());
            try (OutputStream bytes = Files.newOutputStream(file)) {
                BufferedImages.write(edit.apply(picture, picture, name).picture(), "jpg", edit.quality(), bytes);
            }
            ImageKey key = new ImageKey(photo.key().library(), photo.key().imageId() + " " + edit.label());
            copies.add(ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(
                    extraction.extract(new Arrival.Uploaded(key, file.toUri().toString(), null, null, null, null)))));
        }
        return copies;
    }
}
