/** JMH benchmarks; docs/benchmarks.md describes how to run and read them. */
@NullMarked
package org.repdyn.benchmarks;

import org.jspecify.annotations.NullMarked;
