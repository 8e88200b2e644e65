package org.repdyn.testkit.dynamics;

import org.repdyn.core.options.Option;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.LimitFlow;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;

/** The flow of a heavy ball, W'' + γW' = −grad L from rest, by Runge-Kutta steps of fourth order. */
final class HeavyBallFlowProvider implements DynamicsProvider<HeavyBallFlowProvider.Options> {

    /** The flow without its friction. */
    static final LimitFlow FLOW = new LimitFlow("heavy ball", "W'' + friction W' = -grad L");

    public record Options(
            @Option(help = "friction, in 1/time", defaultValue = "1", range = "[0, inf)") double friction,
            @Option(help = "step in time", defaultValue = "0.005", range = "(0, inf)") double step) {}

    @Override
    public String name() {
        return "heavy-ball-flow";
    }

    @Override
    public String summary() {
        return "the flow of a heavy ball with friction, from rest";
    }

    @Override
    public Class<Options> optionsType() {
        return Options.class;
    }

    @Override
    public Dynamics create(Options options) {
        return new HeavyBallFlow(options.friction(), options.step());
    }

    private record HeavyBallFlow(double friction, double step) implements Dynamics {

        @Override
        public LimitFlow flow() {
            return FLOW.with("friction", friction);
        }

        @Override
        public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            WeightField field = problem.weightField();
            StateReporter reporter = new StateReporter(field, observer);
            Weights w = problem.initial().copy();
            Weights v = w.zeros();
            Weights gradient = w.zeros();
            if (!reporter.report(0, w)) {
                return new StopReason.Failed(0, "embeddings or loss at the initial weights are not finite");
            }
            double from = 0;
            try {
                for (int i = 1; i < problem.times().size(); i++) {
                    double target = problem.times().get(i);
                    long steps = (long) Math.ceil((target - from) / step - 1e-9);
                    double h = (target - from) / steps;
                    for (long s = 0; s < steps; s++) {
                        if (control.cancelled()) {
                            return new StopReason.Cancelled(reporter.lastTime());
                        }
                        rungeKutta(field, w, v, h, gradient);
                        control.progress((from + (s + 1) * h) / problem.times().end());
                    }
                    if (!reporter.report(target, w)) {
                        return new StopReason.Diverged(reporter.lastTime(), "the weights overflow");
                    }
                    from = target;
                }
            } catch (ArithmeticException e) {
                return new StopReason.Failed(reporter.lastTime(), String.valueOf(e.getMessage()));
            }
            return new StopReason.Completed(reporter.lastTime());
        }

        private void rungeKutta(WeightField field, Weights w, Weights v, double h, Weights gradient) {
            Weights w0 = w.copy();
            Weights v0 = v.copy();
            Weights sumW = w.zeros();
            Weights sumV = w.zeros();
            double[] part = {0.5, 0.5, 1, 0};
            double[] weight = {1, 2, 2, 1};
            for (int stage = 0; stage < 4; stage++) {
                field.gradient(w, gradient);
                for (int b = 0; b < w.blocks().size(); b++) {
                    double[] x = w.blocks().get(b).data;
                    double[] y = v.blocks().get(b).data;
                    double[] g = gradient.blocks().get(b).data;
                    for (int i = 0; i < x.length; i++) {
                        double slopeW = y[i];
                        double slopeV = -friction * y[i] - g[i];
                        sumW.blocks().get(b).data[i] += weight[stage] * slopeW;
                        sumV.blocks().get(b).data[i] += weight[stage] * slopeV;
                        x[i] = w0.blocks().get(b).data[i] + part[stage] * h * slopeW;
                        y[i] = v0.blocks().get(b).data[i] + part[stage] * h * slopeV;
                    }
                }
            }
            for (int b = 0; b < w.blocks().size(); b++) {
                for (int i = 0; i < w.blocks().get(b).data.length; i++) {
                    w.blocks().get(b).data[i] =
                            w0.blocks().get(b).data[i] + h / 6 * sumW.blocks().get(b).data[i];
                    v.blocks().get(b).data[i] =
                            v0.blocks().get(b).data[i] + h / 6 * sumV.blocks().get(b).data[i];
                }
            }
        }
    }
}
