/**
 * The main job on a folder: photos are published as uploads, the worker in this process does the rest, and
 * what it says is read back from its topics and reported.
 */
package org.samescene.app.scan;
