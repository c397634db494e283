/** Features as files: of pictures on disk, for other programs and for another day. */
package org.samescene.app.extract;
