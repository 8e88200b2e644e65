package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;

/** The unit of time in U̇ = −K∇L(U). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum KernelClock {
    /** K is the kernel itself: time of the gradient flow of the network. */
    KERNEL,
    /**
     * K is the kernel times tr(X̂X̂ᵀ)/tr(K): a learning rate at which the start is as fast as that of a linear encoder.
     */
    TRACE_MATCHED
}
