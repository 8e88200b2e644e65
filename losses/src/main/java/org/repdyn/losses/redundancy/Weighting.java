package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;

/** How the terms of VICReg are normalised: the paper, its authors' code and others differ. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Weighting {
    /** The authors' code, also lightly and stable-pretraining: mean squared distance over entries, half the sum of variances. */
    FB(true, 0.5),
    /** solo-learn: mean squared distance over entries, the sum of variances; its weight is thus twice that of {@link #FB}. */
    SOLO_LEARN(true, 1),
    /** The paper's equations: mean squared distance over samples, not divided by k; the sum of variances. */
    PAPER_EQUATIONS(false, 1);

    private final boolean meanOverEntries;
    private final double varianceFactor;

    Weighting(boolean meanOverEntries, double varianceFactor) {
        this.meanOverEntries = meanOverEntries;
        this.varianceFactor = varianceFactor;
    }

    boolean meanOverEntries() {
        return meanOverEntries;
    }

    double varianceFactor() {
        return varianceFactor;
    }
}
