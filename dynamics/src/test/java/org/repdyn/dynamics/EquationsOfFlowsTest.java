package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.repdyn.dynamics.Fixtures.ALGEBRA;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.closedform.ConstrainedLinearFlow;
import org.repdyn.dynamics.closedform.GrassmannFlowProvider;
import org.repdyn.dynamics.closedform.LargeBatchContrast;
import org.repdyn.dynamics.closedform.NaiveFlowProvider;
import org.repdyn.dynamics.closedform.NaiveLinearFlow;
import org.repdyn.dynamics.closedform.TwoLayerMode;
import org.repdyn.dynamics.closedform.WidthIndependentFlow;
import org.repdyn.dynamics.spi.Prediction;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightField;
import org.repdyn.losses.spi.PairingMatrix;
import org.repdyn.losses.spi.QuadraticLoss;
import org.repdyn.testsupport.ConvergenceSlope;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/**
 * Differentiates each matrix-valued closed form by central differences and compares the result with the right-hand side of the
 * equation that the form solves: the error has to fall like the square of the step.
 */
@DisplayName("Closed forms of matrices solve their equations")
class EquationsOfFlowsTest {

    private static final int D = 8;
    private static final int K = 3;
    private static final R064Store C = RandomMatrices.symmetric(D, 3);

    /** Times at which the equations are checked, as multiples of a unit of time. */
    private static final double[] TIMES = {0.1, 0.3};

    private static void solves(DoubleFunction<R064Store> form, UnaryOperator<R064Store> rightHandSide) {
        for (double t : TIMES) {
            R064Store rate = rightHandSide.apply(form.apply(t));
            double size = rate.norm();
            double slope = ConvergenceSlope.measure(
                    0.05,
                    0.5,
                    10,
                    1e-9 * size,
                    h -> Fixtures.distance(
                            combine(1 / (2 * h), form.apply(t + h), -1 / (2 * h), form.apply(t - h)), rate));
            assertThat(slope)
                    .as("order of the differences at t = %s", t)
                    .isGreaterThan(2 - ConvergenceSlope.SLOPE_TOLERANCE);
        }
    }

    /** Returns aX + bY. */
    private static R064Store combine(double a, R064Store x, double b, R064Store y) {
        R064Store result = x.copy();
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = a * x.data[i] + b * y.data[i];
        }
        return result;
    }

    /** Returns X + Xᵀ. */
    private static R064Store symmetrised(R064Store x) {
        return combine(1, x, 1, R064Store.FACTORY.transpose(x));
    }

    private static R064Store paired(PairingMatrix pairing, R064Store x) {
        R064Store result = x.copy();
        pairing.multiply(x, result);
        return result;
    }

    @Test
    @DisplayName("without a constraint: Ẇ = −2CW")
    void naive() {
        NaiveLinearFlow flow = new NaiveLinearFlow(C, RandomMatrices.gaussian(D, K, 4), ALGEBRA);
        solves(t -> flow.weights(t).orElseThrow(), w -> combine(-2, ALGEBRA.multiply(C, w), 0, w));
    }

    @Test
    @DisplayName("without a constraint: the second singular value falls behind the first at the predicted slope")
    void collapseSlope() {
        TrainingProblem problem = Fixtures.formProblem(
                C, RandomMatrices.gaussian(D, K, 4), Fixtures.constraint("euclidean"), TimeGrid.of(0, 1));
        Prediction prediction = new NaiveFlowProvider().solve(problem);
        double slope = prediction.at(1).scalars().get(ObservableComponent.of("collapse-slope"));
        NaiveLinearFlow flow = new NaiveLinearFlow(C, problem.initial().blocks().get(0), ALGEBRA);
        // The other modes are below rounding at t = 100.
        assertThat((flow.logSingularValueRatio(200).orElseThrow()
                                - flow.logSingularValueRatio(100).orElseThrow())
                        / 100)
                .isCloseTo(slope, within(1e-12 * Math.abs(slope)));
    }

    /** e^660 is beyond a factor that is multiplied, and its product with 1e-290 is 3e-4. */
    @ParameterizedTest
    @ValueSource(doubles = {-1, 1})
    @DisplayName("without a constraint, where an exponential is out of range and its product is not")
    void naiveOutOfRange(double sign) {
        R064Store c = R064Store.FACTORY.make(3, 3);
        c.set(0, 0, sign);
        c.set(2, 2, 3 * sign);
        R064Store start = R064Store.FACTORY.column(new double[] {-Math.pow(10, 290 * sign), 0.5, 0});
        NaiveLinearFlow flow = new NaiveLinearFlow(c, start, ALGEBRA);
        double expected = -Math.exp(-660 * sign + 290 * sign * Math.log(10));
        R064Store weights = flow.weights(330).orElseThrow();
        // The rounding of the exponent, 660, is that of its exponential.
        assertThat(weights.data)
                .containsExactly(new double[] {expected, 0.5, 0}, within(660 * 4 * 0x1p-52 * Math.abs(expected)));
        assertThat(flow.loss(330))
                .isCloseTo(sign * expected * expected, within(660 * 8 * 0x1p-52 * expected * expected));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2})
    @DisplayName("with weight decay: Ẇ = −2CW − ηW")
    void naiveWithWeightDecay(double decay) {
        NaiveLinearFlow flow = new NaiveLinearFlow(C, RandomMatrices.gaussian(D, K, 4), decay, ALGEBRA);
        solves(t -> flow.weights(t).orElseThrow(), w -> combine(-2, ALGEBRA.multiply(C, w), -decay, w));
    }

    @Test
    @DisplayName(
            "on the Grassmannian with columns of any length: ẆWᵀ + WẆᵀ = −2(I − P)CP − transpose, times the square of the length")
    void constrainedOfAnyLength() {
        double length = 3;
        R064Store start = combine(length, RandomMatrices.orthonormal(D, K, 4), 0, RandomMatrices.orthonormal(D, K, 4));
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(C, start, length, ALGEBRA);
        solves(t -> gram(flow.weights(t)), g -> {
            R064Store p = combine(1 / (length * length), g, 0, g);
            R064Store pushed = ALGEBRA.multiply(C, p);
            return symmetrised(combine(-2 * length * length, pushed, 2 * length * length, ALGEBRA.multiply(p, pushed)));
        });
        for (double t : TIMES) {
            R064Store along =
                    ALGEBRA.multiplyLeftTransposed(ALGEBRA.symmetricEigen(C).vectors(), flow.weights(t));
            // Eigenvectors have a sign, and the weights a basis of the outputs; the size of a part has neither.
            double[] expected = diagonal(gram(along));
            assertThat(diagonal(gram(flow.parts(t))))
                    .containsExactly(expected, within(Tolerances.rounding(D, 10, length * length)));
            double loss = 0;
            for (int i = 0; i < D; i++) {
                loss += ALGEBRA.symmetricEigen(C).values()[i] * expected[i];
            }
            assertThat(flow.loss(t)).isCloseTo(loss, within(Tolerances.rounding(D * K, 10, Math.abs(loss))));
        }
    }

    private static R064Store gram(R064Store w) {
        return ALGEBRA.multiplyRightTransposed(w, w);
    }

    private static double[] diagonal(R064Store matrix) {
        double[] result = new double[matrix.getRowDim()];
        Arrays.setAll(result, i -> matrix.doubleValue(i, i));
        return result;
    }

    @ParameterizedTest
    @ValueSource(strings = {"stiefel", "grassmann"})
    @DisplayName("on the Grassmannian with weight decay: Ṗ = −grad Wᵀ − W gradᵀ, grad the Riemannian gradient with ηW")
    void constrainedWithWeightDecay(String constraint) {
        TrainingProblem problem = Fixtures.formProblem(
                        C, RandomMatrices.orthonormal(D, K, 4), Fixtures.constraint(constraint), TimeGrid.of(0, 1))
                .withWeightDecay(0.7);
        Prediction prediction = new GrassmannFlowProvider().solve(problem);
        WeightField field = problem.weightField();
        for (double t : TIMES) {
            Weights w = prediction.at(t).weights().orElseThrow();
            Weights gradient = w.zeros();
            field.gradient(w, gradient);
            R064Store half = ALGEBRA.multiplyRightTransposed(
                    gradient.blocks().get(0), w.blocks().get(0));
            R064Store rate = combine(-1, symmetrised(half), 0, half);
            double slope = ConvergenceSlope.measure(
                    0.05,
                    0.5,
                    10,
                    1e-9 * rate.norm(),
                    h -> Fixtures.distance(
                            combine(
                                    1 / (2 * h),
                                    projector(prediction, t + h),
                                    -1 / (2 * h),
                                    projector(prediction, t - h)),
                            rate));
            assertThat(slope)
                    .as("order of the differences at t = %s", t)
                    .isGreaterThan(2 - ConvergenceSlope.SLOPE_TOLERANCE);
        }
    }

    private static R064Store projector(Prediction prediction, double time) {
        return Fixtures.projector(
                prediction.at(time).weights().orElseThrow().blocks().get(0));
    }

    @Test
    @DisplayName("on the Grassmannian: Ṗ = −2(I − P)CP − 2PC(I − P) for P = WWᵀ")
    void constrained() {
        ConstrainedLinearFlow flow = new ConstrainedLinearFlow(C, RandomMatrices.orthonormal(D, K, 4), 1, ALGEBRA);
        solves(t -> Fixtures.projector(flow.weights(t)), p -> {
            R064Store cp = ALGEBRA.multiply(C, p);
            R064Store half = combine(-2, cp, 2, ALGEBRA.multiply(p, cp));
            return symmetrised(half);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.7, 0.7})
    @DisplayName("two layers under a quadratic loss: ṗ = −4cp²")
    void twoLayers(double c) {
        TwoLayerMode mode = new TwoLayerMode(c, 0.4);
        solves(t -> scalar(mode.at(t)), p -> scalar(-4 * c * p.data[0] * p.data[0]));
    }

    @Test
    @DisplayName("InfoNCE in a large batch: ȧ = (4/τ)a(γ − vv⁺a/τ)")
    void largeBatch() {
        LargeBatchContrast law = new LargeBatchContrast(0.5, 1.2, 0.9, 0.7);
        solves(t -> scalar(law.at(0.1, t)), a -> scalar(4 / 0.5 * a.data[0] * (0.7 - 1.2 * 0.9 * a.data[0] / 0.5)));
    }

    private static R064Store scalar(double value) {
        R064Store result = R064Store.FACTORY.make(1, 1);
        result.data[0] = value;
        return result;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    @DisplayName("without width: with S = UUᵀ, Ṡ = −(G − S)MS − SM(G − S)")
    void withoutWidth(int blocks) {
        QuadraticLoss loss = Fixtures.quadratic(blocks);
        ViewLayout layout = loss.views().layout(4);
        PairingMatrix pairing = loss.pairing(layout);
        R064Store x = RandomMatrices.gaussian(layout.rows(), D, 1);
        R064Store gram = ALGEBRA.multiplyRightTransposed(x, x);
        R064Store start = ALGEBRA.multiply(x, RandomMatrices.orthonormal(D, K, 2));
        WidthIndependentFlow flow = new WidthIndependentFlow(gram, pairing, start, ALGEBRA);
        solves(
                flow::gram,
                s -> symmetrised(combine(-1, ALGEBRA.multiply(combine(1, gram, -1, s), paired(pairing, s)), 0, s)));
    }
}
