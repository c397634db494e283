package org.samescene.app.picture;

import java.nio.file.Path;
import java.util.Locale;

/**
 * What a file is by its name. Whether one is a picture is decided by its bytes; but what phones, cameras, exports and
 * programs put beside pictures is recognised by name, so that it is not reported as pictures that can't be read.
 */
public enum FileKind {
    /** May be a picture. */
    PICTURE("pictures", ""),
    VIDEO(
            "videos and sound",
            "mov mp4 m4v avi mkv webm mpg mpeg mts m2ts 3gp 3g2 wmv flv vob mod tod insv lrv mp"
                    + " mp3 m4a wav aac flac ogg opus amr"),
    /** What is known of a picture, in a file beside it. */
    SIDECAR("sidecars", "xmp aae json xml thm pp3 dop on1 cos nksc arp rpp ctg gpx srt"),
    /** The collections and caches of picture programs. */
    CATALOGUE("catalogues", "lrcat lrcat-data lrdata cocatalog db db-wal db-shm sqlite ithmb"),
    /** What operating systems and browsers leave. */
    SYSTEM("system files", "ini lnk url webloc nomedia tmp part crdownload lock");

    private static final String THUMBNAILS_OF_WINDOWS = "thumbs.db";

    private final String plural;
    private final String endings;

    /** @param endings of names, separated by spaces */
    FileKind(String plural, String endings) {
        this.plural = plural;
        this.endings = " " + endings + " ";
    }

    public static FileKind of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(THUMBNAILS_OF_WINDOWS)) {
            return SYSTEM;
        }
        String ending = " " + name.substring(name.lastIndexOf('.') + 1) + " ";
        for (FileKind kind : values()) {
            if (kind.endings.contains(ending)) {
                return kind;
            }
        }
        return PICTURE;
    }

    /** For people. */
    @Override
    public String toString() {
        return plural;
    }
}
