package org.samescene.app.lab.eval.chance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.samescene.Matching;
import org.samescene.TurnedOptions;
import org.samescene.app.lab.eval.photos.FolderTruth;
import org.samescene.app.lab.eval.photos.PhotosEvaluation;
import org.samescene.app.lab.eval.workbench.IgnoredPairs;
import org.samescene.app.lab.eval.workbench.Settings;
import org.samescene.app.lab.eval.workbench.Workbench;
import org.samescene.app.setup.Assembly;
import org.samescene.app.terminal.Progress;
import org.samescene.app.terminal.Terminal;
import org.samescene.feature.DescriptorPoses;
import org.samescene.feature.ImageFeatures;
import org.samescene.feature.Pose;
import org.samescene.match.Agreement;
import org.samescene.match.Verifier;

/**
 * How often pictures that have nothing in common agree, by near matches, so that they are called the same
 * landmark. Three populations of pairs:
 *
 * <ul>
 * <li>photos: all pairs of unrelated photos of the folder, as they are;
 * <li>views: of such a pair, drawn at random, one in a random pose (where the model's descriptors can be
 * posed) and both cropped at random, so that the features are those of real places, in the arrangement of
 * real places, and each pair is another one;
 * <li>shuffled: of such a pair, drawn at random, the descriptors of one dealt to its keypoints in random
 * order: chance itself.
 * </ul>
 *
 * @param views how many pairs of that population
 * @param shuffled the same
 */
record ChanceEvaluation(
        Assembly assembly, Path folder, IgnoredPairs ignored, int views, int shuffled, Terminal terminal) {
    private static final int CHUNK = 2000;
    private static final List<Pose> POSES = List.of(Pose.values());

    private record Pair(ImageFeatures a, ImageFeatures b) {}

    /** Varies the pictures of a pair, by the pair's own random numbers. */
    private interface Variation {
        FeatureVariant[] of(Pair pair, Random random);
    }

    /** Pictures in all poses, each made once. */
    private record Posed(@Nullable DescriptorPoses poses, Map<List<Object>, FeatureVariant> made) {
        Posed(@Nullable DescriptorPoses poses) {
            this(poses, new ConcurrentHashMap<>());
        }

        FeatureVariant atRandom(ImageFeatures image, Random random) {
            Pose pose = POSES.get(random.nextInt(POSES.size()));
            return made.computeIfAbsent(
                    List.of(image.key(), pose), key -> FeatureVariant.of(image).posed(poses, pose));
        }
    }

    ChanceReport run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        Matching matching = assembly.matching();
        Posed posed = new Posed(matching.turned().map(TurnedOptions::poses).orElse(null));
        try (Workbench bench = Workbench.open(assembly)) {
            List<ImageFeatures> images =
                    bench.extract(PhotosEvaluation.files(folder), terminal).images();
            List<Pair> unrelated = unrelated(images);
            if (unrelated.isEmpty()) {
                throw new IllegalArgumentException("below " + folder + " there are no two unrelated pictures");
            }
            List<ChanceReport.Population> populations = List.of(
                    population(bench, matching, "photos", unrelated, unrelated.size(), (pair, random) ->
                            new FeatureVariant[] {FeatureVariant.of(pair.a), FeatureVariant.of(pair.b)}),
                    population(bench, matching, "views", unrelated, views, (pair, random) -> new FeatureVariant[] {
                        posed.atRandom(pair.a, random).cropped(random),
                        FeatureVariant.of(pair.b).cropped(random)
                    }),
                    population(
                            bench, matching, "shuffled", unrelated, shuffled, (pair, random) -> new FeatureVariant[] {
                                FeatureVariant.of(pair.a).shuffled(random), FeatureVariant.of(pair.b)
                            }));
            return new ChanceReport(
                    folder.toString(),
                    Settings.of(assembly),
                    images.size(),
                    populations,
                    (System.nanoTime() - start) / 1e9);
        }
    }

    private List<Pair> unrelated(List<ImageFeatures> images) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            for (int j = 0; j < i; j++) {
                String a = images.get(i).key().imageId();
                String b = images.get(j).key().imageId();
                if (FolderTruth.of(a).with(FolderTruth.of(b)) == FolderTruth.Relation.UNRELATED
                        && !ignored.contain(a, b)) {
                    pairs.add(new Pair(images.get(i), images.get(j)));
                }
            }
        }
        return pairs;
    }

    private ChanceReport.Population population(
            Workbench bench, Matching matching, String name, List<Pair> unrelated, int count, Variation variation)
            throws InterruptedException {
        Progress progress = new Progress(terminal, count, name);
        List<Callable<double[]>> tasks = IntStream.range(0, (count + CHUNK - 1) / CHUNK)
                .<Callable<double[]>>mapToObj(chunk ->
                        () -> IntStream.range(chunk * CHUNK, Math.min(count, (chunk + 1) * CHUNK))
                                .mapToDouble(k -> log10(matching, unrelated, count, k, variation))
                                .toArray())
                .toList();
        double[] log10 = new double[count];
        int[] done = {0};
        bench.inParallel(tasks, chunk -> {
            System.arraycopy(chunk, 0, log10, done[0], chunk.length);
            done[0] += chunk.length;
            progress.show(done[0], 0);
        });
        Arrays.sort(log10);
        return ChanceReport.population(name, log10, assembly.thresholds().maxLog10FalseAlarms());
    }

    /** Of the k-th pair; positive infinity where the evidence is less than a relation needs. */
    private double log10(Matching matching, List<Pair> unrelated, int count, int k, Variation variation) {
        Random random = new Random(k * 0x9E3779B97F4A7C15L);
        Pair pair = unrelated.get(count == unrelated.size() ? k : random.nextInt(unrelated.size()));
        FeatureVariant[] views = variation.of(pair, random);
        Verifier verifier = matching.verifier();
        Agreement agreement =
                verifier.verify(views[0].features(), views[0].size(), views[1].features(), views[1].size());
        return agreement.evidence() < assembly.thresholds().minEvidence()
                ? Double.POSITIVE_INFINITY
                : agreement.falseAlarms().log10OfDistinctive();
    }
}
