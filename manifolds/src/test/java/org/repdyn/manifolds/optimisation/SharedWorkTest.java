package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.repdyn.manifolds.optimisation.StoppingCriterion.maxIterations;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;

/** Tests that work is done once at a point, and again wherever a remembered result would be wrong. */
@DisplayName("Shared work")
class SharedWorkTest {

    private int calls;

    private final SharedWork<R064Store> doubled = SharedWork.matrix(2, 1, (x, result) -> {
        calls++;
        for (int i = 0; i < 2; i++) {
            result.data[i] = 2 * x.data[i];
        }
    });

    @Test
    @DisplayName("is done once at each of the last two points")
    void once() {
        R064Store x = R064Store.FACTORY.column(1, 2);
        R064Store y = R064Store.FACTORY.column(3, 4);
        assertThat(doubled.at(x).data).containsExactly(2, 4);
        assertThat(doubled.at(y).data).containsExactly(6, 8);
        assertThat(doubled.at(R064Store.FACTORY.column(1, 2)).data).containsExactly(2, 4);
        assertThat(doubled.at(y).data).containsExactly(6, 8);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    @DisplayName("keeps the point that was asked for last when a third one comes")
    void third() {
        R064Store x = R064Store.FACTORY.column(1, 2);
        doubled.at(x);
        doubled.at(R064Store.FACTORY.column(3, 4));
        doubled.at(x);
        doubled.at(R064Store.FACTORY.column(5, 6));
        doubled.at(x);
        assertThat(calls).isEqualTo(3);
        doubled.at(R064Store.FACTORY.column(3, 4));
        assertThat(calls).isEqualTo(4);
    }

    @Test
    @DisplayName("is done again when the memory of a point holds another point")
    void overwritten() {
        R064Store x = R064Store.FACTORY.column(1, 2);
        doubled.at(x);
        x.data[1] = 5;
        assertThat(doubled.at(x).data).containsExactly(2, 10);
    }

    @Test
    @DisplayName("is done again after it has failed")
    void failure() {
        boolean[] fails = {true};
        SharedWork<double[]> work = SharedWork.of(() -> new double[1], (x, result) -> {
            if (fails[0]) {
                throw new ArithmeticException("not here");
            }
            result[0] = x.data[0];
        });
        R064Store x = R064Store.FACTORY.column(7);
        assertThatThrownBy(() -> work.at(x)).isInstanceOf(ArithmeticException.class);
        fails[0] = false;
        assertThat(work.at(x)).containsExactly(7);
    }

    @Test
    @DisplayName("costs a solver no more than its costs do, and changes no bit")
    void solver() {
        KnownProblem known = KnownProblem.subspace(9, 3, 1);
        int[] gradients = {0};
        SharedWork<R064Store> gradient =
                SharedWork.matrix(known.manifold().rows(), known.manifold().columns(), (x, result) -> {
                    gradients[0]++;
                    known.gradient().gradient(x, result);
                });
        // The cost of this problem is half of the inner product of the point and the gradient.
        RiemannianProblem shared = RiemannianProblem.on(known.manifold())
                .minimize(x -> half(x, gradient.at(x)))
                .gradient((x, g) -> System.arraycopy(gradient.at(x).data, 0, g.data, 0, g.data.length))
                .stopWhen(maxIterations(20));
        RiemannianProblem separate = RiemannianProblem.on(known.manifold())
                .minimize(x -> {
                    R064Store g = x.copy();
                    known.gradient().gradient(x, g);
                    return half(x, g);
                })
                .gradient(known.gradient())
                .stopWhen(maxIterations(20));
        OptimisationResult expected = separate.solve(ConjugateGradient.defaults());
        OptimisationResult result = shared.solve(ConjugateGradient.defaults());
        assertThat(result.point().data).isEqualTo(expected.point().data);
        assertThat(result.cost()).isEqualTo(expected.cost());
        // The second evaluation at the end of a run that did not converge finds its point remembered.
        assertThat(gradients[0]).isEqualTo((int) result.evaluations().costs() - 1);
    }

    private static double half(R064Store x, R064Store g) {
        double sum = 0;
        for (int i = 0; i < x.data.length; i++) {
            sum += x.data[i] * g.data[i];
        }
        return sum / 2;
    }
}
