/**
 * The floor of the shell: the stages put together as configured. It imports no other room. Each prefix of the
 * configuration is a small interface of its own; what configures one room alone is declared in that room.
 */
@NullMarked
package org.samescene.app.setup;

import org.jspecify.annotations.NullMarked;
