package org.samescene.bitmap;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A directory of a TIFF structure: its tags that have whole numbers for values. TIFF, DNG and most raw files are one,
 * and EXIF data. What is broken is left out.
 */
final class TiffDirectory {
    static final int WIDTH = 0x100;
    static final int HEIGHT = 0x101;
    static final int PHOTOMETRIC = 0x106;
    static final int STRIP_OFFSETS = 0x111;
    static final int ORIENTATION = 0x112;
    static final int TILE_OFFSETS = 0x144;
    static final int EXIF_WIDTH = 0xA002;
    static final int EXIF_HEIGHT = 0xA003;
    static final int DNG_VERSION = 0xC612;
    static final int DEFAULT_CROP_SIZE = 0xC620;

    private static final int SUB_DIRECTORIES = 0x14A;
    private static final int EXIF_DIRECTORY = 0x8769;
    private static final int MOST_DIRECTORIES = 64;
    private static final int MOST_VALUES = 1 << 16;
    private static final int ENTRY_BYTES = 12;

    private final Map<Integer, long[]> values = new HashMap<>();

    private TiffDirectory() {}

    /**
     * All directories, those of a chain first to last, each followed later by its sub-directories.
     *
     * @param start of the structure in the content: offsets count from there
     */
    static List<TiffDirectory> all(byte[] content, int start) {
        List<TiffDirectory> found = new ArrayList<>();
        if (start < 0 || start + 8 > content.length) {
            return found;
        }
        Reader reader = new Reader(content, start, content[start] == 'I');
        Deque<Long> offsets = new ArrayDeque<>(List.of(reader.number(4, 4)));
        Set<Long> seen = new HashSet<>();
        while (!offsets.isEmpty() && found.size() < MOST_DIRECTORIES) {
            long offset = offsets.removeFirst();
            if (offset > 0 && seen.add(offset) && reader.has(offset, 2)) {
                TiffDirectory directory = new TiffDirectory();
                directory.read(reader, offset, offsets);
                found.add(directory);
            }
        }
        return found;
    }

    private void read(Reader reader, long offset, Deque<Long> offsets) {
        long entries = reader.number(offset, 2);
        for (long i = 0; i < entries; i++) {
            long entry = offset + 2 + ENTRY_BYTES * i;
            if (!reader.has(entry, ENTRY_BYTES)) {
                return;
            }
            int tag = (int) reader.number(entry, 2);
            long[] numbers = reader.values(entry);
            if (numbers.length > 0) {
                values.put(tag, numbers);
            }
        }
        long next = offset + 2 + ENTRY_BYTES * entries;
        if (reader.has(next, 4)) {
            offsets.addLast(reader.number(next, 4));
        }
        for (int tag : new int[] {SUB_DIRECTORIES, EXIF_DIRECTORY}) {
            Arrays.stream(all(tag)).forEach(offsets::addLast);
        }
    }

    /** All values of a tag; none where it is missing. */
    long[] all(int tag) {
        return values.getOrDefault(tag, new long[0]);
    }

    /** The first value of a tag. */
    OptionalLong first(int tag) {
        return Arrays.stream(all(tag)).findFirst();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Reader(byte[] content, int start, boolean littleEndian) {
        boolean has(long offset, long length) {
            return offset >= 0 && start + offset + length <= content.length;
        }

        long number(long offset, int bytes) {
            int at = Math.toIntExact(start + offset);
            if (bytes == 4) {
                return (littleEndian ? Bytes.littleEndianInt(content, at) : Bytes.bigEndianInt(content, at))
                        & 0xFFFF_FFFFL;
            }
            if (bytes == 2) {
                return littleEndian ? Bytes.littleEndianShort(content, at) : Bytes.bigEndianShort(content, at);
            }
            return content[at] & 0xFF;
        }

        long[] values(long entry) {
            int type = (int) number(entry + 2, 2);
            long count = number(entry + 4, 4);
            int bytes = switch (type) {
                case 1 -> 1; // byte
                case 3 -> 2; // short
                case 4, 13 -> 4; // long, offset
                case 5 -> 8; // fraction
                default -> 0;
            };
            long at = count * bytes <= 4 ? entry + 8 : number(entry + 8, 4);
            if (bytes == 0 || count > MOST_VALUES || !has(at, count * bytes)) {
                return new long[0];
            }
            long[] numbers = new long[(int) count];
            for (int i = 0; i < count; i++) {
                numbers[i] = bytes < 8
                        ? number(at + (long) i * bytes, bytes)
                        : number(at + 8L * i, 4) / Math.max(1, number(at + 8L * i + 4, 4));
            }
            return numbers;
        }
    }
}
