package org.samescene.app.lab.demo.scenery;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The invented sights and landscapes: how each is built, and from where it is photographed. */
public enum Place {
    TOWN_HALL("Old Town Hall", 0, 34, 8, Site::townHall),
    LIGHTHOUSE("Harbour Lighthouse", 1, 30, 8, Site::lighthouse),
    MINSTER("Saint Aldra Minster", 2, 38, 11, Site::minster),
    GUILD_ROW("Guild Row", 3, 27, 7, Site::street),
    GATE("Ravenfels Gate", 4, 32, 8, Site::gate),
    BRIDGE("Miller's Bridge", 5, 36, 6, Site::bridge),
    CANAL("Canal Houses", 6, 30, 7, Site::canal),
    CHAPEL("Hill Chapel", 7, 26, 8, Site::chapel),
    FOREST("Forest", 8, 26, 6, Site::forest),
    ORCHARD("Orchard", 9, 26, 4, Site::orchard),
    COTTAGE("Cottage", 10, 20, 4, Site::cottage),
    RUIN("Ruin", 11, 22, 4, Site::ruin),
    LAKE("Lake", 12, 30, 8, Site::lake);

    private static final int[][] SIZES = {{1080, 760}, {960, 720}, {1152, 768}, {880, 1040}};
    private static final double[] STANDS = {-0.08, 0.14, -0.26, 0.33};

    private final String title;
    private final int seed;
    private final double distance;
    private final double gaze;

    @SuppressWarnings("ImmutableEnumChecker") // methods of Site, which have no state
    private final Consumer<Site> plan;

    /** @param distance from which it is photographed; gaze: how high the camera looks there, in metres */
    Place(String title, int seed, double distance, double gaze, Consumer<Site> plan) {
        this.title = title;
        this.seed = seed;
        this.distance = distance;
        this.gaze = gaze;
        this.plan = plan;
    }

    public String title() {
        return title;
    }

    /** Photographs, each from elsewhere, of another hour, with other people; always the same ones. */
    public List<BufferedImage> photographs(int count) {
        Site site = new Site(seed + 100L);
        plan.accept(site);
        return IntStream.range(0, count)
                .mapToObj(i -> photograph(site.scene, i))
                .toList();
    }

    private BufferedImage photograph(Scene scene, int number) {
        Dice dice = new Dice(seed * 1000L + number * 17L + 5);
        int[] size = SIZES[(number + seed) % SIZES.length];
        double x = distance * (STANDS[number % 4] + dice.between(-0.03, 0.03));
        double far = distance * dice.between(0.86, 1.08);
        Vec at = new Vec(x, dice.between(1.7, 3.2), -far);
        double focal = dice.between(0.82, 1.08) * Math.max(1, 1.15 * size[1] / size[0]);
        double pitch = Math.atan2(gaze - at.y() + dice.between(-1, 1), far) * 0.9;
        Camera camera = new Camera(at, Math.atan2(dice.between(-1.5, 1.5) - x, far), pitch, focal, size[0], size[1]);
        Scene passing = scene.flooded ? new Scene() : Passing.by(camera, far, dice);
        return scene.photograph(camera, Light.of(number + seed, dice), passing, dice.seed());
    }
}
