package org.repdyn.dynamics.flow;

import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the gradient flow.
 *
 * @param relativeTolerance of a step, relative to each weight
 * @param absoluteTolerance of a step
 * @param maxEvaluations evaluations of the field before the run is called stalled
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GradientFlowOptions(
        @Option(
                        help = "error allowed in a step, relative to each weight",
                        defaultValue = "1e-10",
                        range = "[1e-14, 1e-2]")
                double relativeTolerance,
        @Option(help = "error allowed in a step, absolute", defaultValue = "1e-12", range = "(0, 1e-2]")
                double absoluteTolerance,
        @Option(
                        help = "evaluations of the field before the run is called stalled",
                        defaultValue = "1000000",
                        range = "[1, inf)")
                int maxEvaluations) {}
