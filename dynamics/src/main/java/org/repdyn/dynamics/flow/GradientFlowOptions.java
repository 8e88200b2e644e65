package org.repdyn.dynamics.flow;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventCondition;
import org.repdyn.dynamics.spi.EventSettings;

/**
 * Options of the gradient flow.
 *
 * @param relativeTolerance error of a step, relative to each weight; absent: by the smoothness of the problem
 * @param absoluteTolerance error of a step; absent: a hundredth of the relative one
 * @param maxEvaluations evaluations of the field before the run is called stalled
 * @param method the integrator
 * @param rankBelow stop where the effective rank of the embeddings falls below this
 * @param normAbove stop where the norm of all weights rises above this
 * @param growthAbove stop where the norm of the embeddings rises above this many times its start
 * @param gradientBelow stop where the norm of the gradient falls below this: stagnation
 * @param note events that are dated without stopping
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GradientFlowOptions(
        @Option(
                        help =
                                "error allowed in a step, relative to each weight; 1e-10 by default, 1e-4 where neurons that"
                                        + " move have a kink (ReLU), since steps of higher accuracy stop at every kink",
                        range = "[1e-14, 1e-2]")
                Optional<Double> relativeTolerance,
        @Option(
                        help = "error allowed in a step, absolute; a hundredth of relative-tolerance by default",
                        range = "(0, 1e-2]")
                Optional<Double> absoluteTolerance,
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
        @Option(
                        help = "stop where the norm of the embeddings rises above this many times that at the start",
                        range = "(1, inf)")
                Optional<Double> growthAbove,
        @Option(help = "stop where the norm of the gradient falls below this, the run stagnating", range = "(0, inf)")
                Optional<Double> gradientBelow,
        @Option(help = EventCondition.HELP) Optional<List<String>> note) {

    private static final double SMOOTH = 1e-10;
    private static final double KINKED = 1e-4;
    private static final double ABSOLUTE_PART = 1e-2;

    /** @throws IllegalArgumentException if an entry of {@code note} is not a valid event */
    public GradientFlowOptions {
        EventCondition.read(note);
    }

    /** Creates options of the explicit method without events. */
    public GradientFlowOptions(double relativeTolerance, double absoluteTolerance, int maxEvaluations) {
        this(relativeTolerance, absoluteTolerance, maxEvaluations, FlowMethod.EXPLICIT);
    }

    /** Creates options of a method without events. */
    public GradientFlowOptions(
            double relativeTolerance, double absoluteTolerance, int maxEvaluations, FlowMethod method) {
        this(
                Optional.of(relativeTolerance),
                Optional.of(absoluteTolerance),
                maxEvaluations,
                method,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns these options with both tolerances set, by default those for the given smoothness. */
    GradientFlowOptions on(boolean smooth) {
        double relative = relativeTolerance.orElse(smooth ? SMOOTH : KINKED);
        return new GradientFlowOptions(
                Optional.of(relative),
                Optional.of(absoluteTolerance.orElse(ABSOLUTE_PART * relative)),
                maxEvaluations,
                method,
                rankBelow,
                normAbove,
                growthAbove,
                gradientBelow,
                note);
    }

    EventSettings events() {
        return new EventSettings(rankBelow, normAbove, growthAbove, gradientBelow, EventCondition.read(note));
    }

    /** Returns the relative tolerance; by default that of a smooth problem. */
    double relative() {
        return relativeTolerance.orElse(SMOOTH);
    }

    /** Returns the absolute tolerance; by default that of a smooth problem. */
    double absolute() {
        return absoluteTolerance.orElse(ABSOLUTE_PART * relative());
    }
}
