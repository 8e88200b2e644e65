/** The built-in baselines: a field evolved in function space under an analytic kernel. */
@NullMarked
package org.repdyn.ntk.analytic;

import org.jspecify.annotations.NullMarked;
