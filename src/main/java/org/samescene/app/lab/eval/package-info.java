/**
 * How well pictures are told apart, measured: on edits made by code, and on folders that say what is true.
 * The real stages and a real index; no broker, and nothing of it is kept but the report.
 */
package org.samescene.app.lab.eval;
