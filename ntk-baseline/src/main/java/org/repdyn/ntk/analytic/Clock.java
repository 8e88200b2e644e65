package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;

/** What a unit of time is in U̇ = −K∇L(U). */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Clock {
    /** K is the kernel itself: time of the gradient flow of the network. */
    KERNEL,
    /** K is the kernel times tr(X̂X̂ᵀ)/tr(K): a learning rate that makes it as fast as a linear encoder at its start. */
    TRACE_MATCHED
}
