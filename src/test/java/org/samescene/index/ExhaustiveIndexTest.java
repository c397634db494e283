package org.samescene.index;

class ExhaustiveIndexTest extends FeatureIndexContract {
    @Override
    protected FeatureIndex open(SearchOptions options) {
        return new ExhaustiveIndex(options);
    }
}
