/** Pictures as files and as Java 2D has them: which files are pictures, and drawing, resizing and writing them. */
package org.samescene.app.picture;
