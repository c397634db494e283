/** What the shell does with whole folders. */
@NullMarked
package org.samescene.app.files;

import org.jspecify.annotations.NullMarked;
