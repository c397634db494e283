package org.samescene.app.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.File;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.samescene.app.picture.BufferedImages;
import org.samescene.bitmap.Bitmap;
import org.samescene.feature.LocalFeatures;
import org.samescene.feature.delf.DelfFamily;
import org.samescene.match.Agreement;
import org.samescene.match.MatchOptions;
import org.samescene.match.MutualNearestNeighbours;
import org.samescene.match.PutativeMatches;
import org.samescene.match.Size;
import org.samescene.match.Verifier;

class MatchPlotTest {
    private static final int DIMENSIONS = 16;
    private final Random random = new Random(4);

    @Test
    void showsBothPicturesAndTheLines() throws Exception {
        BufferedImage a = picture(1200, 900, new AffineTransform());
        AffineTransform view = AffineTransform.getRotateInstance(0.12, 400, -100);
        view.scale(0.44, 0.5);
        BufferedImage b = picture(600, 800, view);
        int n = 60;
        float[][] keypoints = new float[4][n];
        float[] descriptors = new float[n * DIMENSIONS];
        for (int i = 0; i < n; i++) {
            float[] point = {random.nextFloat(1200), random.nextFloat(900)};
            keypoints[0][i] = point[0];
            keypoints[1][i] = point[1];
            view.transform(point, 0, point, 0, 1);
            keypoints[2][i] = point[0];
            keypoints[3][i] = point[1];
            double sum = 0;
            for (int d = 0; d < DIMENSIONS; d++) {
                descriptors[i * DIMENSIONS + d] = (float) random.nextGaussian();
                sum += descriptors[i * DIMENSIONS + d] * descriptors[i * DIMENSIONS + d];
            }
            for (int d = 0; d < DIMENSIONS; d++) {
                descriptors[i * DIMENSIONS + d] /= (float) Math.sqrt(sum);
            }
        }
        float[] ones = new float[n];
        Arrays.fill(ones, 1);
        float[] smaller = new float[n];
        Arrays.fill(smaller, 0.47f);
        LocalFeatures featuresA = new LocalFeatures(keypoints[0], keypoints[1], ones, ones, descriptors, DIMENSIONS);
        LocalFeatures featuresB = new LocalFeatures(keypoints[2], keypoints[3], smaller, ones, descriptors, DIMENSIONS);
        Agreement agreement = new Verifier(MatchOptions.of(DelfFamily.TRAITS))
                .verify(featuresA, new Size(1200, 900), featuresB, new Size(600, 800));
        assertThat(agreement.inlierCount()).isGreaterThan(n - 3);

        MatchPlot.Side left = new MatchPlot.Side(a, featuresA);
        MatchPlot.Side right = new MatchPlot.Side(b, featuresB);
        BufferedImage plot = MatchPlot.of(left, right, agreement, "duplicate · crop of");
        assertThat(plot.getWidth()).isBetween(1500, 1600);
        assertThat(plot.getHeight()).isBetween(750, 850);
        MatchPlot.Side sameLeft = new MatchPlot.Side(BufferedImages.of(bitmap(a)), featuresA);
        assertThat(MatchPlot.of(sameLeft, right, agreement, "duplicate · crop of")
                        .getRGB(300, 300))
                .isEqualTo(plot.getRGB(300, 300));
        PutativeMatches matches = new MutualNearestNeighbours(descriptors, descriptors, DIMENSIONS, 0.1).all();
        assertThat(MatchPlot.of(left, right, Agreement.none(matches), "unrelated")
                        .getRGB(300, 300))
                .isNotZero();
        ImageIO.write(plot, "png", new File("target", "match-plot.png"));
    }

    @Test
    void takesPicturesOfExtremeShape() {
        LocalFeatures nothing =
                new LocalFeatures(new float[0], new float[0], new float[0], new float[0], new float[0], DIMENSIONS);
        BufferedImage wide = new BufferedImage(6000, 3, BufferedImage.TYPE_INT_RGB);
        BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        Agreement unrelated = new Verifier(MatchOptions.of(DelfFamily.TRAITS))
                .verify(nothing, new Size(6000, 3), nothing, new Size(1, 1));
        BufferedImage plot = MatchPlot.of(
                new MatchPlot.Side(wide, nothing), new MatchPlot.Side(dot, nothing), unrelated, "unrelated");
        assertThat(plot.getWidth()).isLessThan(2000);
    }

    /** Blocks of houses under an evening sky, seen through {@code view}. */
    private static BufferedImage picture(int width, int height, AffineTransform view) {
        Random random = new Random(1);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.transform(view);
        graphics.setPaint(new GradientPaint(0, -300, new Color(0x2B4A7D), 0, 900, new Color(0xE0A878)));
        graphics.fillRect(-3000, -3000, 8000, 8000);
        for (int house = 0; house < 24; house++) {
            int x = random.nextInt(1200) - 40;
            int top = 250 + random.nextInt(400);
            graphics.setColor(Color.getHSBColor(random.nextFloat(), 0.25f, 0.35f + random.nextFloat() / 3));
            graphics.fillRect(x, top, 90, 1200);
            graphics.setColor(new Color(0xF3D9A0));
            for (int window = 0; window < 40; window++) {
                graphics.fillRect(x + 8 + window % 4 * 20, top + 12 + window / 4 * 34, 11, 18);
            }
        }
        graphics.dispose();
        return image;
    }

    private static Bitmap bitmap(BufferedImage image) {
        byte[] rgb = new byte[3 * image.getWidth() * image.getHeight()];
        for (int p = 0; p < rgb.length / 3; p++) {
            int packed = image.getRGB(p % image.getWidth(), p / image.getWidth());
            rgb[3 * p] = (byte) (packed >> 16);
            rgb[3 * p + 1] = (byte) (packed >> 8);
            rgb[3 * p + 2] = (byte) packed;
        }
        return new Bitmap(image.getWidth(), image.getHeight(), rgb);
    }
}
