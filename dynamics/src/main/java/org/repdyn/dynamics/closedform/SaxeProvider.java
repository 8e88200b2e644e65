package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.observable.Modes;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.dynamics.spi.Assumption;
import org.repdyn.dynamics.spi.Assumption.Subject;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.PredictionProvider;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.supervised.SquaredRegression;

/**
 * Predicts regression by a linear network of two matrices on white inputs, from a balanced start along the modes of the
 * input-output correlation: each mode is a {@link SaxeSigmoid}.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SaxeProvider implements PredictionProvider {

    @Override
    public String name() {
        return "deep-linear-modes";
    }

    @Override
    public String summary() {
        return "a(t) = s exp(2st)/(exp(2st) - 1 + s/a0), one per mode: regression by two linear layers, white inputs";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Saxe, McClelland, Ganguli",
                "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks",
                2014,
                "arXiv:1312.6120"));
    }

    @Override
    public List<Assumption> assumptions() {
        return List.of(
                new Assumption(
                        Subject.LOSS,
                        "the loss is squared-regression with targets",
                        p -> p.field() instanceof SquaredRegression
                                        && p.views().targets().isPresent()
                                ? Optional.empty()
                                : Optional.of("the loss is not squared-regression with targets")),
                Assumption.unconstrained(),
                Assumption.noWeightDecay(),
                TwoMatrices.PRODUCT,
                Assumption.of(Subject.VIEWS, "white inputs", SaxeProvider::white, "the inputs are not white"),
                TwoMatrices.BALANCED,
                new Assumption(
                        Subject.START,
                        "a start along the modes of the input-output correlation, each with a positive strength",
                        SaxeProvider::startViolation));
    }

    private static boolean white(TrainingProblem problem) {
        R064Store x = problem.views().block(0);
        return Moments.isMultipleOfIdentity(Moments.symmetric(x, x, problem), 1);
    }

    private static Optional<String> startViolation(TrainingProblem problem) {
        R064Store start = start(problem, modes(problem));
        if (!Moments.isDiagonal(start)) {
            return Optional.of("the start is not along the modes of the input-output correlation");
        }
        for (int j = 0; j < Math.min(start.getRowDim(), start.getColDim()); j++) {
            if (!(start.doubleValue(j, j) > 0)) {
                return Optional.of("a mode starts at zero or with the wrong sign");
            }
        }
        return Optional.empty();
    }

    private static ThinSvd modes(TrainingProblem problem) {
        R064Store x = problem.views().block(0);
        return problem.algebra()
                .thinSvd(problem.algebra()
                        .multiplyLeftTransposed(x, problem.views().targets().orElseThrow()));
    }

    /** Returns the product of the two matrices in the basis of the modes; diagonal for an aligned start. */
    private static R064Store start(TrainingProblem problem, ThinSvd modes) {
        LinearAlgebra algebra = problem.algebra();
        R064Store product = TwoMatrices.product(problem);
        return algebra.multiply(algebra.multiplyLeftTransposed(modes.left(), product), modes.right());
    }

    @Override
    public boolean givesWeights() {
        return true;
    }

    @Override
    public Prediction solve(TrainingProblem problem) {
        R064Store x = problem.views().block(0);
        ThinSvd modes = modes(problem);
        R064Store start = start(problem, modes);
        List<SaxeSigmoid> sigmoids = new ArrayList<>();
        for (int j = 0; j < modes.values().length; j++) {
            sigmoids.add(new SaxeSigmoid(modes.values()[j] / x.getRowDim(), start.doubleValue(j, j)));
        }
        return new Sigmoids(problem, modes, basis(problem, x, modes), sigmoids, unexplained(problem, sigmoids));
    }

    /** Returns the modes: on white inputs X the map from inputs to embeddings is XᵀU/n, and its part along a mode is that of the left vector. */
    private static Modes basis(TrainingProblem problem, R064Store x, ThinSvd modes) {
        R064Store anchors = problem.algebra().multiply(x, modes.left());
        R064Store vectors = R064Store.FACTORY.make(
                problem.views().layout().rows(), modes.left().getColDim());
        for (int j = 0; j < anchors.getColDim(); j++) {
            for (int i = 0; i < anchors.getRowDim(); i++) {
                vectors.set(i, j, anchors.doubleValue(i, j) / x.getRowDim());
            }
        }
        return Modes.ofEmbeddings(modes.values(), vectors);
    }

    /** Returns (‖Y‖²/n − Σs²)/2, the part of the targets that no linear map of white inputs explains: the loss when all modes are learned. */
    private static double unexplained(TrainingProblem problem, List<SaxeSigmoid> sigmoids) {
        R064Store targets = problem.views().targets().orElseThrow();
        double square = 0;
        for (double y : targets.data) {
            square += y * y;
        }
        double explained =
                sigmoids.stream().mapToDouble(s -> s.strength() * s.strength()).sum();
        return Math.max(0, square / targets.getRowDim() - explained) / 2;
    }

    private record Sigmoids(
            TrainingProblem problem, ThinSvd modes, Modes basis, List<SaxeSigmoid> sigmoids, double unexplained)
            implements Prediction {

        /**
         * Returns a matrix at a time. A balanced factor of a mode has length √a: W(t) = W(0)·V diag(√(a(t)/a(0)))Vᵀ, V the modes on
         * the side of this matrix. The part orthogonal to the modes is zero, as W₁W₁ᵀ = W₂W₂ᵀ.
         */
        private R064Store grown(R064Store start, R064Store sides, double time) {
            R064Store parts = problem.algebra().multiply(start, sides);
            for (int j = 0; j < sigmoids.size(); j++) {
                SaxeSigmoid mode = sigmoids.get(j);
                double growth = Math.sqrt(mode.at(time) / mode.at(0));
                for (int i = 0; i < parts.getRowDim(); i++) {
                    parts.set(i, j, parts.doubleValue(i, j) * growth);
                }
            }
            return problem.algebra().multiplyRightTransposed(parts, sides);
        }

        @Override
        public String formula() {
            return "a(t) = s exp(2st)/(exp(2st) - 1 + s/a(0)) for each singular value s of X'Y/n";
        }

        @Override
        public Gauge gauge() {
            return Gauge.EXACT;
        }

        @Override
        public State at(double time) {
            R064Store scaled = modes.left().copy();
            double[] a = new double[sigmoids.size()];
            double loss = unexplained;
            for (int j = 0; j < a.length; j++) {
                a[j] = sigmoids.get(j).at(time);
                loss += Math.pow(sigmoids.get(j).strength() - a[j], 2) / 2;
                for (int i = 0; i < scaled.getRowDim(); i++) {
                    scaled.set(i, j, scaled.doubleValue(i, j) * a[j]);
                }
            }
            Map<ObservableComponent, Double> scalars = new LinkedHashMap<>();
            double[] ordered = Arrays.stream(a).sorted().toArray();
            for (int j = 0; j < a.length; j++) {
                double mode = ordered[a.length - 1 - j];
                scalars.put(new ObservableComponent("correlation", j), mode * mode);
            }
            scalars.put(ObservableComponent.of(ObservableNames.LOSS), loss);
            scalars.putAll(basis.predicted(R064Store.FACTORY.column(a)));
            R064Store map = problem.algebra().multiplyRightTransposed(scaled, modes.right());
            return new State(
                    time,
                    Optional.of(new Weights(List.of(
                            grown(problem.initial().blocks().get(0), modes.left(), time),
                            grown(problem.initial().blocks().get(1), modes.right(), time)))),
                    Optional.of(problem.algebra().multiply(problem.views().matrix(), map)),
                    scalars);
        }

        @Override
        public Theory theory() {
            return new Theory(Optional.of(basis), Optional.empty());
        }
    }
}
