/**
 * The roof of the shell: the process, the command line and the root command. Nothing imports it. Below it,
 * each command is a room, on a floor of setup, terminal, json, picture, kafka and broker.
 */
@NullMarked
package org.samescene.app;

import org.jspecify.annotations.NullMarked;
