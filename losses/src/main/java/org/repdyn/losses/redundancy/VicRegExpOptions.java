package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link VicRegExp}; those it shares with {@link VicReg} have its defaults.
 *
 * @param invarianceWeight λ
 * @param varianceWeight μ
 * @param covarianceWeight ν
 * @param deviation γ, up to which the hinge pushes
 * @param epsilon ε under the root of the deviation
 * @param variant how the terms are normalised
 * @param temperature τ of the covariances
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record VicRegExpOptions(
        @Option(help = "weight of the distance of the views", defaultValue = "25", range = "[0, inf)")
                double invarianceWeight,
        @Option(help = "weight of the hinge on the deviation of each column", defaultValue = "25", range = "[0, inf)")
                double varianceWeight,
        @Option(help = "weight of the log-sum-exp of covariances", defaultValue = "1", range = "[0, inf)")
                double covarianceWeight,
        @Option(help = "deviation up to which the hinge pushes", defaultValue = "1", range = "(0, inf)")
                double deviation,
        @Option(help = "added to the variance under the root", defaultValue = "1e-4", range = "[0, inf)")
                double epsilon,
        @Option(help = "as vicreg: fb, solo-learn or paper-equations", defaultValue = "fb") Weighting variant,
        @Option(help = "temperature: covariances are divided by it", defaultValue = "0.5", range = "(0, inf)")
                double temperature) {}
