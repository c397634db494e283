package org.samescene.app.lab.eval.photos;

import java.util.List;
import java.util.stream.Stream;
import org.samescene.app.lab.eval.workbench.Outcome;

/**
 * How the pairs of one folder fared: those that the folder calls related; of a folder of turned copies, those
 * with the copies' originals too.
 *
 * @param folder from the evaluated one
 * @param truth what its pairs are
 * @param images how many it has
 * @param imagesFound those that were found to be what they are to at least one other; turned copies: to one
 *     that lies in the folder without "-dihedral"
 * @param duplicates pairs called duplicates
 * @param sameLandmark pairs called the same landmark
 * @param notProposed pairs that were not compared, for the index did not propose them
 * @param recall share of the pairs that were called what they are
 * @param recallAtZeroWrong share of the pairs that have a lower number of false alarms than every unrelated
 *     pair
 */
public record FolderScore(
        String folder,
        FolderTruth.Relation truth,
        int images,
        int imagesFound,
        int pairs,
        int duplicates,
        int sameLandmark,
        int notProposed,
        double recall,
        double recallAtZeroWrong) {
    /** @param lowestUnrelated log10 of the number of false alarms of the best unrelated pair */
    static FolderScore of(FolderTruth folder, List<String> images, List<PhotoPair> pairs, double lowestUnrelated) {
        List<String> inside = images.stream()
                .filter(image -> FolderTruth.of(image).folder().equals(folder.folder()))
                .toList();
        List<PhotoPair> related = pairs.stream()
                .filter(pair -> pair.truth() != FolderTruth.Relation.UNRELATED && concern(folder, pair))
                .toList();
        List<PhotoPair> found = related.stream().filter(PhotoPair::isFound).toList();
        int imagesFound = (int) inside.stream()
                .filter(image -> found.stream()
                        .anyMatch(pair -> isPartner(folder, image, pair.a(), pair.b())
                                || isPartner(folder, image, pair.b(), pair.a())))
                .count();
        return new FolderScore(
                folder.folder(),
                folder.within(),
                inside.size(),
                imagesFound,
                related.size(),
                count(related, Outcome.DUPLICATE),
                count(related, Outcome.SAME_LANDMARK),
                count(related, Outcome.NOT_PROPOSED),
                share(found.size(), related.size()),
                share(
                        related.stream()
                                .filter(pair -> pair.log10FalseAlarms() < lowestUnrelated)
                                .count(),
                        related.size()));
    }

    /** Both in the folder; or, of turned copies, at least one. */
    private static boolean concern(FolderTruth folder, PhotoPair pair) {
        Stream<Boolean> inside = Stream.of(pair.a(), pair.b())
                .map(image -> FolderTruth.of(image).folder().equals(folder.folder()));
        return folder.isTurned() ? inside.anyMatch(Boolean::booleanValue) : inside.allMatch(Boolean::booleanValue);
    }

    private static boolean isPartner(FolderTruth folder, String image, String one, String other) {
        return one.equals(image)
                && (!folder.isTurned() || !FolderTruth.of(other).isTurned());
    }

    private static int count(List<PhotoPair> pairs, Outcome outcome) {
        return (int) pairs.stream().filter(pair -> pair.said() == outcome).count();
    }

    private static double share(long part, int whole) {
        return whole == 0 ? 0 : part / (double) whole;
    }
}
