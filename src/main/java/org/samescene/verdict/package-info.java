/**
 * What an agreement of features means for a pair of images: one photograph, one place, or nothing; and what a
 * place may be called. Knows neither index nor events.
 */
@NullMarked
package org.samescene.verdict;

import org.jspecify.annotations.NullMarked;
