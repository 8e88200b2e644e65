/** Run directories: results of comparisons and replications as Parquet, CSV, JSON and YAML. */
@NullMarked
package org.repdyn.results;

import org.jspecify.annotations.NullMarked;
