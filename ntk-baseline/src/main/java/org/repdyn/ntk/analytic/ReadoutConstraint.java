package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;

/** The constraint on the readout weights of the network. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum ReadoutConstraint {
    /** No constraint: U̇ = −K∇L(U). */
    NONE,
    /** WᵀW = m·I: U̇ = −(K − UUᵀ/m)∇L(U), for rotation-invariant losses. (Esser, Mukherjee, Ghoshdastidar 2023.) */
    GRASSMANN
}
