/** How an evaluation is shown: an HTML page with a precision-recall curve and figures of what went wrong. */
@NullMarked
package org.samescene.app.lab.eval.report;

import org.jspecify.annotations.NullMarked;
