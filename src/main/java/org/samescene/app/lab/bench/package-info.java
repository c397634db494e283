/**
 * {@code samescene bench}: how fast the parts are on this machine. Figures for people and programs; nothing
 * else depends on them.
 */
@NullMarked
package org.samescene.app.lab.bench;

import org.jspecify.annotations.NullMarked;
