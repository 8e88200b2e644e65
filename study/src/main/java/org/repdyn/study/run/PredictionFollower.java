package org.repdyn.study.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.plugin.PluginFailure;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.Deviation;
import org.repdyn.dynamics.SubspaceAngles;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.Prediction.Gauge;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.spi.Loss;
import org.repdyn.study.plan.FailureReason;

/** Follower of a run that evaluates its prediction at each time and measures the deviation between the two. */
final class PredictionFollower {

    /** Name of the angle to the predicted limit subspace. */
    private static final String ANGLE = ObservableNames.SUBSPACE_ANGLE;

    /** Start of the names of predicted observables. */
    private static final String PREDICTED = ObservableNames.PREDICTED;
    /** Name of the observable, and of the note, that holds the deviation of the extrapolated states. */
    static final String EXTRAPOLATED = ObservableNames.EXTRAPOLATED_DEVIATION;

    private final Optional<Prediction> compared;
    private final Optional<Prediction> spectral;
    private final TrainingProblem problem;
    private final LinearAlgebra algebra;
    private final EncoderPass evaluation;
    private final int outputBlock;
    private final Optional<R064Store> limit;
    private double worst;
    private double comparedUntil = Double.NaN;
    private int comparedTimes;
    private int times;
    private Optional<BrokenRunException> broken = Optional.empty();
    private Optional<Extrapolation> extrapolation = Optional.empty();
    private double worstExtrapolated;
    private boolean extrapolated;

    /**
     * @param compared prediction that the embeddings are compared with
     * @param spectral prediction that gives the limit subspace; often the same as {@code compared}
     */
    PredictionFollower(Optional<Prediction> compared, Optional<Prediction> spectral, TrainingProblem problem) {
        this.compared = compared;
        this.spectral = spectral;
        this.problem = problem;
        this.algebra = problem.algebra();
        this.evaluation = problem.encoder().bind(problem.evaluation(), algebra);
        this.outputBlock = problem.outputBlock().orElseThrow();
        this.limit = spectral.flatMap(Prediction::limitBasis);
    }

    /** Sets the half-step run, which separates the integrator's error from the deviation of the theory. */
    void extrapolate(Extrapolation refined) {
        extrapolation = Optional.of(refined);
    }

    /** Prediction at one time: rows to record, and the predicted state if the encoder can be evaluated at it. */
    record Step(Map<ObservableComponent, Double> scalars, Optional<State> state) {

        /** Step of a prediction that says nothing. */
        private static final Step EMPTY = new Step(Map.of(), Optional.empty());
    }

    /**
     * Returns the prediction at the time of a state. A prediction that fails is not asked again: its plugin breaks the comparison, but
     * not the run.
     */
    Step follow(Snapshot snapshot) {
        times++;
        if (broken.isPresent()) {
            return Step.EMPTY;
        }
        try {
            return predict(snapshot);
        } catch (OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) { // a plugin may throw anything, also an undeclared checked exception
            broken = Optional.of(failure(snapshot.time(), e));
            return Step.EMPTY;
        }
    }

    private BrokenRunException failure(double time, Throwable e) {
        String owner = compared.or(() -> spectral).flatMap(PluginOwner::of).orElse("the prediction");
        String reason = e instanceof PluginFailure ? FailureReason.of(e) : owner + ": " + FailureReason.of(e);
        return new BrokenRunException(
                String.format(Locale.ROOT, "the comparison with the prediction broke at t = %.4g: %s", time, reason),
                e);
    }

    private Step predict(Snapshot snapshot) {
        Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
        Optional<Prediction.State> predicted = compared.map(p -> p.at(snapshot.time()));
        predicted.ifPresent(state -> check(state, snapshot));
        // A deviation holds up to a time, so what is predicted after a gap is not compared.
        boolean withoutGap = comparedTimes == times - 1;
        predicted.flatMap(Prediction.State::embeddings).filter(u -> withoutGap).ifPresent(u -> {
            double deviation = Deviation.relative(compared.orElseThrow().gauge(), snapshot.embeddings(), u);
            worst = Math.max(worst, deviation);
            comparedUntil = snapshot.time();
            comparedTimes++;
            scalars.put(ObservableComponent.of(ObservableNames.DEVIATION), deviation);
            extrapolation.flatMap(e -> e.at(snapshot)).ifPresent(limit -> {
                double left = Deviation.relative(compared.orElseThrow().gauge(), limit, u);
                worstExtrapolated = Math.max(worstExtrapolated, left);
                extrapolated = true;
                scalars.put(ObservableComponent.of(EXTRAPOLATED), left);
                scalars.put(
                        ObservableComponent.of(ObservableNames.INTEGRATOR_ERROR),
                        Deviation.relative(Gauge.EXACT, snapshot.embeddings(), limit));
            });
        });
        limit.ifPresent(subspace ->
                snapshot.weights().ifPresent(w -> scalars.put(ObservableComponent.of(ANGLE), angle(w, subspace))));
        // A number that the theory predicts directly is more accurate than a measurement at the predicted state.
        predicted.ifPresent(
                state -> state.scalars().forEach((component, value) -> scalars.put(predicted(component), value)));
        spectral.filter(s -> compared.isEmpty() || s != compared.get()).ifPresent(s -> s.at(snapshot.time())
                .scalars()
                .forEach((component, value) -> scalars.putIfAbsent(predicted(component), value)));
        limit.ifPresent(subspace -> predicted
                .flatMap(Prediction.State::weights)
                .ifPresent(w ->
                        scalars.computeIfAbsent(predicted(ObservableComponent.of(ANGLE)), key -> angle(w, subspace))));
        return new Step(scalars, predicted.flatMap(this::state));
    }

    /** Checks the shapes and the numbers of a prediction, before they are compared with those of the run. */
    private static void check(Prediction.State predicted, Snapshot snapshot) {
        predicted.weights().ifPresent(weights -> snapshot.weights().ifPresent(own -> {
            if (!shapes(weights).equals(shapes(own))) {
                throw new IllegalArgumentException(
                        "it predicts weights of the shapes " + shapes(weights) + ", and those of the run are "
                                + shapes(own) + "; its author must predict the weights of the encoder");
            }
        }));
        if (predicted.scalars().size() > Observable.MAX_VALUES) {
            throw new IllegalArgumentException(
                    "it predicts " + predicted.scalars().size() + " numbers at one time, and at" + " most "
                            + Observable.MAX_VALUES + " are recorded; its author must predict fewer");
        }
        if (predicted.scalars().values().stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("a number that it predicts is null; its author must leave it out");
        }
    }

    private static List<String> shapes(Weights weights) {
        return weights.blocks().stream()
                .map(block -> block.getRowDim() + " × " + block.getColDim())
                .toList();
    }

    /** Returns the component of the trajectory that holds the prediction of a component. */
    private static ObservableComponent predicted(ObservableComponent of) {
        return new ObservableComponent(PREDICTED + of.observable(), of.index());
    }

    private double angle(Weights weights, R064Store subspace) {
        return SubspaceAngles.largest(weights.blocks().get(outputBlock), subspace, algebra);
    }

    private Optional<State> state(Prediction.State predicted) {
        if (predicted.weights().isEmpty() || predicted.embeddings().isEmpty()) {
            return Optional.empty();
        }
        Weights weights = predicted.weights().get();
        R064Store u = predicted.embeddings().get();
        OptionalDouble loss = problem.field() instanceof Loss l
                ? OptionalDouble.of(l.value(new Embeddings(
                        problem.views().layout(), u, problem.views().targets(), algebra)))
                : OptionalDouble.empty();
        R064Store evaluated = evaluation.forward(weights);
        return Optional.of(new State(
                predicted.time(),
                u,
                loss,
                Optional.of(weights),
                problem.outputBlock(),
                Optional.empty(),
                Optional.empty(),
                () -> evaluated));
    }

    /** Returns the largest relative deviation so far; empty if nothing could be compared. */
    OptionalDouble worst() {
        return comparedTimes > 0 && Double.isFinite(worst) ? OptionalDouble.of(worst) : OptionalDouble.empty();
    }

    /** Returns the last time at which the run was compared; empty if there is no deviation. */
    OptionalDouble comparedUntil() {
        return worst().isPresent() ? OptionalDouble.of(comparedUntil) : OptionalDouble.empty();
    }

    /** Returns why the deviation does not cover the whole run; empty if it does, or if there is none. */
    Optional<String> partial() {
        return worst().isEmpty() || comparedTimes == times
                ? Optional.empty()
                : Optional.of("the prediction covers only " + comparedTimes + " of " + times + " times"
                        + broken.map(failure -> "; " + failure.getMessage()).orElse(""));
    }

    /** Returns the largest deviation of the extrapolated states so far; empty if nothing was extrapolated. */
    OptionalDouble worstExtrapolated() {
        return extrapolated && Double.isFinite(worstExtrapolated)
                ? OptionalDouble.of(worstExtrapolated)
                : OptionalDouble.empty();
    }

    /** Returns why nothing could be compared although there is a prediction. */
    String unmeasured() {
        if (broken.isPresent()) {
            return String.valueOf(broken.get().getMessage());
        }
        if (times == 0) {
            return "the run ended before its first state was compared";
        }
        return compared.flatMap(p -> p.at(0).embeddings()).isPresent()
                ? "the predicted state left the range of double precision"
                : "theory predicts numbers here, not embeddings; the trajectory lists them as predicted.NAME";
    }

    /** Returns why the prediction failed at a time of the run; empty if it did not. */
    Optional<BrokenRunException> broken() {
        return broken;
    }

    /** Returns true if there is a prediction to compare with. */
    boolean compares() {
        return compared.isPresent();
    }
}
