/** Figures of runs as SVG, PDF and PNG, and the data behind them. */
@NullMarked
package org.repdyn.paper.figure;

import org.jspecify.annotations.NullMarked;
