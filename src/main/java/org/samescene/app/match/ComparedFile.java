package org.samescene.app.match;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.samescene.Extraction;
import org.samescene.app.picture.PictureNames;
import org.samescene.arrival.Arrival;
import org.samescene.arrival.ImageKey;
import org.samescene.arrival.Original;
import org.samescene.arrival.RejectedException;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.ImageFeaturesCodec;
import org.samescene.feature.delf.DelfFeatures;
import org.samescene.feature.delf.DelfImage;

/** One of the two: a picture, or the features of one as a {@code .delf} or {@code .delg_local} file. */
record ComparedFile(Path path) {
    boolean holdsFeatures() {
        return DelfFeatures.isNamed(path.toString());
    }

    /** The features that the model finds in it, or that it holds if they can be of that model. */
    ImageFeatures features(Extraction extraction) throws RejectedException, InterruptedException, IOException {
        return features(extraction::extract);
    }

    /** The features that it holds, whatever model made them. */
    ImageFeatures features() throws RejectedException, InterruptedException, IOException {
        return features(upload ->
                DelfImage.of(upload, Original.of(Files.readAllBytes(Path.of(URI.create(upload.uri()))))));
    }

    private interface Source {
        ImageFeatures of(Arrival.Uploaded upload) throws RejectedException, InterruptedException, IOException;
    }

    private ImageFeatures features(Source source) throws RejectedException, InterruptedException, IOException {
        try {
            ImageFeatures image = source.of(new Arrival.Uploaded(
                    new ImageKey("match", path.toString()), path.toUri().toString(), null, null, null, null));
            // as the worker has them: from the features log
            return ImageFeaturesCodec.decode(ImageFeaturesCodec.encode(image));
        } catch (RejectedException e) {
            throw new RejectedException(e.reason(), path + ": " + e.getMessage(), e);
        }
    }

    /**
     * The picture to draw on: the file itself, or the picture of the same name beside features.
     *
     * @throws IllegalArgumentException if there is none
     */
    Path picture() throws IOException {
        if (!holdsFeatures()) {
            return path;
        }
        Path name = PictureNames.withoutEnding(path.toAbsolutePath());
        try (Stream<Path> beside = Files.list(path.toAbsolutePath().getParent())) {
            return beside.filter(other -> PictureNames.isPicture(other)
                            && PictureNames.withoutEnding(other).equals(name))
                    .sorted()
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("--plot needs the picture that " + path
                            + " was made of: put it beside, as " + name + ".jpg or the like"));
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
