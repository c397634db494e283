package org.samescene.app.lab.demo;

import java.awt.image.BufferedImage;

/** The invented sights. Each knows how to build itself and from where it is photographed. */
enum Place implements Subject {
    TOWN_HALL("Old Town Hall", 0, 34, 9, 0, 0),
    LIGHTHOUSE("Harbour Lighthouse", 0, 30, 8, 2, 0),
    MINSTER("Saint Aldra Minster", 0, 36, 11, 0, 0),
    GUILD_ROW("Guild Row", 0, 27, 7, 0, 2),
    GATE("Ravenfels Gate", 0, 30, 9, 0, 0),
    BRIDGE("Miller's Bridge", 0, 36, 6, 2, 0),
    WINDMILL("Dornmoor Windmill", 0, 26, 8, 0, 0),
    STATION("Central Station", 0, 36, 8.5, 0, 3),
    CANAL("Canal Houses", 0, 30, 7, 1, 0),
    CHAPEL("Hill Chapel", 0, 26, 7, 0, 0),
    TEAHOUSE("Garden Pavilion", 0, 24, 6, 0, 0),
    LIBRARY("City Library", 0, 34, 9, 0, 2);

    final String title;
    private final double middle;
    private final double distance;
    private final double gaze;
    private final int boats;
    private final int cars;

    Place(String title, double middle, double distance, double gaze, int boats, int cars) {
        this.title = title;
        this.middle = middle;
        this.distance = distance;
        this.gaze = gaze;
        this.boats = boats;
        this.cars = cars;
    }

    /** The photographer walks around; every view is from elsewhere, of another hour and with other people. */
    BufferedImage view(Scene scene, int number, int width, int height) {
        Dice dice = new Dice(ordinal() * 1000L + number * 17L + 5);
        double[] stands = {-0.04, 0.13, -0.17, 0.22};
        double[] steps = {1, 0.86, 1.08, 0.94};
        double x = middle + distance * (stands[number % 4] + dice.between(-0.03, 0.03));
        double far = distance * steps[number % 4] * dice.between(0.97, 1.03);
        Vec at = new Vec(x, dice.between(1.7, 3.2), -far);
        double aim = middle + dice.between(-1.5, 1.5);
        double focal = dice.between(0.82, 1.08) * Math.max(1, 1.15 * height / width);
        double pitch = Math.atan2(gaze - at.y() + dice.between(-1, 1), far) * 0.9;
        Camera camera = new Camera(at, Math.atan2(aim - x, far), pitch, focal, width, height);
        boolean wet = boats > 0;
        Crowd crowd = new Crowd(
                wet ? 0 : dice.whole(6, 12),
                wet ? 0 : cars,
                wet ? 0 : number % 2,
                wet ? boats : 0,
                wet ? 17 : 10,
                far * (wet ? 0.95 : 0.8));
        return scene.photograph(camera, Light.of(number + ordinal(), dice), crowd, dice.seed());
    }

    @Override
    public BufferedImage picture(int width, int height) {
        return view(build(), 0, width, height);
    }

    Scene build() {
        Scene scene = new Scene();
        Dice dice = new Dice(ordinal() + 100);
        House house = new House(scene, dice);
        Sights sights = new Sights(scene, house, dice);
        Shores shores = new Shores(scene, house, dice);
        Halls halls = new Halls(scene, house, dice);
        switch (this) {
            case TOWN_HALL -> sights.townHall();
            case LIGHTHOUSE -> shores.lighthouse();
            case MINSTER -> sights.minster();
            case GUILD_ROW -> sights.guildRow();
            case GATE -> sights.gate();
            case BRIDGE -> shores.bridge();
            case WINDMILL -> shores.windmill();
            case STATION -> halls.station();
            case CANAL -> halls.canal();
            case CHAPEL -> halls.chapel();
            case TEAHOUSE -> halls.pavilion();
            case LIBRARY -> halls.library();
        }
        return scene;
    }
}
