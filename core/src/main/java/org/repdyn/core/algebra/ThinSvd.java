package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Thin singular value decomposition a = left·diag(values)·rightᵀ with r = min(m, n). The array and the matrices are not copied; two decompositions
 * are equal only if they share the array.
 *
 * @param left m×r, orthonormal columns
 * @param values r descending singular values
 * @param right n×r, orthonormal columns
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ThinSvd(R064Store left, double[] values, R064Store right) {}
