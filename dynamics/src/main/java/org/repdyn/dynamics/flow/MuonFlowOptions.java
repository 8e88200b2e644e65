package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;

/**
 * Options of {@code muon-flow}.
 *
 * @param smoothing share of the largest singular value of the gradient at the start below which singular values move slower than 1
 * @param relativeTolerance allowed error of a step, relative to each weight
 * @param absoluteTolerance allowed absolute error of a step; absent: a hundredth of the relative tolerance
 * @param maxEvaluations evaluation budget: number of evaluations of the field after which the run ends as stalled
 * @param method the integrator
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record MuonFlowOptions(
        @Option(
                        help =
                                "singular values of the gradient below this share of the largest one at the start move slower than 1; 0 would chatter at the end",
                        defaultValue = "0.001",
                        range = "[1e-6, 1]")
                double smoothing,
        @Option(
                        help = "error allowed in a step, relative to each weight",
                        defaultValue = "1e-8",
                        range = "[1e-12, 1e-2]")
                double relativeTolerance,
        @Option(
                        help = "error allowed in a step, absolute; a hundredth of relative-tolerance by default",
                        range = "(0, 1e-2]")
                Optional<Double> absoluteTolerance,
        @Option(
                        help =
                                "evaluation budget: after this number of evaluations of the field the run ends as stalled",
                        defaultValue = "1000000",
                        range = "[1, inf)")
                int maxEvaluations,
        @Option(help = "integrator, as for gradient-flow; implicit for a small smoothing", defaultValue = "explicit")
                FlowMethod method,
        EventSettings events) {

    /** Creates options with the default tolerances, without events. */
    public MuonFlowOptions(double smoothing) {
        this(smoothing, 1e-8, Optional.empty(), 1_000_000, FlowMethod.EXPLICIT, EventSettings.NONE);
    }

    /** Returns the options of the integration. */
    GradientFlowOptions integration() {
        return new GradientFlowOptions(
                Optional.of(relativeTolerance), absoluteTolerance, maxEvaluations, method, events);
    }
}
