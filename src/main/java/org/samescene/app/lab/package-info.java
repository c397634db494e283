/** The laboratory: the demo's made-up library, evaluations and benchmarks. Only the root command imports it. */
package org.samescene.app.lab;
