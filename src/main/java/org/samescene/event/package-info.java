/**
 * The public events: what is said about images and pairs of them, field for field as in the JSON Schemas
 * beside this package's resources.
 */
@NullMarked
package org.samescene.event;

import org.jspecify.annotations.NullMarked;
