/** The production worker: the two stages between Kafka and the index, and their health. */
@NullMarked
package org.samescene.app.worker;

import org.jspecify.annotations.NullMarked;
