/**
 * What all evaluations stand on: the stages and an index in a temporary folder, the files of a folder, the
 * options that evaluations share, pairs to ignore.
 */
@NullMarked
package org.samescene.app.lab.eval.workbench;

import org.jspecify.annotations.NullMarked;
