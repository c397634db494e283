/** {@code samescene match}: two pictures compared, as text, JSON or a plot. */
package org.samescene.app.match;
