/** Manifolds that check the arguments and results of every call, for debugging. */
@NullMarked
package org.repdyn.manifolds.validation;

import org.jspecify.annotations.NullMarked;
