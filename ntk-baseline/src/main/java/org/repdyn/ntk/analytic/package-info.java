/** The baseline {@code ntk}: a field evolved in function space under an analytic neural tangent kernel. */
@NullMarked
package org.repdyn.ntk.analytic;

import org.jspecify.annotations.NullMarked;
