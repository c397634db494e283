package org.samescene;

import java.util.List;
import org.samescene.event.Event;
import org.samescene.index.Relation;

/**
 * What a batch of images leads to. Whoever owns the index records the relations, and publishes the events.
 *
 * @param events of each image, in the order of the batch
 * @param relations what was said of pairs, in the order in which it was said
 */
public record Report(List<List<Event>> events, List<Relation> relations) {}
