/**
 * An embedded Kafka broker for the demo, for scans on one machine and for tests: a child process over a data
 * folder, from jars that are not on our class path. Only its command line and its properties are used, since
 * only they are stable.
 */
@NullMarked
package org.samescene.app.broker;

import org.jspecify.annotations.NullMarked;
