package org.samescene.index;

import java.util.Optional;
import org.samescene.arrival.ImageKey;

/**
 * The name that was last suggested for what an image shows.
 *
 * @param suggestion empty: none, or no more
 */
public record Naming(ImageKey image, Optional<LandmarkSuggestion> suggestion) implements Said {}
