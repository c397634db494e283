/** What every room of the shell stands on: its configuration, and the stages put together as configured. */
package org.samescene.app.setup;
