package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link VicReg}. The defaults are those of the authors' code.
 *
 * @param invarianceWeight weight λ of the squared distance between the views
 * @param varianceWeight weight μ of the hinge on the standard deviations
 * @param covarianceWeight weight ν of the squared off-diagonal covariances
 * @param deviation standard deviation γ up to which the hinge acts
 * @param epsilon number ε under the root of the standard deviation
 * @param variant normalisation of the terms
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record VicRegOptions(
        @Option(help = VicRegTerms.INVARIANCE_HELP, defaultValue = "25", range = "[0, inf)") double invarianceWeight,
        @Option(help = VicRegTerms.VARIANCE_HELP, defaultValue = "25", range = "[0, inf)") double varianceWeight,
        @Option(help = "weight of the squared off-diagonal covariances", defaultValue = "1", range = "[0, inf)")
                double covarianceWeight,
        @Option(help = VicRegTerms.DEVIATION_HELP, defaultValue = "1", range = "(0, inf)") double deviation,
        @Option(help = VicRegTerms.EPSILON_HELP, defaultValue = "1e-4", range = "[0, inf)") double epsilon,
        @Option(help = VicRegTerms.VARIANT_HELP, defaultValue = "fb") Weighting variant)
        implements VicRegTerms {}
