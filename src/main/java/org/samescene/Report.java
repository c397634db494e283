package org.samescene;

import java.util.List;
import org.samescene.event.Event;
import org.samescene.index.Said;

/**
 * What consecutive changes of the log lead to. Whoever owns the index publishes the events, and keeps what was said:
 * in the index and in the relations log.
 *
 * @param events of each change, in the order of the log
 * @param said in the order in which it was said
 */
public record Report(List<List<Event>> events, List<Said> said) {}
