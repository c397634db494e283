package org.samescene.match;

import org.samescene.feature.LocalFeatures;

/**
 * One picture's features with the longest side scaled to {@link Size#COMMON_PX}: where transforms are
 * estimated.
 */
record Frame(LocalFeatures features, double toCommon, double width, double height) {
    static Frame of(LocalFeatures features, Size size) {
        double toCommon = size.toCommon();
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
