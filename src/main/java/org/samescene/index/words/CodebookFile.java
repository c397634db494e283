package org.samescene.index.words;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.samescene.arrival.Sha256;

/**
 * The bytes of a codebook. Big-endian:
 *
 * <pre>
 * int32    format, "CBK1"
 * string   model                              as DataOutput.writeUTF
 * int32    k words;  int32 D;  int32 cells;   then for each cell its number of words, int32
 * float32  step
 * k × D × int8: the words, in steps
 * k × float32: idf
 * </pre>
 *
 * <p>Why int8? A step is a hundredth of the distance between a word and its descriptors, and which word is
 * nearest hardly ever changes by it; the codebook that comes with the program is a quarter of the size.
 */
final class CodebookFile {
    private static final int FORMAT = 0x43424B31;

    private CodebookFile() {}

    /** Its words come out rounded: a codebook is what {@link #read} gives back. */
    static byte[] write(String model, int dimensions, float[] words, int[] cellSizes, float[] idf) {
        float largest = 0;
        for (float component : words) {
            largest = Math.max(largest, Math.abs(component));
        }
        float step = largest / 127;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(FORMAT);
            out.writeUTF(model);
            out.writeInt(idf.length);
            out.writeInt(dimensions);
            out.writeInt(cellSizes.length);
            for (int size : cellSizes) {
                out.writeInt(size);
            }
            out.writeFloat(step);
            for (float component : words) {
                out.writeByte(step == 0 ? 0 : Math.round(component / step));
            }
            for (float weight : idf) {
                out.writeFloat(weight);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("a codebook of " + model + " can't be written: " + e.getMessage(), e);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if these bytes are no codebook of a format that is known here */
    static Codebook read(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            int format = in.readInt();
            if (format != FORMAT) {
                throw new IllegalArgumentException("not a codebook: it begins with %08x".formatted(format));
            }
            String model = in.readUTF();
            int k = in.readInt();
            int dimensions = in.readInt();
            int cells = in.readInt();
            if (in.available() != 4L * cells + 4 + k * (dimensions + 4L)) {
                throw new IllegalArgumentException("a codebook promises " + k + " words of " + dimensions
                        + " dimensions in " + cells + " cells, and has " + in.available() + " bytes");
            }
            int[] cellSizes = new int[cells];
            for (int cell = 0; cell < cells; cell++) {
                cellSizes[cell] = in.readInt();
            }
            float step = in.readFloat();
            byte[] steps = in.readNBytes(k * dimensions);
            float[] words = new float[steps.length];
            for (int i = 0; i < steps.length; i++) {
                words[i] = steps[i] * step;
            }
            float[] idf = new float[k];
            for (int word = 0; word < k; word++) {
                idf[word] = in.readFloat();
            }
            return new Codebook(id(file), model, dimensions, words, cellSizes, idf);
        } catch (IOException e) {
            throw new IllegalArgumentException("a codebook of " + file.length + " bytes is cut short", e);
        }
    }

    private static String id(byte[] file) {
        return Sha256.hex(file).substring(0, 16);
    }
}
