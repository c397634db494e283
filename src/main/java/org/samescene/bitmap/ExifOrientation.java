package org.samescene.bitmap;

import com.drew.imaging.jpeg.JpegProcessingException;
import com.drew.imaging.jpeg.JpegSegmentReader;
import com.drew.imaging.jpeg.JpegSegmentType;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the EXIF block of each container and its orientation. Broken metadata spoil no picture: then there is
 * no orientation.
 */
final class ExifOrientation {
    private static final int PREAMBLE_LENGTH = 6;

    private ExifOrientation() {}

    static Orientation of(ImageFormat format, byte[] content) {
        Metadata metadata = new Metadata();
        try {
            switch (format) {
                case JPEG -> readJpeg(content, metadata);
                case PNG -> readChunks(content, 8, false, "eXIf", metadata);
                case WEBP -> readChunks(content, 12, true, "EXIF", metadata);
                case TIFF -> new ExifReader().extract(new ByteArrayReader(content), metadata);
                default -> {}
            }
        } catch (IOException | JpegProcessingException | RuntimeException e) {
            return Orientation.UPRIGHT;
        }
        ExifIFD0Directory main = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
        Integer number = main == null ? null : main.getInteger(ExifIFD0Directory.TAG_ORIENTATION);
        return Orientation.ofExif(number == null ? 0 : number);
    }

    private static void readJpeg(byte[] content, Metadata metadata) throws JpegProcessingException, IOException {
        var segments =
                JpegSegmentReader.readSegments(new SequentialByteArrayReader(content), List.of(JpegSegmentType.APP1));
        new ExifReader().readJpegSegments(segments.getSegments(JpegSegmentType.APP1), metadata, JpegSegmentType.APP1);
    }

    /**
     * RIFF has a chunk's name before its length, and even lengths; PNG has the length first, and four bytes
     * of checksum.
     */
    private static void readChunks(byte[] content, int start, boolean riff, String wanted, Metadata metadata) {
        Magic magic = new Magic(content);
        long at = start;
        while (at + 8 <= content.length) {
            int offset = (int) at;
            int length = riff ? Bytes.littleEndianInt(content, offset + 4) : Bytes.bigEndianInt(content, offset);
            if (length < 0 || at + 8 + length > content.length) {
                return;
            }
            if (magic.at(riff ? offset : offset + 4, wanted)) {
                int preamble = magic.at(offset + 8, "Exif\0\0") ? PREAMBLE_LENGTH : 0;
                byte[] exif = Arrays.copyOfRange(content, offset + 8 + preamble, offset + 8 + length);
                new ExifReader().extract(new ByteArrayReader(exif), metadata);
                return;
            }
            at += 8L + length + (riff ? length & 1 : 4);
        }
    }
}
