package org.samescene.verdict;

/**
 * How far two overlaid pictures look the same, in numbers.
 *
 * @param differing share of what has detail in them that does not look the same, 0 … 1
 * @param replaced share of it that does not look the same although both show something there
 * @param rewritten share of it where both have something written on the same bare ground, and not the same
 * @param displaced share of the blocks that lie beside each other
 * @param ground share of the overlap that is bare ground in both
 * @param differingInside share of what has detail away from the border that does not look the same, 0 … 1
 */
record Resemblance(
        double differing, double replaced, double rewritten, double displaced, double ground, double differingInside) {
    /** Nothing can be seen. */
    static final Resemblance NONE = new Resemblance(1, 1, 0, 0, 0, 1);

    /**
     * Text or a logo on an empty ground may be most of what there is to be seen, and yet nothing was there
     * before: of two different photos in one frame 20% and more is replaced.
     */
    private static final double MAX_REPLACED_BY_ADDITIONS = 0.02;

    private static final double MAX_ADDED = 0.85;
    /**
     * What is replaced in a copy lies where it lay; where much is replaced and the rest is displaced, it is
     * another view. With lines of text over a tenth of the detail up to 10% of a copy is displaced; of two drawn
     * views of a church of which a quarter is replaced, 8%.
     */
    private static final double DISPLACED_TO_REPLACED = 0.4;
    /**
     * Of what has detail away from the border. A logo over a tenth of a photo is up to half of it; in different
     * photos in one frame it is .8 and more.
     */
    private static final double MAX_DIFFERING_INSIDE = 0.65;

    /** From the border, as a share of the shorter side. */
    private static final double BORDER = 0.2;
    /** With less of all detail away from the border nothing can be said of it. */
    private static final double LEAST_INSIDE = 0.03;
    /** Of drawn pages, forms, slides, tickets and chats .19 and more of the overlap is bare ground. */
    private static final double GROUND_OF_WRITING = 0.15;
    /** Two pages of one book have .46 and more, views of a tower before one sky less. */
    private static final double LEAST_TEXT = 0.4;

    static Resemblance of(OverlaidPictures pictures) {
        Ground ground = new Ground(pictures);
        int detail = 0;
        int differing = 0;
        int replaced = 0;
        int rewritten = 0;
        int inside = 0;
        int differingInside = 0;
        for (int i = 0; i < pictures.grid().both().length; i++) {
            detail += pictures.hasDetail(i) ? 1 : 0;
            differing += pictures.differs(i) ? 1 : 0;
            replaced += pictures.isReplaced(i) ? 1 : 0;
            rewritten += ground.isRewritten(i) ? 1 : 0;
            if (!pictures.grid().isAtBorder(i, BORDER)) {
                inside += pictures.hasDetail(i) ? 1 : 0;
                differingInside += pictures.differs(i) ? 1 : 0;
            }
        }
        return detail == 0
                ? NONE
                : new Resemblance(
                        (double) differing / detail,
                        (double) replaced / detail,
                        (double) rewritten / detail,
                        pictures.displacements().share(),
                        ground.share(),
                        inside < LEAST_INSIDE * detail ? 0 : (double) differingInside / inside);
    }

    /** Share of what has detail that looks the same, 0 … 1. */
    double likeness() {
        return 1 - differing;
    }

    /** Whether the two have one ground, and other things written on it: two forms, pages, screens. */
    boolean isAnotherWriting(Thresholds thresholds) {
        return ground >= GROUND_OF_WRITING && rewritten > thresholds.maxRewrittenShare();
    }

    /** Whether nearly all that can be seen is other writing, wherever it stands: two pages of text. */
    boolean isAnotherText() {
        return ground >= GROUND_OF_WRITING && rewritten > LEAST_TEXT;
    }

    /** Whether one can be an edit of the other. */
    boolean isCopy(Thresholds thresholds) {
        double mayDiffer = replaced <= MAX_REPLACED_BY_ADDITIONS ? MAX_ADDED : thresholds.maxDifferingShare();
        double mayBeDisplaced = thresholds.maxDisplacedShare() - DISPLACED_TO_REPLACED * replaced;
        return differing <= mayDiffer
                && (differingInside <= MAX_DIFFERING_INSIDE || replaced <= MAX_REPLACED_BY_ADDITIONS)
                && displaced <= mayBeDisplaced
                && !isAnotherWriting(thresholds);
    }
}
