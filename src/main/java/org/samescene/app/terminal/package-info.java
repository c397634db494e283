/** What a person at a terminal sees while a command runs: messages and progress. */
@NullMarked
package org.samescene.app.terminal;

import org.jspecify.annotations.NullMarked;
