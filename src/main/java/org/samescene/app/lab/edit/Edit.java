package org.samescene.app.lab.edit;

import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * What is done to a photo, a fixed list. All but the four of JPEG quality are saved as JPEG of quality
 * {@value #USUAL_QUALITY}, as an editor would. What is drawn (text, logo, screen) takes no font of the
 * machine and what is random comes from a seed, so the same photo gives the same pixels everywhere.
 */
public enum Edit {
    JPEG_90("jpeg-90", 0.9f),
    JPEG_50("jpeg-50", 0.5f),
    JPEG_20("jpeg-20", 0.2f),
    JPEG_10("jpeg-10", 0.1f),
    /** Resizing is by share of the sides. */
    RESIZE_50("resize-50%", (photo, partner, random) -> Reframing.resized(photo, 0.5, 0.5)),
    RESIZE_25("resize-25%", (photo, partner, random) -> Reframing.resized(photo, 0.25, 0.25)),
    RESIZE_12("resize-12.5%", (photo, partner, random) -> Reframing.resized(photo, 0.125, 0.125)),
    RESIZE_200("resize-200%", (photo, partner, random) -> Reframing.resized(photo, 2, 2)),
    /** Cropping is by share of the area, in the photo's proportions, anywhere. */
    CROP_75("crop-75%", (photo, partner, random) -> Reframing.cropped(photo, 0.75, random)),
    CROP_50("crop-50%", (photo, partner, random) -> Reframing.cropped(photo, 0.5, random)),
    CROP_25("crop-25%", (photo, partner, random) -> Reframing.cropped(photo, 0.25, random)),
    CROP_10("crop-10%", (photo, partner, random) -> Reframing.cropped(photo, 0.1, random)),
    /** Three quarters of the width, all of the height. */
    SQUEEZE("squeeze", (photo, partner, random) -> Reframing.resized(photo, 0.75, 1)),
    BRIGHTNESS("brightness", (photo, partner, random) -> EditedPicture.inPlace(Retouching.toned(photo, v -> 1.4 * v))),
    CONTRAST(
            "contrast",
            (photo, partner, random) -> EditedPicture.inPlace(Retouching.toned(photo, v -> 128 + 1.5 * (v - 128)))),
    GAMMA(
            "gamma",
            (photo, partner, random) ->
                    EditedPicture.inPlace(Retouching.toned(photo, v -> 255 * Math.pow(v / 255, 1.8)))),
    SATURATION("saturation", (photo, partner, random) -> EditedPicture.inPlace(Retouching.saturated(photo, 1.8))),
    GREY("grey", (photo, partner, random) -> EditedPicture.inPlace(Retouching.saturated(photo, 0))),
    SEPIA("sepia", (photo, partner, random) -> EditedPicture.inPlace(Retouching.sepia(photo))),
    /** Gaussian, σ 1/400 of the longest side: 2.6 px at 1024. */
    BLUR(
            "blur",
            (photo, partner, random) -> EditedPicture.inPlace(Retouching.blurred(photo, longestSide(photo) / 400.0))),
    /** Unsharp mask, σ 1/600 of the longest side, amount 1.5. */
    SHARPEN(
            "sharpen",
            (photo, partner, random) ->
                    EditedPicture.inPlace(Retouching.sharpened(photo, longestSide(photo) / 600.0, 1.5))),
    /** Gaussian, σ 20 of 255, each channel by itself. */
    NOISE("noise", (photo, partner, random) -> EditedPicture.inPlace(Retouching.noisy(photo, 20, random))),
    /** Turned clockwise; the canvas grows so that all of the photo stays, and its corners are grey. */
    ROTATION_1("rotation-1", (photo, partner, random) -> Reframing.rotated(photo, 1)),
    ROTATION_5("rotation-5", (photo, partner, random) -> Reframing.rotated(photo, 5)),
    ROTATION_10("rotation-10", (photo, partner, random) -> Reframing.rotated(photo, 10)),
    ROTATION_30("rotation-30", (photo, partner, random) -> Reframing.rotated(photo, 30)),
    ROTATION_90("rotation-90", (photo, partner, random) -> Reframing.rotated(photo, 90)),
    ROTATION_180("rotation-180", (photo, partner, random) -> Reframing.rotated(photo, 180)),
    ROTATION_270("rotation-270", (photo, partner, random) -> Reframing.rotated(photo, 270)),
    /** Left to right. */
    MIRROR("mirror", (photo, partner, random) -> Reframing.mirrored(photo)),
    /** White, 8% of the shorter side all round. */
    BORDER("border", (photo, partner, random) -> Reframing.bordered(photo, 0.08)),
    /** A line of capitals above and one below. */
    TEXT("text", (photo, partner, random) -> EditedPicture.inPlace(Overlay.text(photo))),
    /** One opaque logo of 10% of the area, anywhere. */
    LOGO("logo", (photo, partner, random) -> EditedPicture.inPlace(Overlay.logo(photo, 0.1, random))),
    /** A telephone's screen, upright, with the photo as wide or as high as fits. */
    SCREENSHOT("screenshot", (photo, partner, random) -> Screen.showing(photo)),
    /** Two photos side by side at one height; both are looked for. */
    COLLAGE("collage", (photo, partner, random) -> Reframing.beside(photo, partner));

    private static final float USUAL_QUALITY = 0.92f;

    private interface Drawing {
        EditedPicture of(BufferedImage photo, BufferedImage partner, Random random);
    }

    private final String label;
    private final float quality;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Drawing drawing;

    Edit(String label, float quality) {
        this.label = label;
        this.quality = quality;
        this.drawing = (photo, partner, random) -> EditedPicture.inPlace(photo);
    }

    Edit(String label, Drawing drawing) {
        this.label = label;
        this.quality = USUAL_QUALITY;
        this.drawing = drawing;
    }

    /** The edit's name for people and in JSON. */
    public String label() {
        return label;
    }

    /** Of the JPEG that it is saved as, 0 … 1. */
    public float quality() {
        return quality;
    }

    /**
     * Makes the edit.
     *
     * @param partner another photo, for the edit that takes two
     * @param name of the photo's file: what is random is seeded by it
     */
    public EditedPicture apply(BufferedImage photo, BufferedImage partner, String name) {
        return drawing.of(photo, partner, new Random((name + "/" + label).hashCode() * 0x9E3779B97F4A7C15L));
    }

    private static int longestSide(BufferedImage photo) {
        return Math.max(photo.getWidth(), photo.getHeight());
    }
}
