/** How events and the commands' reports are written as JSON. */
@NullMarked
package org.samescene.app.json;

import org.jspecify.annotations.NullMarked;
