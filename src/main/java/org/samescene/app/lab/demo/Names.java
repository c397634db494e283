package org.samescene.app.lab.demo;

/** Words for signs and pages, none of them real. */
final class Names {
    private static final String[] STARTS = {
        "Ad", "Bel", "Cor", "Dor", "El", "Fal", "Gar", "Hol", "Ist", "Jor", "Kel", "Lun", "Mar", "Nor", "Or", "Pel",
        "Quin", "Ros", "Sal", "Tam", "Ul", "Ver", "Wes", "Yar", "Zan"
    };
    private static final String[] ENDS = {
        "a", "bert", "den", "er", "field", "gate", "ia", "ker", "low", "mund", "no", "ova", "rick", "son", "ton", "us",
        "vik", "well"
    };
    private static final String[] TRADES = {
        "bakery", "books", "cafe", "flowers", "hats", "maps", "shoes", "tea", "toys", "wine", "clocks"
    };

    private Names() {}

    static String word(Dice dice) {
        return dice.pick(STARTS) + dice.pick(ENDS);
    }

    static String shop(Dice dice) {
        return dice.chance(0.5) ? word(dice) + " " + dice.pick(TRADES) : word(dice) + " & " + word(dice);
    }
}
