/** Vocabulary shared by networks that are trained and kernels of infinitely wide networks. */
@NullMarked
package org.repdyn.core.network;

import org.jspecify.annotations.NullMarked;
