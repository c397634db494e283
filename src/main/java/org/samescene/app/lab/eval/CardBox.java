package org.samescene.app.lab.eval;

import java.util.List;

/**
 * The cards of one kind.
 *
 * @param count how many there would be; the page has some of them
 */
record CardBox(String title, int count, List<Card> cards) {}
