package org.repdyn.losses.redundancy;

/**
 * Options that {@link VicReg} and its relatives share: the weights λ, μ, ν of the three terms, the standard deviation γ up to
 * which the hinge acts, ε under the root of the deviation, and the normalisation of the terms.
 */
interface VicRegTerms {

    /** Help text of λ. */
    String INVARIANCE_HELP = "weight of the squared distance between the views";

    /** Help text of μ. */
    String VARIANCE_HELP = "weight of the hinge on the standard deviation of each column";

    /** Help text of γ. */
    String DEVIATION_HELP = "standard deviation up to which the hinge acts";

    /** Help text of ε. */
    String EPSILON_HELP = "added to the variance under the root";

    /** Help text of the normalisation. */
    String VARIANT_HELP =
            "fb: the authors' code; solo-learn: variance term doubled; paper-equations: variance term doubled,"
                    + " squared distance not divided by the dimension";

    /** Returns λ. */
    double invarianceWeight();

    /** Returns μ. */
    double varianceWeight();

    /** Returns ν. */
    double covarianceWeight();

    /** Returns γ. */
    double deviation();

    /** Returns ε. */
    double epsilon();

    /** Returns the normalisation of the terms. */
    Weighting variant();
}
