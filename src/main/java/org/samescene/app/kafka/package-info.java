/**
 * Kafka: the public events as records, the two stages as consumer groups that read, process and write exactly
 * once, and the shards that the match stage keeps.
 */
package org.samescene.app.kafka;
