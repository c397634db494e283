package org.samescene.event;

/**
 * What came of an upload, in numbers.
 *
 * @param features how many local features the image has
 * @param candidates how many images it was compared with
 */
public record Counts(int features, int candidates, int duplicates, int sameLandmark) {}
