package com.example.heun;

import java.util.Optional;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;

/**
 * The gradient flow by Heun's method in steps of one size, written, as a third party would, with types of the SPI only.
 * The trial point and the end of a step are moved to the nearest point of the constraints.
 */
final class HeunFlow implements Refinable {

    private final HeunOptions options;

    HeunFlow(HeunOptions options) {
        this.options = options;
    }

    @Override
    public Dynamics refined() {
        return new HeunFlow(new HeunOptions(options.step() / 2, options.events()));
    }

    @Override
    public int order() {
        return 2;
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        WeightField field = problem.weightField();
        StateReporter reporter = new StateReporter(field, observer);
        RunEvents events = new RunEvents(options.events(), reporter);
        Step step = new Step(field);
        reporter.note(events.notedAt(0, step.point));
        if (!reporter.report(0, step.point)) {
            return new StopReason.Failed(0, "embeddings or loss at the initial weights are not finite");
        }
        double end = problem.times().end();
        double time = 0;
        try {
            for (int i = 1; i < problem.times().size(); i++) {
                double from = time;
                double target = problem.times().get(i);
                long steps = (long) Math.ceil((target - from) / options.step() - 1e-9);
                for (long s = 1; s <= steps; s++) {
                    if (control.cancelled()) {
                        return new StopReason.Cancelled(reporter.lastTime());
                    }
                    if (!step.advance((target - from) / steps)) {
                        return new StopReason.Diverged(
                                reporter.lastTime(), "the weights left the range of double precision");
                    }
                    time = s == steps ? target : from + s * (target - from) / steps;
                    reporter.note(events.notedAt(time, step.point));
                    Optional<String> reached = events.stopAt(step.point);
                    if (reached.isPresent()) {
                        reporter.report(time, step.point);
                        return new StopReason.Reached(time, reached.get());
                    }
                    control.progress(time / end);
                }
                if (!reporter.report(target, step.point)) {
                    return new StopReason.Diverged(
                            reporter.lastTime(), "the embeddings left the range of double precision");
                }
            }
        } catch (ArithmeticException e) {
            return new StopReason.Failed(reporter.lastTime(), String.valueOf(e.getMessage()));
        }
        control.progress(1);
        return new StopReason.Completed(reporter.lastTime());
    }

    /** One step of Heun's method and its scratch memory. */
    private static final class Step {

        private final WeightField field;
        private final Weights point;
        private final Weights first;
        private final Weights second;
        private final Weights ambient;
        private final Weights trial;

        Step(WeightField field) {
            this.field = field;
            this.point = field.problem().initial().copy();
            this.first = point.zeros();
            this.second = point.zeros();
            this.ambient = point.zeros();
            this.trial = point.zeros();
        }

        /** Moves the point by a step h; returns false if a weight is no longer finite. */
        boolean advance(double h) {
            field.gradient(point, first);
            move(point, first, h);
            if (!Double.isFinite(ambient.norm())) {
                return false;
            }
            field.nearest(ambient, trial);
            field.gradient(trial, second);
            move(point, first, h / 2);
            move(ambient, second, h / 2);
            if (!Double.isFinite(ambient.norm())) {
                return false;
            }
            field.nearest(ambient, point);
            return true;
        }

        /** Overwrites the ambient point with from − h·gradient. */
        private void move(Weights from, Weights gradient, double h) {
            for (int b = 0; b < from.blocks().size(); b++) {
                double[] w = from.blocks().get(b).data;
                double[] to = ambient.blocks().get(b).data;
                for (int i = 0; i < w.length; i++) {
                    to[i] = w[i] - h * gradient.blocks().get(b).data[i];
                }
            }
        }
    }
}
