/** Constraints that a term in the motion of free weights meets in the end: a penalty, and the landing field. */
@NullMarked
package org.repdyn.manifolds.restoring;

import org.jspecify.annotations.NullMarked;
