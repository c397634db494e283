package org.samescene.app.lab.negative;

import java.awt.image.BufferedImage;
import java.util.Random;

/** A kind of pairs that are no copies of each other. */
public enum Negative {
    /** One form, other entries. */
    FORM("form", (seed, photo) -> Papers.form(seed)),
    /** Two pages of one book. */
    PAGE("page", (seed, photo) -> Papers.page(seed)),
    /** Two slides of one deck. */
    SLIDE("slide", (seed, photo) -> Papers.slide(seed)),
    /** Two tickets with other codes and numbers. */
    TICKET("ticket", (seed, photo) -> Papers.ticket(seed)),
    /** Two chats in one app. */
    CHAT("chat", (seed, photo) -> Screens.chat(seed)),
    /** Two photos in one gallery app. */
    GALLERY("gallery", Screens::gallery),
    /** Two photos in one patterned frame. */
    FRAME("frame", Surrounds::framed),
    /** Two photos with the logo and the ticker of one station. */
    LOGO("logo", Surrounds::withLogo),
    /** Two photos with the name of one photographer. */
    WATERMARK("watermark", Surrounds::withWatermark),
    /** A symmetric building from the left, and from the right. */
    FACADE("facade", (seed, photo) -> Views.facade(seed)),
    /** One photo at 400 px from two places: near things have moved. */
    PARALLAX("parallax", Views::parallax);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Drawing drawing;

    Negative(String label, Drawing drawing) {
        this.label = label;
        this.drawing = drawing;
    }

    /** Two unrelated photos to be used. */
    interface Photos {
        BufferedImage first();

        BufferedImage second();
    }

    /** The two pictures. */
    public record Pair(BufferedImage first, BufferedImage second) {}

    interface Drawing {
        Pair pair(Seed seed, Photos photos);
    }

    /**
     * What is random.
     *
     * @param shared what both pictures have in common
     * @param own what each has of its own, by its number
     */
    record Seed(long shared, long[] own) {
        Random ofBoth() {
            return new Random(shared);
        }

        Random of(int picture) {
            return new Random(own[picture]);
        }
    }

    /** The kind's name for people and in JSON. */
    public String label() {
        return label;
    }

    /** The pair of a number, made of these photos where it takes photos. */
    public Pair pair(long number, BufferedImage first, BufferedImage second) {
        long seed = (label.hashCode() * 31L + number) * 0x9E3779B97F4A7C15L;
        record Two(BufferedImage first, BufferedImage second) implements Photos {}
        return drawing.pair(
                new Seed(seed, new long[] {seed * 0xBF58476D1CE4E5B9L, seed * 0x94D049BB133111EBL}),
                new Two(first, second));
    }
}
