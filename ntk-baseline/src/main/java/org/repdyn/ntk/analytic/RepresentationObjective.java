package org.repdyn.ntk.analytic;

import org.apiguardian.api.API;

/** The objective that a kernel representation minimises. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum RepresentationObjective {
    /** VICReg: distance of pairs, with white and centred coordinates. */
    VICREG,
    /** The spectral contrastive loss (HaoChen et al. 2021). */
    SPECTRAL
}
