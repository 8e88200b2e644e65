package org.repdyn.kernels.recursion;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * The two kernels of an infinitely wide network, for one output: for k outputs, the kernels are their Kronecker
 * products with I_k.
 *
 * @param nngp covariance of the outputs at initialisation, rows × columns
 * @param ntk neural tangent kernel Θ, of the same shape
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record KernelPair(R064Store nngp, R064Store ntk) {}
