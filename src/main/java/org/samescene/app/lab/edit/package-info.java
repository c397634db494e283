/**
 * What people do to photos, made by code: one engine for the demo's library and for {@code eval edits}. An
 * {@link org.samescene.app.lab.edit.Edit} gives the edited picture and where in it the photo is. Words are
 * written with strokes of our own, no font of the machine, so the same photo gives the same pixels everywhere.
 */
@NullMarked
package org.samescene.app.lab.edit;

import org.jspecify.annotations.NullMarked;
