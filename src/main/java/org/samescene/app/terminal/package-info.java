/** What a person at a terminal sees while something runs: progress, and messages. */
package org.samescene.app.terminal;
