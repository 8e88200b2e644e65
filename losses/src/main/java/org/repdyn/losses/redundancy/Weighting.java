package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;

/** Normalisation of the terms of VICReg, in which the paper, the authors' code and other libraries differ. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum Weighting {
    /** Mean squared distance over entries, half the sum of the views' hinges: the authors' code, lightly, stable-pretraining. */
    FB(true, 0.5),
    /** Mean squared distance over entries, the sum of the views' hinges, which is twice that of {@link #FB}: solo-learn. */
    SOLO_LEARN(true, 1),
    /** Mean squared distance over samples, not divided by k, and the sum of the views' hinges: the paper's equations. */
    PAPER_EQUATIONS(false, 1);

    private final boolean meanOverEntries;
    private final double varianceFactor;

    Weighting(boolean meanOverEntries, double varianceFactor) {
        this.meanOverEntries = meanOverEntries;
        this.varianceFactor = varianceFactor;
    }

    /** Returns true if the squared distance is averaged over entries, false if over samples. */
    boolean meanOverEntries() {
        return meanOverEntries;
    }

    /** Returns the factor of the sum of the hinges of both views. */
    double varianceFactor() {
        return varianceFactor;
    }
}
