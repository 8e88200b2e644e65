/** Studies in YAML: reading with places for every problem, writing without loss, overrides from the command line. */
@NullMarked
package org.repdyn.study.yaml;

import org.jspecify.annotations.NullMarked;
