/** The production worker: the two stages between Kafka and the index, and their health. */
package org.samescene.app.worker;
