package org.repdyn.dynamics.flow;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.options.Option;
import org.repdyn.dynamics.spi.EventSettings;

/**
 * Options of the gradient flow.
 *
 * @param relativeTolerance allowed error of a step, relative to each weight; absent: depends on smoothness of the field
 * @param absoluteTolerance allowed absolute error of a step; absent: a hundredth of the relative tolerance
 * @param maxEvaluations evaluation budget: number of evaluations of the field after which the run ends as stalled
 * @param method the integrator
 * @param events the events at which a run stops, and those that are only noted
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GradientFlowOptions(
        @Option(
                        help =
                                "error allowed in a step, relative to each weight; by default 1e-6, 1e-10 where the run is"
                                        + " compared with a prediction, and 1e-4 where neurons that move have a kink"
                                        + " (ReLU), since steps of higher accuracy stop at every kink",
                        range = "[1e-14, 1e-2]")
                Optional<Double> relativeTolerance,
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
        @Option(
                        help =
                                "integrator: auto chooses by itself while it runs; explicit of order 8; projected of order 5, each step"
                                        + " on the constraint; implicit of order 3, for rates that differ by orders of"
                                        + " magnitude",
                        defaultValue = "auto")
                FlowMethod method,
        EventSettings events) {

    /** Default relative tolerance if the problem is smooth: errors that no figure shows. */
    private static final double SMOOTH = 1e-6;
    /** Default relative tolerance of a smooth problem whose solution is compared with a prediction. */
    private static final double COMPARED = 1e-10;
    /** Default relative tolerance if the field has kinks (ReLU), at which more accurate steps would stop. */
    private static final double KINKED = 1e-4;
    /** Default absolute tolerance as a fraction of the relative tolerance. */
    private static final double ABSOLUTE_PART = 1e-2;

    /** Creates options of the automatic choice of a method, without events. */
    public GradientFlowOptions(double relativeTolerance, double absoluteTolerance, int maxEvaluations) {
        this(relativeTolerance, absoluteTolerance, maxEvaluations, FlowMethod.AUTO);
    }

    /** Creates options of a method without events. */
    public GradientFlowOptions(
            double relativeTolerance, double absoluteTolerance, int maxEvaluations, FlowMethod method) {
        this(
                Optional.of(relativeTolerance),
                Optional.of(absoluteTolerance),
                maxEvaluations,
                method,
                EventSettings.NONE);
    }

    /**
     * Returns these options with both tolerances set; absent tolerances take their defaults.
     *
     * @param smooth true if the field has no kinks
     * @param compared true if the solution is compared with a prediction
     */
    GradientFlowOptions on(boolean smooth, boolean compared) {
        double accurate = compared ? COMPARED : SMOOTH;
        double relative = relativeTolerance.orElse(smooth ? accurate : KINKED);
        return new GradientFlowOptions(
                Optional.of(relative),
                Optional.of(absoluteTolerance.orElse(ABSOLUTE_PART * relative)),
                maxEvaluations,
                method,
                events);
    }

    /** Returns the relative tolerance; the default is that of a smooth problem. */
    double relative() {
        return relativeTolerance.orElse(SMOOTH);
    }

    /** Returns the absolute tolerance; the default is that of a smooth problem. */
    double absolute() {
        return absoluteTolerance.orElse(ABSOLUTE_PART * relative());
    }
}
