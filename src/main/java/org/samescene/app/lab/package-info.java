/** The laboratory: the demo's made-up library, evaluations and benchmarks. Only the root command imports it. */
@NullMarked
package org.samescene.app.lab;

import org.jspecify.annotations.NullMarked;
