package org.samescene.match;

import org.samescene.feature.LocalFeatures;

/**
 * One picture's features as they lie when its longest side is brought to a common length: where transforms
 * are estimated, px.
 */
record Frame(LocalFeatures features, double toCommon, double width, double height) {
    static Frame of(LocalFeatures features, Size size, double longestSidePx) {
        double toCommon = longestSidePx / size.longestSide();
        return new Frame(features, toCommon, size.width() * toCommon, size.height() * toCommon);
    }

    float x(int i) {
        return (float) (features.x(i) * toCommon);
    }

    float y(int i) {
        return (float) (features.y(i) * toCommon);
    }

    float size(int i) {
        return (float) (features.scale(i) * toCommon);
    }

    double area() {
        return width * height;
    }
}
