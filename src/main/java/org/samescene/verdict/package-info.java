/** What we say about a pair of images, and the events that say it. */
package org.samescene.verdict;
