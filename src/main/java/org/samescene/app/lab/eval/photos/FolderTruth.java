package org.samescene.app.lab.eval.photos;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.samescene.app.json.Json;

/**
 * What the folders say of a picture: those of one {@code landmark/<scene>/} show one place by different
 * photos; those of one {@code duplicate/<photo>/} and {@code duplicate/<photo>-dihedral/} (turned and
 * mirrored) are copies of one photo; those of {@code other/} have nothing in common with any.
 *
 * @param folder from the evaluated one, such as {@code duplicate/bridge-dihedral}
 * @param group what the related have in common, such as {@code duplicate/bridge}; null for others
 * @param within what two of one group are to each other
 */
public record FolderTruth(String folder, @Nullable String group, Relation within) {
    static final String LANDMARK = "landmark";
    static final String DUPLICATE = "duplicate";
    static final String OTHER = "other";
    private static final String TURNED = "-dihedral";

    /** What is true of a pair. */
    public enum Relation {
        DUPLICATE,
        SAME_LANDMARK,
        UNRELATED;

        /** As in JSON. */
        @Override
        public String toString() {
            return Json.name(this);
        }
    }

    /**
     * What the folder of a file says.
     *
     * @param name path from the evaluated folder, of a file below one of the three
     */
    public static FolderTruth of(String name) {
        Path path = Path.of(name);
        String top = path.getName(0).toString();
        if (top.equals(OTHER)) {
            return new FolderTruth(OTHER, null, Relation.UNRELATED);
        }
        if (path.getNameCount() < 3 || (!top.equals(LANDMARK) && !top.equals(DUPLICATE))) {
            throw new IllegalArgumentException(
                    name + " is not in the layout: landmark/<scene>/FILE, duplicate/<photo>/FILE, other/FILE");
        }
        String folder = top + "/" + path.getName(1);
        if (top.equals(LANDMARK)) {
            return new FolderTruth(folder, folder, Relation.SAME_LANDMARK);
        }
        boolean turned = folder.endsWith(TURNED);
        return new FolderTruth(
                folder, turned ? folder.substring(0, folder.length() - TURNED.length()) : folder, Relation.DUPLICATE);
    }

    public Relation with(FolderTruth other) {
        return group != null && group.equals(other.group) ? within : Relation.UNRELATED;
    }

    /** Whether the folder only has turned copies of what lies in another. */
    boolean isTurned() {
        return !folder.equals(group) && group != null;
    }
}
