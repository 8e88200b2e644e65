/** Studies in YAML: a reader that locates every problem, a writer, and overrides from the command line. */
@NullMarked
package org.repdyn.study.yaml;

import org.jspecify.annotations.NullMarked;
