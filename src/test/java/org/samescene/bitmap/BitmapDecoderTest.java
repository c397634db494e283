package org.samescene.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.samescene.arrival.RejectedException;

class BitmapDecoderTest {
    private final BitmapDecoder decoder = new BitmapDecoder(DecodeLimits.defaults());

    /** However a picture is stored, there is but one way that it looks when it is made smaller. */
    @ParameterizedTest
    @CsvSource({
        "jpeg, TYPE_3BYTE_BGR",
        "jpeg, TYPE_BYTE_GRAY",
        "png, TYPE_3BYTE_BGR",
        "png, TYPE_4BYTE_ABGR",
        "bmp, TYPE_INT_RGB"
    })
    void makesSmallerWhatItWouldDecodeWhole(String format, String type) throws Exception {
        int imageType = BufferedImage.class.getField(type).getInt(null);
        byte[] file = Pictures.encoded(Pictures.quarters(imageType), format);

        Bitmap scaled = decoder.decode(file).scaledToLongestSide(20);

        assertThat(decoder.decode(file, 20).bitmap().rgb()).isEqualTo(scaled.rgb());
    }

    @ParameterizedTest
    @CsvSource({
        "jpeg, TYPE_INT_RGB, 12",
        "jpeg, TYPE_3BYTE_BGR, 12",
        "png, TYPE_INT_RGB, 0",
        "png, TYPE_3BYTE_BGR, 0",
        "png, TYPE_INT_ARGB, 0",
        "png, TYPE_4BYTE_ABGR, 0",
        "bmp, TYPE_INT_RGB, 0",
        "bmp, TYPE_3BYTE_BGR, 0",
        "bmp, TYPE_USHORT_555_RGB, 8",
        "tiff, TYPE_INT_RGB, 0",
        "tiff, TYPE_3BYTE_BGR, 0",
        "tiff, TYPE_INT_ARGB, 0",
        "png, TYPE_BYTE_INDEXED, 26",
        "gif, TYPE_BYTE_INDEXED, 26",
        "bmp, TYPE_BYTE_INDEXED, 26",
        "tiff, TYPE_BYTE_INDEXED, 26",
    })
    void keepsColoursInTheirPlace(String format, String type, int tolerance) throws Exception {
        Bitmap bitmap = decoder.decode(Pictures.encoded(Pictures.quarters(type(type)), format));

        assertThat(bitmap.width()).isEqualTo(64);
        assertThat(bitmap.height()).isEqualTo(48);
        assertColour(bitmap, 10, 10, tolerance, 220, 40, 40);
        assertColour(bitmap, 50, 10, tolerance, 40, 200, 40);
        assertColour(bitmap, 10, 40, tolerance, 40, 40, 220);
        assertColour(bitmap, 50, 40, tolerance, 128, 128, 128);
    }

    @Test
    void decodesProgressiveJpeg() throws Exception {
        Bitmap bitmap = decoder.decode(Pictures.progressiveJpeg(Pictures.quarters(BufferedImage.TYPE_INT_RGB)));

        assertColour(bitmap, 10, 10, 12, 220, 40, 40);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff", "bmp", "jpeg"})
    void takesGreySamplesAsTheyAre(String format) throws Exception {
        BufferedImage grey = new BufferedImage(256, 8, BufferedImage.TYPE_BYTE_GRAY);
        ramp(grey.getRaster(), 1);

        assertRamp(decoder.decode(Pictures.encoded(grey, format)), format.equals("jpeg") ? 2 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff"})
    void brings16BitGreyTo8WithoutClipping(String format) throws Exception {
        BufferedImage grey = new BufferedImage(256, 8, BufferedImage.TYPE_USHORT_GRAY);
        ramp(grey.getRaster(), 257);

        assertRamp(decoder.decode(Pictures.encoded(grey, format)), 0);
    }

    @Test
    void brings16BitColoursTo8() throws Exception {
        BufferedImage deep = components(DataBuffer.TYPE_USHORT, 3, false);
        ramp(deep.getRaster(), 257);

        assertRamp(decoder.decode(Pictures.encoded(deep, "png")), 0);
    }

    @ParameterizedTest
    @CsvSource({"1", "1000"})
    void scalesFloatingPointByItsLargestSample(float white) {
        BufferedImage floating = components(DataBuffer.TYPE_FLOAT, 3, false);
        WritableRaster raster = floating.getRaster();
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 8; y++) {
                raster.setPixel(x, y, new float[] {x * white / 255, x * white / 255, x * white / 255});
            }
        }
        byte[] tile = new byte[256 * 8 * 3];

        TileReader.of(floating).read(0, 0, 256, 8, tile);

        assertRamp(new Bitmap(256, 8, tile), 0);
    }

    @Test
    void laysWhatIsTransparentOnWhite() throws Exception {
        BufferedImage image = Pictures.quarters(BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setComposite(AlphaComposite.Clear);
        graphics.fillRect(0, 0, 32, 24);
        graphics.dispose();
        for (int x = 32; x < 64; x++) {
            for (int y = 0; y < 24; y++) {
                image.setRGB(x, y, 0x80000000);
            }
        }

        for (String format : new String[] {"png", "tiff"}) {
            Bitmap bitmap = decoder.decode(Pictures.encoded(image, format));
            assertColour(bitmap, 10, 10, 0, 255, 255, 255);
            assertColour(bitmap, 50, 10, 1, 127, 127, 127);
            assertColour(bitmap, 10, 40, 0, 40, 40, 220);
        }
    }

    @Test
    void laysGreyWithAlphaOnWhite() throws Exception {
        BufferedImage image = components(DataBuffer.TYPE_BYTE, 1, true);
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 8; y++) {
                image.getRaster().setPixel(x, y, new int[] {100, x});
            }
        }

        Bitmap bitmap = decoder.decode(Pictures.encoded(image, "png"));

        assertColour(bitmap, 255, 0, 0, 100, 100, 100);
        assertColour(bitmap, 0, 0, 0, 255, 255, 255);
        assertColour(bitmap, 128, 0, 1, 177, 177, 177);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "tiff", "bmp", "gif"})
    void decodesOneBitAPixel(String format) throws Exception {
        BufferedImage bilevel = new BufferedImage(37, 5, BufferedImage.TYPE_BYTE_BINARY);
        bilevel.setRGB(36, 4, 0xFFFFFF);

        Bitmap bitmap = decoder.decode(Pictures.encoded(bilevel, format));

        assertColour(bitmap, 36, 4, 0, 255, 255, 255);
        assertColour(bitmap, 35, 4, 0, 0, 0, 0);
    }

    @Test
    void convertsOtherColourSpaces() {
        BufferedImage linear = new BufferedImage(
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB), false, false, 1, DataBuffer.TYPE_BYTE),
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 2, 1, 3, null),
                false,
                null);
        linear.getRaster().setPixel(1, 0, new int[] {55, 55, 55});
        byte[] tile = new byte[6];

        TileReader.of(linear).read(0, 0, 2, 1, tile);

        assertColour(new Bitmap(2, 1, tile), 1, 0, 2, 128, 128, 128);
    }

    @Test
    void readsBandsThatLieOneAfterAnother() {
        BufferedImage banded = new BufferedImage(
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, 1, DataBuffer.TYPE_BYTE),
                Raster.createWritableRaster(new BandedSampleModel(DataBuffer.TYPE_BYTE, 3, 2, 3), null),
                false,
                null);
        banded.getRaster().setPixel(2, 1, new int[] {1, 2, 3});
        byte[] tile = new byte[3];

        TileReader.of(banded).read(2, 1, 1, 1, tile);

        assertThat(tile).containsExactly(1, 2, 3);
    }

    @Test
    void givesTheSameToSeveralThreadsAtOnce() throws Exception {
        BitmapDecoder tight = new BitmapDecoder(
                new DecodeLimits(1_000_000, 64 * 48 * 3, DecodeLimits.defaults().timeout()));
        byte[] png = Pictures.encoded(Pictures.quarters(BufferedImage.TYPE_3BYTE_BGR), "png");
        Bitmap expected = tight.decode(png);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Bitmap>> decoded = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                decoded.add(threads.submit((Callable<Bitmap>) () -> tight.decode(png)));
            }
            for (Future<Bitmap> bitmap : decoded) {
                assertThat(bitmap.get().rgb()).isEqualTo(expected.rgb());
            }
        }
    }

    @Test
    void putsTheFirstFrameOfAGifOnItsScreen() throws RejectedException {
        byte[] gif = Pictures.encoded(Pictures.quarters(BufferedImage.TYPE_BYTE_INDEXED), "gif");
        gif[6] = 100;
        gif[8] = 90;
        int descriptor = 13 + (3 << (gif[10] & 7) + 1);
        while (gif[descriptor] != 0x2C) {
            descriptor++;
        }
        gif[descriptor + 1] = 30;
        gif[descriptor + 3] = 20;

        Bitmap bitmap = decoder.decode(gif);

        assertThat(bitmap.width()).isEqualTo(100);
        assertThat(bitmap.height()).isEqualTo(90);
        assertColour(bitmap, 29, 25, 0, 255, 255, 255);
        assertColour(bitmap, 31, 21, 26, 220, 40, 40);
        assertColour(bitmap, 93, 67, 26, 128, 128, 128);
        assertColour(bitmap, 94, 67, 0, 255, 255, 255);
    }

    private static BufferedImage components(int dataType, int colours, boolean alpha) {
        ColorSpace space = ColorSpace.getInstance(colours == 1 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
        ComponentColorModel model = new ComponentColorModel(space, alpha, false, alpha ? 3 : 1, dataType);
        return new BufferedImage(model, model.createCompatibleWritableRaster(256, 8), false, null);
    }

    /** From black on the left to white on the right. */
    private static void ramp(WritableRaster raster, int step) {
        for (int x = 0; x < 256; x++) {
            for (int y = 0; y < 8; y++) {
                for (int band = 0; band < raster.getNumBands(); band++) {
                    raster.setSample(x, y, band, x * step);
                }
            }
        }
    }

    private static void assertRamp(Bitmap bitmap, int tolerance) {
        for (int x = 0; x < 256; x++) {
            assertColour(bitmap, x, 4, tolerance, x, x, x);
        }
    }

    private static void assertColour(Bitmap bitmap, int x, int y, int tolerance, int... expected) {
        int[] colour = Pictures.at(bitmap, x, y);
        for (int i = 0; i < 3; i++) {
            assertThat(colour[i]).as("sample %d at (%d, %d)", i, x, y).isCloseTo(expected[i], within(tolerance));
        }
    }

    private static int type(String name) throws ReflectiveOperationException {
        return BufferedImage.class.getField(name).getInt(null);
    }
}
