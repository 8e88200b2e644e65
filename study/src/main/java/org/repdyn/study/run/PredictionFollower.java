package org.repdyn.study.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.dynamics.spi.EncoderPass;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.Loss;

/** Walks beside a run with its prediction: how far they are apart, and what the prediction says is to be measured. */
final class PredictionFollower {

    /** After this many e-folds the angle to the limit subspace is below double precision. */
    private static final double E_FOLDS_TO_THE_LIMIT = 45;

    private final Prediction prediction;
    private final TrainingProblem problem;
    private final LinearAlgebra algebra;
    private final EncoderPass evaluation;
    private final int outputBlock;
    private final Optional<R064Store> limit;
    private double worst;
    private boolean compared;

    PredictionFollower(Prediction prediction, TrainingProblem problem) {
        this.prediction = prediction;
        this.problem = problem;
        this.algebra = problem.algebra();
        this.evaluation = problem.encoder().bind(problem.evaluation(), algebra);
        List<WeightBlock> blocks = problem.encoder().blocks(problem.views().dimension());
        this.outputBlock = blocks.stream().map(WeightBlock::output).toList().indexOf(true);
        this.limit = prediction
                .angleRate()
                .filter(rate -> rate > 0)
                .flatMap(rate -> prediction.at(E_FOLDS_TO_THE_LIMIT / rate).weights())
                .map(w -> w.blocks().get(outputBlock).copy());
    }

    /** One time: rows to record, and the predicted state where the encoder can be evaluated at it. */
    record Step(Map<String, Double> scalars, Optional<State> state) {}

    Step follow(Snapshot snapshot) {
        Prediction.State predicted = prediction.at(snapshot.time());
        Map<String, Double> scalars = new LinkedHashMap<>();
        predicted.embeddings().ifPresent(u -> {
            double deviation = Deviation.relative(snapshot.embeddings(), u, prediction.gauge(), algebra);
            worst = Math.max(worst, deviation);
            compared = true;
            scalars.put("deviation", deviation);
        });
        limit.ifPresent(subspace -> {
            snapshot.weights().ifPresent(w -> scalars.put("subspace-angle", angle(w, subspace)));
            predicted.weights().ifPresent(w -> scalars.put("predicted.subspace-angle", angle(w, subspace)));
        });
        predicted.scalars().forEach((name, value) -> scalars.putIfAbsent("predicted." + name, value));
        return new Step(scalars, state(predicted));
    }

    private double angle(Weights weights, R064Store subspace) {
        return Deviation.largestAngle(weights.blocks().get(outputBlock), subspace, algebra);
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
        return Optional.of(
                new State(predicted.time(), u, loss, Optional.of(weights), Optional.empty(), () -> evaluated));
    }

    /** The largest relative deviation so far; empty where nothing could be compared. */
    OptionalDouble worst() {
        return compared && Double.isFinite(worst) ? OptionalDouble.of(worst) : OptionalDouble.empty();
    }
}
