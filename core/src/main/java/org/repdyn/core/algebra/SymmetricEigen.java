package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * A = V·diag(values)·Vᵀ.
 *
 * @param values eigenvalues, ascending
 * @param vectors n×n, the orthonormal eigenvector of {@code values[j]} in column j; signs are unspecified
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record SymmetricEigen(double[] values, R064Store vectors) {}
