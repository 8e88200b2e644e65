package org.repdyn.dynamics.minimisation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.plugin.PluginArithmeticException;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.trajectory.Work;
import org.repdyn.dynamics.internal.Finite;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Budgeted;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.RunEvents;
import org.repdyn.dynamics.spi.StateReporter;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.Loss;
import org.repdyn.manifolds.optimisation.OptimisationResult;
import org.repdyn.manifolds.optimisation.Progress;
import org.repdyn.manifolds.optimisation.RiemannianProblem;
import org.repdyn.manifolds.optimisation.Solver;
import org.repdyn.manifolds.optimisation.Stop;
import org.repdyn.manifolds.optimisation.StopCause;
import org.repdyn.manifolds.optimisation.StoppingCriterion;
import org.repdyn.manifolds.spi.RestoringConstraint;

/**
 * Minimisation of the loss over the product of the blocks' manifolds by a {@link Solver} of the library, so that a study shows the optimum of a loss
 * beside its flow. The time of an iteration is the end of the study divided by the number of iterations, and has no other meaning; the state at
 * a time of the grid is that after the nearest number of iterations. When the gradient has fallen to the tolerance, this is noted, and the minimum is reported at all
 * later times. Products with the Hessian are differences of gradients.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class Minimisation implements Budgeted {

    private final String name;
    private final Solver solver;
    private final MinimisationOptions options;
    private final Budget budget;

    /**
     * Creates a minimisation.
     *
     * @param name name of the dynamics, for messages
     * @param solver the method
     * @param options iterations, tolerance and events
     */
    public Minimisation(String name, Solver solver, MinimisationOptions options) {
        this(name, solver, options, Budget.NONE);
    }

    private Minimisation(String name, Solver solver, MinimisationOptions options, Budget budget) {
        this.name = name;
        this.solver = solver;
        this.options = options;
        this.budget = budget;
    }

    @Override
    public EventSettings events() {
        return options.events();
    }

    @Override
    public Dynamics within(Budget limit) {
        return new Minimisation(name, solver, options, limit);
    }

    @Override
    public Optional<String> unpredicted() {
        return Optional.of(name + " minimises the loss and follows no flow");
    }

    @Override
    public Optional<String> objection(TrainingProblem problem) {
        if (!(problem.field() instanceof Loss)) {
            return Optional.of(
                    name + " minimises losses only, and this field is not the gradient of a loss; use gradient-flow");
        }
        if (problem.encoder() instanceof EncoderWithCompanions) {
            return Optional.of(name
                    + " minimises over the weights of an encoder alone, without a predictor, a teacher or a running"
                    + " statistic; use gradient-flow");
        }
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        for (int b = 0; b < blocks.size(); b++) {
            if (problem.constraints().get(b) instanceof RestoringConstraint) {
                return Optional.of(name + " minimises over the points of a constraint, and the one on weight block "
                        + blocks.get(b).name()
                        + " only drives the weights towards it; use stiefel or grassmann, or another"
                        + " dynamics");
            }
        }
        return Optional.empty();
    }

    @Override
    public StopReason run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
        Run run = new Run(problem, observer, control);
        try {
            return run.complete();
        } catch (RunEnd end) {
            return run.ended(end.reason());
        } catch (PluginArithmeticException e) {
            // The runner of the arm keeps its stack trace, which shows the place in the plugin.
            throw e;
        } catch (ArithmeticException e) {
            return new StopReason.Failed(run.reporter.lastTime(), e);
        } finally {
            run.reporter.worked(new Work(run.iteration, run.gradients, budget.isLimited()));
        }
    }

    /** One run. */
    private final class Run {

        final TrainingProblem problem;
        final RunControl control;
        final LossOnManifolds loss;
        final StateReporter reporter;
        final RunEvents events;
        final TimeGrid times;
        final Weights last;
        int reported;
        long iteration;
        long gradients;
        boolean started;

        Run(TrainingProblem problem, TrajectoryObserver observer, RunControl control) {
            this.problem = problem;
            this.control = control;
            var field = problem.weightField();
            this.loss = new LossOnManifolds(field);
            this.reporter = new StateReporter(field, observer);
            this.events = new RunEvents(options.events(), reporter);
            this.times = problem.times();
            this.last = problem.initial().copy();
        }

        StopReason complete() {
            R064Store gradient = loss.start();
            gradients++;
            loss.gradient(loss.start(), gradient);
            double size = loss.manifold().norm(loss.start(), loss.manifold().gradient(loss.start(), gradient));
            if (!reporter.report(0, problem.initial()) || !Double.isFinite(size)) {
                return Finite.notAtStart();
            }
            reported = 1;
            reporter.note(events.notedAt(0, problem.initial()));
            Optional<String> already = events.stopAt(problem.initial());
            if (already.isPresent()) {
                return new StopReason.Reached(0, already.get());
            }
            if (times.end() == 0) {
                return new StopReason.Completed(0);
            }
            started = true;
            OptimisationResult result = RiemannianProblem.on(loss.manifold())
                    .minimize(loss::value)
                    .gradient(this::gradient)
                    .start(loss.start())
                    .observe(this::observe)
                    .stopWhen(StoppingCriterion.gradientBelow(options.tolerance() * size)
                            .or(StoppingCriterion.maxIterations(options.iterations())))
                    .solve(solver);
            last.set(loss.weights(result.point()));
            return end(result);
        }

        /** Computes the gradient, and ends the run before it if the run was cancelled or the gradient is not paid for. */
        private void gradient(R064Store point, R064Store result) {
            if (control.cancelled()) {
                throw new RunEnd(new StopReason.Cancelled(reporter.lastTime()));
            }
            long limit = budget.evaluations().orElse(Long.MAX_VALUE);
            if (gradients >= limit) {
                throw new RunEnd(new StopReason.Reached(time(), spent(limit, "gradient")));
            }
            gradients++;
            loss.gradient(point, result);
        }

        private static String spent(long limit, String unit) {
            return "its budget of " + CountedNoun.of(limit, unit) + " is spent";
        }

        private double time() {
            return iteration * times.end() / options.iterations();
        }

        /** Reports the state after an iteration. */
        private void observe(Progress progress) {
            if (progress.iteration() == 0) {
                return;
            }
            Weights weights = loss.weights(progress.point());
            if (!Finite.squares(weights)) {
                throw new RunEnd(diverged("the weights left the range of double precision"));
            }
            last.set(weights);
            iteration = progress.iteration();
            reporter.note(events.notedAt(time(), last));
            Optional<String> event = events.stopAt(last);
            if (event.isPresent()) {
                throw new RunEnd(new StopReason.Reached(time(), event.get()));
            }
            reportUntil(iteration);
            control.progress(Math.min(1, time() / times.end()));
            long limit = budget.steps().orElse(Long.MAX_VALUE);
            if (iteration >= limit && iteration < options.iterations()) {
                throw new RunEnd(new StopReason.Reached(time(), spent(limit, "step")));
            }
        }

        /** Reports the last weights at all times of the grid that round to at most a number of iterations. */
        private void reportUntil(long iterations) {
            while (reported < times.size()
                    && Math.round(times.get(reported) / times.end() * options.iterations()) <= iterations) {
                if (control.cancelled()) {
                    throw new RunEnd(new StopReason.Cancelled(reporter.lastTime()));
                }
                if (!reporter.report(times.get(reported), last)) {
                    throw new RunEnd(diverged("the embeddings or the loss left the range of double precision"));
                }
                reported++;
            }
        }

        private StopReason diverged(String what) {
            return new StopReason.Diverged(
                    reporter.lastTime(),
                    what + " after " + iteration + " iterations; the loss is unbounded below, constrain the weights");
        }

        /** Reports the last state of a run that ends between two times of the grid. */
        StopReason ended(StopReason reason) {
            if (started && reason instanceof StopReason.Reached reached) {
                reporter.reportLast(reached.time(), last);
                return new StopReason.Reached(reporter.lastTime(), reached.what());
            }
            return reason;
        }

        private StopReason end(OptimisationResult result) {
            for (String warning : result.warnings()) {
                reporter.note(List.of(new RunEvents.Occurrence(time(), warning)));
            }
            Stop stop = result.stop();
            if (stop.cause() == StopCause.NOT_FINITE) {
                reporter.reportLast(time(), last);
                return new StopReason.Diverged(reporter.lastTime(), stop.text());
            }
            if (stop.cause() == StopCause.STALLED || stop.cause() == StopCause.OFF_MANIFOLD) {
                reporter.reportLast(time(), last);
                return new StopReason.Stalled(reporter.lastTime(), stop.text());
            }
            String verdict = result.converged() ? "minimised the loss" : "has not minimised the loss";
            reporter.note(List.of(new RunEvents.Occurrence(
                    time(),
                    String.format(
                            Locale.ROOT,
                            "%s %s, gradient norm %.2g after %d iterations",
                            name,
                            verdict,
                            result.gradientNorm(),
                            result.iterations()))));
            reportUntil(options.iterations());
            control.progress(1);
            return new StopReason.Completed(reporter.lastTime());
        }
    }
}
