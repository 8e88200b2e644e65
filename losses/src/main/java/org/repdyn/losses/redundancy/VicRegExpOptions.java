package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link VicRegExp}; those that it shares with {@link VicReg} have the same defaults.
 *
 * @param invarianceWeight weight λ of the squared distance between the views
 * @param varianceWeight weight μ of the hinge on the standard deviations
 * @param covarianceWeight weight ν of the log-sum-exp of covariances
 * @param deviation standard deviation γ up to which the hinge acts
 * @param epsilon number ε under the root of the standard deviation
 * @param variant normalisation of the terms
 * @param temperature temperature τ, the divisor of covariances
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record VicRegExpOptions(
        @Option(help = VicRegTerms.INVARIANCE_HELP, defaultValue = "25", range = "[0, inf)") double invarianceWeight,
        @Option(help = VicRegTerms.VARIANCE_HELP, defaultValue = "25", range = "[0, inf)") double varianceWeight,
        @Option(help = "weight of the log-sum-exp of covariances", defaultValue = "1", range = "[0, inf)")
                double covarianceWeight,
        @Option(help = VicRegTerms.DEVIATION_HELP, defaultValue = "1", range = "(0, inf)") double deviation,
        @Option(help = VicRegTerms.EPSILON_HELP, defaultValue = "1e-4", range = "[0, inf)") double epsilon,
        @Option(help = VicRegTerms.VARIANT_HELP, defaultValue = "fb") Weighting variant,
        @Option(help = "temperature, the divisor of covariances", defaultValue = "0.5", range = "(0, inf)")
                double temperature)
        implements VicRegTerms {}
