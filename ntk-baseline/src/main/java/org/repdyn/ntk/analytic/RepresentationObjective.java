package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;

/** What a kernel representation is the optimum of. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum RepresentationObjective {
    /** Pairs close, coordinates white and centred. */
    VICREG,
    /** The spectral contrastive loss: what pairs share, weighted by how much they share it. */
    SPECTRAL
}
