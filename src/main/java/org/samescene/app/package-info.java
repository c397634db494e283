/** The shell: the command line, Kafka, HTTP, configuration. Nothing imports it. */
package org.samescene.app;
