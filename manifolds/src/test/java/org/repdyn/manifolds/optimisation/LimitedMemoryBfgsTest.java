package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.flat.Euclidean;

@DisplayName("Limited-memory BFGS")
class LimitedMemoryBfgsTest {

    private static final int N = 6;
    private static final int ITERATIONS = 9;
    private static final double STEP = 0.8;

    /** f(x) = ½Σ aᵢxᵢ² + ¼Σ xᵢ⁴, whose Hessian changes, so that each pair of the memory matters. */
    private static R064Store gradient(MatrixStore<Double> x) {
        R064Store g = R064Store.FACTORY.make(N, 1);
        for (int i = 0; i < N; i++) {
            double xi = x.doubleValue(i, 0);
            g.set(i, 0, curvature(i) * xi + xi * xi * xi);
        }
        return g;
    }

    private static double curvature(int i) {
        return 0.2 * (i + 1);
    }

    private static double cost(R064Store x) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            double square = x.doubleValue(i, 0) * x.doubleValue(i, 0);
            sum += curvature(i) * square / 2 + square * square / 4;
        }
        return sum;
    }

    private static R064Store start() {
        R064Store x = R064Store.FACTORY.make(N, 1);
        for (int i = 0; i < N; i++) {
            x.set(i, 0, 0.3 + 0.1 * ((i * i) % 5));
        }
        return x;
    }

    @ParameterizedTest(name = "{0} pairs")
    @ValueSource(ints = {1, 2, 3, 20})
    @DisplayName(
            "in a linear space steps by the dense BFGS updates of the last pairs (Nocedal and Wright 2006, eq. 7.16)")
    void denseUpdates(int memory) {
        MatrixStore<Double> x = start();
        List<MatrixStore<Double>> steps = new ArrayList<>();
        List<MatrixStore<Double>> changes = new ArrayList<>();
        for (int i = 0; i < ITERATIONS; i++) {
            int from = Math.max(0, steps.size() - memory);
            R064Store g = gradient(x);
            MatrixStore<Double> step = inverseHessian(steps.subList(from, i), changes.subList(from, i))
                    .multiply(g)
                    .multiply(-STEP);
            x = x.add(step);
            steps.add(step);
            changes.add(gradient(x).subtract(g));
        }

        R064Store end = RiemannianProblem.on(new Euclidean(N, 1))
                .minimize(LimitedMemoryBfgsTest::cost)
                .gradient(LimitedMemoryBfgsTest::gradient)
                .start(start())
                .stopWhen(StoppingCriterion.maxIterations(ITERATIONS))
                .solve(LimitedMemoryBfgs.defaults().memory(memory).lineSearch(FixedStep.of(STEP)))
                .point();

        // Nine products of matrices of condition 10; a pair more or less changes the end by more than 1e-4.
        assertThat(end.subtract(x).norm()).isLessThan(1e-13);
    }

    /** Returns the inverse Hessian after the updates, which begin at a multiple of I. */
    private static MatrixStore<Double> inverseHessian(
            List<MatrixStore<Double>> steps, List<MatrixStore<Double>> changes) {
        MatrixStore<Double> identity = R064Store.FACTORY.makeEye(N, N);
        if (steps.isEmpty()) {
            return identity;
        }
        MatrixStore<Double> y = changes.get(changes.size() - 1);
        MatrixStore<Double> h = identity.multiply(
                steps.get(steps.size() - 1).transpose().multiply(y).doubleValue(0, 0)
                        / y.transpose().multiply(y).doubleValue(0, 0));
        for (int i = 0; i < steps.size(); i++) {
            MatrixStore<Double> s = steps.get(i);
            double rho = 1 / s.transpose().multiply(changes.get(i)).doubleValue(0, 0);
            MatrixStore<Double> v =
                    identity.subtract(changes.get(i).multiply(s.transpose()).multiply(rho));
            h = v.transpose()
                    .multiply(h)
                    .multiply(v)
                    .add(s.multiply(s.transpose()).multiply(rho));
        }
        return h;
    }
}
