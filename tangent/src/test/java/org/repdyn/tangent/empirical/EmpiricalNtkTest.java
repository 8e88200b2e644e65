package org.repdyn.tangent.empirical;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.core.views.Views;
import org.repdyn.dynamics.encoder.HiddenActivation;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.encoder.TwoLayerEncoder;
import org.repdyn.kernels.activations.AbRelu;
import org.repdyn.kernels.lowrank.TopEigenpairs;
import org.repdyn.kernels.recursion.InfiniteNetwork;
import org.repdyn.losses.linear.LinearLosses;
import org.repdyn.losses.spi.BrokenLossException;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.supervised.SquaredRegression;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@Tag("slow")
@DisplayName("The empirical tangent kernel")
class EmpiricalNtkTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int D = 5;

    private static TwoLayerEncoder network(int width) {
        return new TwoLayerEncoder(3, width, HiddenActivation.ERF);
    }

    private static double distance(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum = Math.hypot(sum, a.data[i] - b.data[i]);
        }
        return sum;
    }

    @Test
    @DisplayName("and its linearised network name a field as the reason if it changes the embeddings")
    void brokenField() {
        EmbeddingField writes = new EmbeddingField() {
            @Override
            public ViewRequirements views() {
                return ViewRequirements.PAIRS;
            }

            @Override
            public void field(Embeddings embeddings, R064Store result) {
                embeddings.matrix().data[0] += 1;
            }
        };
        Views views = new Views(new ViewLayout(4, 1, 0), RandomMatrices.gaussian(8, D, 1), Optional.empty());
        TwoLayerEncoder network = network(6);
        Weights start = network.initialise(D, new Seed(3));
        LinearisedNetwork linearised = new LinearisedNetwork(network, writes, views, start, ALGEBRA);
        assertThatThrownBy(() -> linearised.descend(0.1, 1))
                .isInstanceOf(BrokenLossException.class)
                .hasMessageContaining("the loss changed the embeddings");
        HessianNorm hessian = new HessianNorm(network, writes, views, ALGEBRA);
        assertThatThrownBy(() -> hessian.at(start, 1e-6, 10, new Seed(1)))
                .isInstanceOf(BrokenLossException.class)
                .hasMessageContaining("the loss changed the embeddings");
    }

    @Test
    @DisplayName("is the same with a small memory budget, which only makes its blocks smaller")
    void blocks() {
        R064Store x = RandomMatrices.gaussian(17, D, 1);
        TwoLayerEncoder network = network(40);
        Weights w = network.initialise(D, new Seed(3));
        EmpiricalNtk roomy = new EmpiricalNtk(network, ALGEBRA);
        for (Reduction reduction : Reduction.values()) {
            int q = reduction == Reduction.FULL ? 3 : 1;
            long kernelBytes = 8L * 17 * 17 * q * q;
            long budget = kernelBytes + 30_000;
            EmpiricalNtk tight = new EmpiricalNtk(network, ALGEBRA, budget);
            EmpiricalNtk.Plan plan = tight.plan(17, 17, D, reduction, 1);
            assertThat(plan.blockRows()).isLessThan(17);
            assertThat(plan.bytes()).isLessThanOrEqualTo(budget);
            R064Store whole = roomy.kernel(x, w, reduction);
            R064Store pieces = tight.kernel(x, w, reduction);
            assertThat(distance(whole, pieces)).isLessThan(Tolerances.rounding(40, 1, whole.norm()));
            for (int i = 0; i < pieces.getRowDim(); i++) {
                for (int j = 0; j < i; j++) {
                    assertThat(pieces.doubleValue(i, j)).isEqualTo(pieces.doubleValue(j, i));
                }
            }
        }
    }

    @Test
    @DisplayName("is refused above the memory budget, with the number of samples that fit and what to do")
    void overBudget() {
        EmpiricalNtk ntk = new EmpiricalNtk(network(40), ALGEBRA, 1_000_000);
        assertThatThrownBy(() -> ntk.plan(1000, 1000, D, Reduction.FULL, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the budget is 1000000")
                .hasMessageContaining("at most 117 samples fit")
                .hasMessageContaining("Nyström");
        assertThat(ntk.plan(117, 117, D, Reduction.FULL, 1).bytes()).isLessThanOrEqualTo(1_000_000);
        assertThatThrownBy(() -> ntk.plan(118, 118, D, Reduction.FULL, 1)).hasMessageContaining("at most 117");
        R064Store x = RandomMatrices.gaussian(3, D, 1);
        R064Store y = RandomMatrices.gaussian(3, D + 1, 1);
        Weights w = network(40).initialise(D, new Seed(1));
        assertThatThrownBy(() -> ntk.cross(x, y, w, Reduction.FULL)).hasMessageContaining("5 and 6 columns");
    }

    @Test
    @DisplayName("uses a pushforward that is the derivative of the embeddings: its error falls with the squared step")
    void pushforward() {
        R064Store x = RandomMatrices.gaussian(6, D, 1);
        TwoLayerEncoder network = network(16);
        Weights w = network.initialise(D, new Seed(3));
        Weights v = network.initialise(D, new Seed(4));
        TangentOperator tangent = new TangentOperator(network, x, w, ALGEBRA);
        R064Store derivative = tangent.pushforward(v);
        double[] errors = new double[4];
        for (int s = 0; s < 4; s++) {
            double h = 0.1 / (1 << s);
            R064Store up = new TangentOperator(network, x, moved(w, v, h), ALGEBRA).embeddings();
            R064Store down = new TangentOperator(network, x, moved(w, v, -h), ALGEBRA).embeddings();
            for (int i = 0; i < up.data.length; i++) {
                up.data[i] = (up.data[i] - down.data[i]) / (2 * h);
            }
            errors[s] = distance(up, derivative);
        }
        // The next term of the error is h² smaller, and changes the order by 0.002 at these steps.
        assertThat(Math.log(errors[2] / errors[3]) / Math.log(2)).isCloseTo(2, within(0.01));
        LinearEncoder linear = new LinearEncoder(3);
        Weights direction = linear.initialise(D, new Seed(6));
        R064Store exact = ALGEBRA.multiply(x, direction.blocks().get(0));
        R064Store pushed =
                new TangentOperator(linear, x, linear.initialise(D, new Seed(5)), ALGEBRA).pushforward(direction);
        assertThat(pushed.data).containsExactly(exact.data);
    }

    private static Weights moved(Weights w, Weights v, double h) {
        Weights result = w.copy();
        for (int b = 0; b < w.blocks().size(); b++) {
            for (int i = 0; i < w.blocks().get(b).data.length; i++) {
                result.blocks().get(b).data[i] += h * v.blocks().get(b).data[i];
            }
        }
        return result;
    }

    @Test
    @DisplayName("has its top eigenvalues from products alone")
    void topOfTheSpectrum() {
        R064Store x = RandomMatrices.gaussian(12, D, 1);
        TwoLayerEncoder network = network(64);
        Weights w = network.initialise(D, new Seed(3));
        R064Store theta = new EmpiricalNtk(network, ALGEBRA).kernel(x, w, Reduction.FULL);
        double[] full = ALGEBRA.symmetricEigen(theta).values();
        TopEigenpairs top =
                TopEigenpairs.lanczos(new TangentOperator(network, x, w, ALGEBRA), 3, 1e-12, 36, new Seed(8), ALGEBRA);
        for (int j = 0; j < 3; j++) {
            assertThat(top.values()[j]).isCloseTo(full[35 - j], within(Tolerances.rounding(100, 1, full[35])));
        }
    }

    @Test
    @DisplayName("has a mean that tends to the analytic kernel like the root of the width, within its standard errors")
    void monteCarlo() {
        R064Store x = RandomMatrices.gaussian(8, D, 1);
        R064Store exact = InfiniteNetwork.fullyConnected(AbRelu.RELU, 1, 1, Optional.empty())
                .ntk(x);
        List<double[]> points = new ArrayList<>();
        for (int width = 16; width <= 4096; width *= 4) {
            double error = 0;
            double claimed = 0;
            for (int repeat = 0; repeat < 12; repeat++) {
                MonteCarloKernel kernel = MonteCarloKernel.of(
                        new TwoLayerEncoder(2, width, HiddenActivation.RELU),
                        x,
                        8,
                        new Seed(width).child(repeat),
                        ALGEBRA);
                error = Math.hypot(error, distance(kernel.mean(), exact));
                claimed = Math.hypot(claimed, distance(kernel.standardError(), R064Store.FACTORY.make(8, 8)));
            }
            // Entries of one draw are strongly dependent: a root mean square over 12 repeats has a relative error of a
            // fifth.
            assertThat(error / claimed).isBetween(0.4, 1.6);
            points.add(new double[] {Math.log(width), Math.log(error), Math.log(claimed)});
        }
        // An error of a fifth at five widths, spaced by factors of four, gives an error of 0.04 in the slope.
        assertThat(slope(points, 1)).isCloseTo(-0.5, within(0.12));
        assertThat(slope(points, 2)).isCloseTo(-0.5, within(0.12));
        assertThatThrownBy(() -> MonteCarloKernel.of(network(4), x, 1, new Seed(1), ALGEBRA))
                .hasMessageContaining("at least 2 draws, got 1");
    }

    private static double slope(List<double[]> points, int column) {
        double mx = points.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double my = points.stream().mapToDouble(p -> p[column]).average().orElseThrow();
        double xy =
                points.stream().mapToDouble(p -> (p[0] - mx) * (p[column] - my)).sum();
        double xx = points.stream().mapToDouble(p -> (p[0] - mx) * (p[0] - mx)).sum();
        return xy / xx;
    }

    private static Views regression(int n, long seed) {
        return new Views(
                new ViewLayout(n, 0, 0),
                RandomMatrices.gaussian(n, D, seed),
                Optional.of(RandomMatrices.gaussian(n, 3, seed + 1)));
    }

    @Test
    @DisplayName("gives a linearised network that is closer to the network the wider it is, like 1/m")
    void linearisedNetwork() {
        Views views = regression(6, 20);
        List<double[]> points = new ArrayList<>();
        for (int width = 64; width <= 4096; width *= 4) {
            double sum = 0;
            for (int s = 0; s < 4; s++) {
                TwoLayerEncoder network = network(width);
                LinearisedNetwork beside = new LinearisedNetwork(
                        network, new SquaredRegression(), views, network.initialise(D, new Seed(s)), ALGEBRA);
                assertThat(beside.deviation()).isZero();
                beside.descend(1, 20);
                sum += beside.deviation();
            }
            points.add(new double[] {Math.log(width), Math.log(sum)});
        }
        // The bound is 1/√m; the second-order term is odd in the sign of the readout weights, so that its mean over
        // them
        // vanishes and 1/m remains. A sum of four draws has an error of about a third, which is 0.08 in the slope.
        assertThat(slope(points, 1)).isCloseTo(-1, within(0.25));
    }

    @Test
    @DisplayName("comes with the largest eigenvalue of the Hessian, which is known for a linear model")
    void hessian() {
        Views views = regression(9, 30);
        LinearEncoder linear = new LinearEncoder(3);
        R064Store x = views.matrix();
        double[] moments =
                ALGEBRA.symmetricEigen(ALGEBRA.multiplyLeftTransposed(x, x)).values();
        double expected = moments[D - 1] / 9;
        HessianNorm.Result result = new HessianNorm(linear, new SquaredRegression(), views, ALGEBRA)
                .at(linear.initialise(D, new Seed(1)), 1e-12, 2000, new Seed(2));
        // The loss is quadratic, so the only error of its central difference is the gradient's rounding over the step.
        assertThat(result.largest()).isCloseTo(expected, within(1e-8 * expected));
        assertThat(result.magnitude()).isEqualTo(result.largest());
        // An eigenvalue known to 1e-12 has a vector known to the root of that, over the relative gap of the spectrum.
        double gap = 1 - moments[D - 2] / moments[D - 1];
        assertThat(result.residual()).isLessThan(1e-6 / gap * expected);
    }

    @Test
    @DisplayName("comes with the largest eigenvalue of the Hessian also if the largest magnitude is negative")
    void indefiniteHessian() {
        // L = −(1/n)Σ u·u⁺ through a linear model: Hessian −2·sym(X'X⁺)/n for each output.
        ViewLayout layout = new ViewLayout(9, 1, 0);
        R064Store x = RandomMatrices.gaussian(18, D, 3);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < D; j++) {
                x.set(9 + i, j, x.doubleValue(i, j) + 1.5 * x.doubleValue(9 + i, j));
            }
        }
        R064Store c = R064Store.FACTORY.make(D, D);
        for (int i = 0; i < 9; i++) {
            for (int p = 0; p < D; p++) {
                for (int q = 0; q < D; q++) {
                    c.add(
                            p,
                            q,
                            -(x.doubleValue(i, p) * x.doubleValue(9 + i, q)
                                            + x.doubleValue(i, q) * x.doubleValue(9 + i, p))
                                    / 9);
                }
            }
        }
        double[] values = ALGEBRA.symmetricEigen(c).values();
        assertThat(-values[0]).isGreaterThan(Math.abs(values[D - 1]));
        LinearEncoder linear = new LinearEncoder(2);
        HessianNorm.Result result = new HessianNorm(
                        linear,
                        LinearLosses.LINEAR_ALIGNMENT.create(new NoOptions()),
                        new Views(layout, x, Optional.empty()),
                        ALGEBRA)
                .at(linear.initialise(D, new Seed(1)), 1e-13, 5000, new Seed(2));
        // The loss is quadratic, so the error of its differences is the rounding of a gradient over the step ∛ε.
        double differences = 10 * Math.pow(Tolerances.EPSILON, 2.0 / 3) * -values[0];
        assertThat(result.magnitude()).isCloseTo(-values[0], within(differences));
        assertThat(result.largest()).isCloseTo(values[D - 1], within(differences));
    }
}
