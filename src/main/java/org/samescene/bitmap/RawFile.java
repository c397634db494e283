package org.samescene.bitmap;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.samescene.arrival.RejectedException;
import org.samescene.arrival.RejectionReason;

/**
 * A camera's raw file (DNG, CR2, CR3, NEF, ARW, ORF, RAF, RW2 and others that are built like them). Its sensor data
 * are not developed: it is known by the largest JPEG inside, the camera's own picture of them.
 *
 * <p>Why are the previews looked for by their first bytes, and not by each maker's directories? Those differ by maker
 * and model, in part undocumented; a JPEG's header is the same in all, and too long to come about by chance.
 */
final class RawFile {
    private static final int COLOUR_FILTER_ARRAY = 32803;
    private static final int LINEAR_RAW = 34892;

    /** Chosen, not measured: thumbnails are 160 to 256 px and too small to tell copies by. */
    private static final int LEAST_PREVIEW_PX = 320;

    private static final int MOST_SIDE_PX = 1 << 20;

    /** Previews lack some border of the sensor, and are no stripes or tiles of it. */
    private static final double MOST_ASPECT_RATIO = 1.15;

    private final byte[] content;
    private final List<TiffDirectory> directories;

    private RawFile(byte[] content, List<TiffDirectory> directories) {
        this.content = content;
        this.directories = directories;
    }

    /** Empty for files of other kinds; a plain TIFF is one. */
    static Optional<RawFile> of(byte[] content) {
        Magic magic = new Magic(content);
        if (magic.at(0, "FUJIFILMCCD-RAW")) {
            return Optional.of(new RawFile(content, TiffDirectory.all(content, magic.after("Exif\0\0", 1 << 12))));
        }
        if (magic.at(4, "ftypcrx ")) {
            return Optional.of(new RawFile(
                    content,
                    Stream.of("CMT1", "CMT2")
                            .flatMap(box -> TiffDirectory.all(content, magic.after(box, 1 << 16)).stream())
                            .toList()));
        }
        boolean olympusOrPanasonic =
                magic.at(0, "IIRO") || magic.at(0, "IIRS") || magic.at(0, "MMOR") || magic.at(0, "IIU\0");
        if (olympusOrPanasonic) {
            return Optional.of(new RawFile(content, TiffDirectory.all(content, 0)));
        }
        boolean sigmaOrOldCanon = magic.at(0, "FOVb") || magic.at(6, "HEAPCCDR");
        if (sigmaOrOldCanon) {
            return Optional.of(new RawFile(content, List.of()));
        }
        if (magic.at(0, 'I', 'I', 42, 0) || magic.at(0, 'M', 'M', 0, 42)) {
            RawFile file = new RawFile(content, TiffDirectory.all(content, 0));
            return magic.at(8, "CR") || file.holdsSensorData() ? Optional.of(file) : Optional.empty();
        }
        return Optional.empty();
    }

    private boolean holdsSensorData() {
        return directories.stream()
                .anyMatch(directory -> isSensorData(directory)
                        || directory.first(TiffDirectory.DNG_VERSION).isPresent());
    }

    private static boolean isSensorData(TiffDirectory directory) {
        long photometric = directory.first(TiffDirectory.PHOTOMETRIC).orElse(0);
        return photometric == COLOUR_FILTER_ARRAY || photometric == LINEAR_RAW;
    }

    /**
     * A preview, and what it is a preview of.
     *
     * @param jpeg the file from where the preview begins
     * @param orientation of preview and raw data
     * @param width of the raw data, as stored
     * @param height of the raw data, as stored
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Preview(byte[] jpeg, Orientation orientation, int width, int height) {}

    /** @throws RejectedException where there is none that is large enough */
    Preview preview() throws RejectedException {
        Optional<Size> sensor = sensorSize();
        Set<Long> sensorData = sensorDataOffsets();
        int best = -1;
        Size size = new Size(0, 0);
        for (int at = 0; at + 4 <= content.length; at++) {
            if (content[at] == (byte) 0xFF && content[at + 1] == (byte) 0xD8 && content[at + 2] == (byte) 0xFF) {
                Size found = JpegHeader.at(content, at)
                        .filter(JpegHeader::isCommon)
                        .map(header -> new Size(header.width(), header.height()))
                        .orElse(size);
                if (found.pixels() > size.pixels()
                        && !sensorData.contains((long) at)
                        && sensor.map(found::isLike).orElse(true)) {
                    best = at;
                    size = found;
                }
            }
        }
        if (size.longest() < LEAST_PREVIEW_PX) {
            throw new RejectedException(
                    RejectionReason.UNSUPPORTED_FORMAT,
                    "this is a camera's raw file without a preview of " + LEAST_PREVIEW_PX
                            + " pixels or more; export it as JPEG");
        }
        byte[] jpeg = Arrays.copyOfRange(content, best, content.length);
        return preview(jpeg, size, sensor.filter(size::isWithin).orElse(size));
    }

    private Preview preview(byte[] jpeg, Size preview, Size original) {
        boolean alreadyTurned = preview.isPortrait() != original.isPortrait();
        if (alreadyTurned) {
            return new Preview(jpeg, Orientation.UPRIGHT, original.height, original.width);
        }
        Orientation orientation = directories.stream()
                .flatMapToLong(directory -> directory.first(TiffDirectory.ORIENTATION).stream())
                .mapToObj(number -> Orientation.ofExif((int) number))
                .findFirst()
                .orElseGet(() -> ExifOrientation.of(ImageFormat.JPEG, jpeg));
        return new Preview(jpeg, orientation, original.width, original.height);
    }

    private Set<Long> sensorDataOffsets() {
        Set<Long> offsets = new HashSet<>();
        directories.stream().filter(RawFile::isSensorData).forEach(directory -> {
            Arrays.stream(directory.all(TiffDirectory.STRIP_OFFSETS)).forEach(offsets::add);
            Arrays.stream(directory.all(TiffDirectory.TILE_OFFSETS)).forEach(offsets::add);
        });
        return offsets;
    }

    /** As the file says: what is to be shown of the sensor, else all of it, else what the camera made of it. */
    private Optional<Size> sensorSize() {
        return Stream.<Stream<Size>>of(
                        sizes(directories, TiffDirectory.DEFAULT_CROP_SIZE),
                        sizes(
                                directories.stream()
                                        .filter(RawFile::isSensorData)
                                        .toList(),
                                TiffDirectory.WIDTH,
                                TiffDirectory.HEIGHT),
                        sizes(directories, TiffDirectory.EXIF_WIDTH, TiffDirectory.EXIF_HEIGHT))
                .flatMap(sizes -> sizes.max((a, b) -> Long.compare(a.pixels(), b.pixels())).stream())
                .findFirst();
    }

    /** @param tags of width and height, or of both */
    private static Stream<Size> sizes(List<TiffDirectory> directories, int... tags) {
        return directories.stream()
                .map(directory -> Arrays.stream(tags)
                        .mapToObj(directory::all)
                        .flatMapToLong(Arrays::stream)
                        .toArray())
                .filter(numbers -> numbers.length == 2
                        && Arrays.stream(numbers).allMatch(side -> side > 0 && side <= MOST_SIDE_PX))
                .map(numbers -> new Size((int) numbers[0], (int) numbers[1]));
    }

    private record Size(int width, int height) {
        long pixels() {
            return (long) width * height;
        }

        int longest() {
            return Math.max(width, height);
        }

        boolean isPortrait() {
            return height > width;
        }

        /** Of one shape, whichever way it is turned. */
        boolean isLike(Size other) {
            double ratio = aspect() / other.aspect();
            return ratio <= MOST_ASPECT_RATIO && 1 / ratio <= MOST_ASPECT_RATIO;
        }

        private double aspect() {
            return (double) longest() / Math.min(width, height);
        }

        boolean isWithin(Size other) {
            return longest() <= other.longest();
        }
    }
}
