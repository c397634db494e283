/** Samescene. */
package org.samescene;
