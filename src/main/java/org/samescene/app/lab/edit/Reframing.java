package org.samescene.app.lab.edit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Optional;
import java.util.Random;
import org.samescene.app.picture.BufferedImages;

/** Edits that move the photo within its frame, or the frame about it. */
final class Reframing {
    /** Between two photos of a collage, as a share of its height. */
    private static final double GAP = 0.02;

    private Reframing() {}

    static EditedPicture resized(BufferedImage photo, double shareOfWidth, double shareOfHeight) {
        int width = side(photo.getWidth() * shareOfWidth);
        int height = side(photo.getHeight() * shareOfHeight);
        return EditedPicture.of(
                BufferedImages.scaled(photo, width, height),
                AffineTransform.getScaleInstance(
                        (double) photo.getWidth() / width, (double) photo.getHeight() / height));
    }

    private static int side(double px) {
        return Math.max(1, (int) Math.round(px));
    }

    static EditedPicture cropped(BufferedImage photo, double shareOfArea, Random random) {
        int width = side(photo.getWidth() * Math.sqrt(shareOfArea));
        int height = side(photo.getHeight() * Math.sqrt(shareOfArea));
        int left = random.nextInt(photo.getWidth() - width + 1);
        int top = random.nextInt(photo.getHeight() - height + 1);
        return drawn(photo, AffineTransform.getTranslateInstance(-left, -top), width, height, Color.BLACK);
    }

    /** @param degrees clockwise */
    static EditedPicture rotated(BufferedImage photo, int degrees) {
        AffineTransform turn = degrees % 90 == 0
                ? AffineTransform.getQuadrantRotateInstance(degrees / 90)
                : AffineTransform.getRotateInstance(Math.toRadians(degrees));
        Rectangle2D bounds = turn.createTransformedShape(
                        new Rectangle2D.Double(0, 0, photo.getWidth(), photo.getHeight()))
                .getBounds2D();
        turn.preConcatenate(AffineTransform.getTranslateInstance(-bounds.getX(), -bounds.getY()));
        return drawn(
                photo,
                turn,
                (int) Math.ceil(bounds.getWidth() - 1e-6),
                (int) Math.ceil(bounds.getHeight() - 1e-6),
                Color.GRAY);
    }

    static EditedPicture mirrored(BufferedImage photo) {
        return drawn(
                photo,
                new AffineTransform(-1, 0, 0, 1, photo.getWidth(), 0),
                photo.getWidth(),
                photo.getHeight(),
                Color.BLACK);
    }

    /** @param share of the shorter side */
    static EditedPicture bordered(BufferedImage photo, double share) {
        int border = side(share * Math.min(photo.getWidth(), photo.getHeight()));
        return drawn(
                photo,
                AffineTransform.getTranslateInstance(border, border),
                photo.getWidth() + 2 * border,
                photo.getHeight() + 2 * border,
                Color.WHITE);
    }

    static EditedPicture beside(BufferedImage photo, BufferedImage partner) {
        int height = photo.getHeight();
        int left = photo.getWidth() + side(GAP * height);
        BufferedImage right = BufferedImages.scaled(
                partner, side((double) partner.getWidth() * height / partner.getHeight()), height);
        EditedPicture collage = drawn(photo, new AffineTransform(), left + right.getWidth(), height, Color.WHITE);
        Graphics2D graphics = collage.picture().createGraphics();
        graphics.drawImage(right, left, 0, null);
        graphics.dispose();
        AffineTransform toPartner = AffineTransform.getScaleInstance(
                (double) partner.getWidth() / right.getWidth(), (double) partner.getHeight() / height);
        toPartner.translate(-left, 0);
        return new EditedPicture(collage.picture(), collage.toOriginal(), Optional.of(toPartner));
    }

    /** @param place pixels of the photo to pixels of a canvas of that size and colour */
    static EditedPicture drawn(BufferedImage photo, AffineTransform place, int width, int height, Color ground) {
        BufferedImage canvas = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = canvas.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setColor(ground);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(photo, place, null);
        graphics.dispose();
        try {
            return EditedPicture.of(canvas, place.createInverse());
        } catch (NoninvertibleTransformException e) {
            throw new IllegalArgumentException("the photo is placed on a line: " + place, e);
        }
    }
}
