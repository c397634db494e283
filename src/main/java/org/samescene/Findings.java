package org.samescene;

import java.util.List;

/**
 * What was found about an image.
 *
 * @param all of each image that it was compared with
 * @param limited whether there were more candidates than an image is compared with, so that one that is related may
 *     be left out
 */
public record Findings(List<Finding> all, boolean limited) {}
