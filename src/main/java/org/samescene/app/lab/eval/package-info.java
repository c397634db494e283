/**
 * {@code samescene eval}: how well pictures are told apart, measured on edits made by code and on folders that
 * say what is true. The real stages and a real index; no broker, and nothing of it is kept but the report.
 *
 * <p>The rooms: {@code workbench} is what all evaluations stand on, {@code report} is how they are shown, and
 * {@code edits}, {@code photos} and {@code chance} are one evaluation each. This package has the command only.
 */
@NullMarked
package org.samescene.app.lab.eval;

import org.jspecify.annotations.NullMarked;
