package org.samescene.event;

/**
 * What came of an upload, in numbers.
 *
 * @param features how many local features the image has
 * @param candidates how many images it was compared with
 * @param candidatesLimited whether there were more candidates than an image is compared with
 */
public record Counts(int features, int candidates, boolean candidatesLimited, int duplicates, int sameLandmark) {}
