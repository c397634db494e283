package org.samescene.app.lab.eval.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.samescene.app.picture.BufferedImages;

/** Two small pictures side by side, and what is to be said about them: for the report page. */
public record PairFigure(String caption, Side left, Side right) {
    private static final int LONGEST_SIDE_PX = 220;

    /**
     * One of the two.
     *
     * @param uri of the file; null where the picture was drawn
     * @param data the small picture as a data URI
     */
    public record Side(String name, @Nullable String uri, String data) {}

    public List<Side> sides() {
        return List.of(left, right);
    }

    public static Side side(String name, @Nullable String uri, BufferedImage picture) throws IOException {
        double scale = Math.min(1, (double) LONGEST_SIDE_PX / Math.max(picture.getWidth(), picture.getHeight()));
        BufferedImage small = BufferedImages.scaled(
                picture, Math.max(1, (int) Math.round(picture.getWidth() * scale)), Math.max(1, (int)
                        Math.round(picture.getHeight() * scale)));
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        BufferedImages.write(small, "jpg", 0.75f, jpeg);
        return new Side(
                name, uri, "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(jpeg.toByteArray()));
    }
}
