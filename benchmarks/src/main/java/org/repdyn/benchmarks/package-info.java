/** JMH benchmarks; how to run and read them is in docs/benchmarks.md. */
@NullMarked
package org.repdyn.benchmarks;

import org.jspecify.annotations.NullMarked;
