/**
 * Run directories: results of comparisons and replications as Parquet, CSV, JSON and YAML. Begin at {@link RunDirectory}, which writes and reads
 * one.
 */
@NullMarked
package org.repdyn.results;

import org.jspecify.annotations.NullMarked;
