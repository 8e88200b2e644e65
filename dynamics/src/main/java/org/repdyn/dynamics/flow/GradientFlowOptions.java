package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;

/**
 * Options of the gradient flow.
 *
 * @param relativeTolerance of a step, relative to each weight
 * @param absoluteTolerance of a step
 * @param maxEvaluations evaluations of the field before the run is called stalled
 * @param method the integrator
 * @param rankBelow stop where the effective rank of the embeddings falls below this
 * @param normAbove stop where the norm of all weights rises above this
 * @param gradientBelow stop where the norm of the gradient falls below this: stagnation
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
                int maxEvaluations,
        @Option(
                        help = "integrator: explicit of order 8; projected of order 5, each step on the constraint;"
                                + " implicit of order 3, for rates that differ by orders of magnitude (loosen"
                                + " relative-tolerance to 1e-6 there)",
                        defaultValue = "explicit")
                FlowMethod method,
        @Option(help = "stop where the effective rank of the embeddings falls below this", range = "[1, inf)")
                Optional<Double> rankBelow,
        @Option(help = "stop where the norm of all weights rises above this", range = "(0, inf)")
                Optional<Double> normAbove,
        @Option(help = "stop where the norm of the gradient falls below this, the run stagnating", range = "(0, inf)")
                Optional<Double> gradientBelow) {

    /** The explicit method without events. */
    public GradientFlowOptions(double relativeTolerance, double absoluteTolerance, int maxEvaluations) {
        this(relativeTolerance, absoluteTolerance, maxEvaluations, FlowMethod.EXPLICIT);
    }

    /** A method without events. */
    public GradientFlowOptions(
            double relativeTolerance, double absoluteTolerance, int maxEvaluations, FlowMethod method) {
        this(
                relativeTolerance,
                absoluteTolerance,
                maxEvaluations,
                method,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
