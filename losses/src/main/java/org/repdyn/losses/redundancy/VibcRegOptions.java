package org.repdyn.losses.redundancy;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of {@link VibcReg}. The defaults are those of solo-learn.
 *
 * @param invarianceWeight λ
 * @param varianceWeight μ
 * @param covarianceWeight ν
 * @param deviation γ, up to which the hinge pushes
 * @param epsilon ε under the root of the deviation
 * @param variant how the terms are normalised
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record VibcRegOptions(
        @Option(help = "weight of the distance of the views", defaultValue = "25", range = "[0, inf)")
                double invarianceWeight,
        @Option(help = "weight of the hinge on the deviation of each column", defaultValue = "25", range = "[0, inf)")
                double varianceWeight,
        @Option(help = "weight of the off-diagonal correlations", defaultValue = "200", range = "[0, inf)")
                double covarianceWeight,
        @Option(help = "deviation up to which the hinge pushes", defaultValue = "1", range = "(0, inf)")
                double deviation,
        @Option(help = "added to the variance under the root", defaultValue = "1e-4", range = "[0, inf)")
                double epsilon,
        @Option(
                        help =
                                "fb: the authors' code; solo-learn: variance counted twice; paper-equations: that and distances not over k",
                        defaultValue = "solo-learn")
                Weighting variant) {}
