package org.samescene.app.lab.eval.report;

import java.util.List;

/**
 * The figures under one heading.
 *
 * @param count how many there would be; the page has some of them
 */
public record FigureGroup(String title, int count, List<PairFigure> figures) {}
