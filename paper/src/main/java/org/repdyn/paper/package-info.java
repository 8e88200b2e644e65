/** Contents of tables and figures for papers: groups of arms, quantities, and means over seeds with intervals. */
@NullMarked
package org.repdyn.paper;

import org.jspecify.annotations.NullMarked;
