package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.predictor.LinearPredictorHead;
import org.repdyn.dynamics.predictor.SharedEigenvectors;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.prediction.DirectPred;

/**
 * Predicts linear BYOL and SimSiam with a learned predictor: a linear encoder and a symmetric linear predictor that share
 * their eigenvectors, on white views, with weight decay. Each mode has the equations of {@link ByolMode}; weights and embeddings
 * follow from them.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class LinearByolProvider implements PredictionProvider {

    @Override
    public String name() {
        return "linear-byol";
    }

    @Override
    public String summary() {
        return "eigenvalues of a learned linear predictor and of a linear encoder, from a start with shared"
                + " eigenvectors";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Tian, Chen, Ganguli",
                "Understanding self-supervised learning dynamics without contrastive pairs",
                2021,
                "arXiv:2102.06810, section 3"));
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                Assumption.loss(
                        "direct-pred with stopped gradients or a teacher",
                        f -> f instanceof DirectPred field
                                && (field.stopGradient() || field.teacherRate().isPresent())),
                Assumption.linearEncoder(),
                Assumption.of(
                        Subject.PREDICTOR,
                        "a linear predictor",
                        p -> CommonAssumptions.predictor(p).orElse(null) instanceof LinearPredictorHead,
                        "there is no linear predictor"),
                Assumption.unconstrained(),
                Assumption.of(
                        Subject.VIEWS,
                        "white anchors and positives",
                        LinearByolProvider::white,
                        "anchors and positives are not exactly white"),
                Assumption.of(
                        Subject.START,
                        "a symmetric predictor that shares its eigenvectors with the encoder at the start",
                        p -> Aligned.of(p, (EncoderWithCompanions) p.encoder()).isPresent(),
                        "the predictor is not symmetric at the start, or does not share its eigenvectors with the"
                                + " encoder"));
    }

    private static boolean white(TrainingProblem problem) {
        R064Store own = anchors(problem);
        R064Store cross = targets(problem);
        return Moments.isMultipleOfIdentity(own, own.doubleValue(0, 0))
                && Moments.isMultipleOfIdentity(cross, cross.doubleValue(0, 0));
    }

    /** Returns XᵀX/n. */
    private static R064Store anchors(TrainingProblem problem) {
        R064Store x = problem.views().block(0);
        return Moments.symmetric(x, x, problem);
    }

    /** Returns XᵀX⁺/n. */
    private static R064Store targets(TrainingProblem problem) {
        return Moments.cross(
                problem.views().block(0),
                problem.views().block(problem.views().layout().positiveBlock(0)),
                problem);
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        DirectPred field = (DirectPred) problem.field();
        EncoderWithCompanions withCompanions = (EncoderWithCompanions) problem.encoder();
        LinearPredictorHead predictor =
                (LinearPredictorHead) CommonAssumptions.predictor(problem).orElseThrow();
        ByolMode mode = new ByolMode(
                field.factor(),
                anchors(problem).doubleValue(0, 0),
                field.targetScale() * targets(problem).doubleValue(0, 0),
                predictor.speed(),
                problem.weightDecay(),
                field.teacherRate());
        return new Modes(
                problem,
                withCompanions,
                mode,
                Aligned.of(problem, withCompanions).orElseThrow());
    }

    /**
     * The start in the eigenvectors that predictor and encoder share.
     *
     * @param vectors V, k×k
     * @param states the initial state of each mode
     */
    private record Aligned(R064Store vectors, List<ByolMode.State> states) {

        static Optional<Aligned> of(TrainingProblem problem, EncoderWithCompanions encoder) {
            LinearAlgebra algebra = problem.algebra();
            var parts = encoder.parts(problem.views().dimension());
            R064Store w = parts.encoder(problem.initial()).blocks().get(0);
            R064Store a = parts.predictor(problem.initial()).blocks().get(0);
            if (!Moments.agree(R064Store.FACTORY.transpose(a), a)) {
                return Optional.empty();
            }
            R064Store v = SharedEigenvectors.of(w, a, algebra);
            R064Store along = algebra.multiply(w, v);
            R064Store teacher = encoder.teacherRate().isPresent()
                    ? algebra.multiply(parts.teacher(problem.initial()).blocks().get(0), v)
                    : along;
            R064Store p = algebra.multiplyLeftTransposed(v, algebra.multiply(a, v));
            R064Store s = algebra.gramOfColumns(along);
            if (!Moments.isDiagonal(p) || !Moments.isDiagonal(s)) {
                return Optional.empty();
            }
            List<ByolMode.State> states = new ArrayList<>();
            R064Store proportional = along.copy();
            R064Store both = algebra.multiplyLeftTransposed(along, teacher);
            int rows = along.getRowDim();
            for (int j = 0; j < v.getColDim(); j++) {
                double square = s.doubleValue(j, j);
                double tau = square > 0 ? both.doubleValue(j, j) / square : 0;
                states.add(new ByolMode.State(p.doubleValue(j, j), Math.sqrt(square), tau * Math.sqrt(square)));
                for (int i = j * rows; i < (j + 1) * rows; i++) {
                    proportional.data[i] *= tau;
                }
            }
            return Moments.agree(teacher, proportional) ? Optional.of(new Aligned(v, states)) : Optional.empty();
        }
    }

    private record Modes(TrainingProblem problem, EncoderWithCompanions encoder, ByolMode mode, Aligned start)
            implements Prediction {

        @Override
        public String formula() {
            return "p' = a s (tau - v p) - eta p, s' = 2 p s (tau - v p) - 2 eta s for each mode of predictor and"
                    + " encoder";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public State at(double time) {
            List<ByolMode.State> now =
                    start.states().stream().map(s -> mode.at(s, time)).toList();
            Weights weights = weights(now);
            R064Store u = problem.algebra()
                    .multiply(problem.views().matrix(), weights.blocks().get(0));
            return new State(time, Optional.of(weights), Optional.of(u), scalars(now));
        }

        private Weights weights(List<ByolMode.State> now) {
            Weights result = problem.initial().zeros();
            var parts = encoder.parts(problem.views().dimension());
            R064Store w = parts.encoder(problem.initial()).blocks().get(0);
            set(parts.encoder(result), problem.algebra().multiply(w, mixed(now, ByolMode.State::encoder, true)));
            set(parts.predictor(result), mixed(now, ByolMode.State::predictor, false));
            if (encoder.teacherRate().isPresent()) {
                set(parts.teacher(result), problem.algebra().multiply(w, mixed(now, ByolMode.State::teacher, true)));
            }
            return result;
        }

        private static void set(Weights part, R064Store value) {
            part.blocks().get(0).fillMatching(value);
        }

        /** Returns V·diag(values)·Vᵀ, with values divided by the encoder's length at the start if it multiplies the start. */
        private R064Store mixed(List<ByolMode.State> now, ToDoubleFunction<ByolMode.State> value, boolean overStart) {
            R064Store scaled = start.vectors().copy();
            int k = scaled.getRowDim();
            for (int j = 0; j < k; j++) {
                double length = overStart ? start.states().get(j).encoder() : 1;
                double factor = length > 0 ? value.applyAsDouble(now.get(j)) / length : 0;
                for (int i = j * k; i < (j + 1) * k; i++) {
                    scaled.data[i] *= factor;
                }
            }
            return problem.algebra().multiplyRightTransposed(scaled, start.vectors());
        }

        private Map<ObservableComponent, Double> scalars(List<ByolMode.State> now) {
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            for (int j = 0; j < now.size(); j++) {
                scalars.put(
                        new ObservableComponent("predictor-modes", j),
                        now.get(j).predictor());
                double length = now.get(j).encoder();
                scalars.put(new ObservableComponent("encoder-modes", j), length * length);
            }
            scalars.put(
                    ObservableComponent.of("critical-weight-decay"),
                    mode.fixedPoints().threshold());
            mode.fixedPoints().stable().ifPresent(p -> scalars.put(ObservableComponent.of("stable-predictor-mode"), p));
            mode.fixedPoints()
                    .unstable()
                    .ifPresent(p -> scalars.put(ObservableComponent.of("unstable-predictor-mode"), p));
            return scalars;
        }
    }
}
