package org.samescene.app.lab.bench;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damaged files: bits flipped, most of them near the beginning, where formats keep what they are; ends cut off; the
 * beginning of one file before the rest of another. A function of the files and a number.
 */
final class Damage {
    private static final int HEADER_BYTES = 1024;
    private static final int MOST_FLIPS = 8;

    private final List<byte[]> whole;

    /** @param whole files that are not damaged */
    Damage(List<byte[]> whole) {
        this.whole = List.copyOf(whole);
    }

    byte[] file(int number) {
        SplittableRandom random = new SplittableRandom(number);
        byte[] file = whole.get(number % whole.size());
        return switch (random.nextInt(4)) {
            case 0 -> flipped(file, file.length, random);
            case 1 -> flipped(file, Math.min(HEADER_BYTES, file.length), random);
            case 2 -> Arrays.copyOf(file, random.nextInt(file.length));
            default -> spliced(file, whole.get(random.nextInt(whole.size())), random);
        };
    }

    private static byte[] flipped(byte[] file, int within, SplittableRandom random) {
        byte[] damaged = file.clone();
        for (int flips = 1 + random.nextInt(MOST_FLIPS); flips > 0; flips--) {
            damaged[random.nextInt(within)] ^= (byte) (1 << random.nextInt(8));
        }
        return damaged;
    }

    private static byte[] spliced(byte[] file, byte[] other, SplittableRandom random) {
        byte[] damaged = file.clone();
        int length = 1 + random.nextInt(Math.min(HEADER_BYTES, Math.min(file.length, other.length)));
        System.arraycopy(other, 0, damaged, 0, length);
        return damaged;
    }
}
