/**
 * {@code samescene demo}: a photo library drawn by code, the truth about it, and what a scan finds beside that
 * truth. The pictures come from {@link org.samescene.app.lab.demo.scenery}.
 */
@NullMarked
package org.samescene.app.lab.demo;

import org.jspecify.annotations.NullMarked;
