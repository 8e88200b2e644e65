package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.manifolds.flat.Euclidean;
import org.repdyn.manifolds.spi.NamedRetraction;

@DisplayName("The comparison of given derivatives with the cost")
class GivenDerivativesTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 3})
    @DisplayName("takes no kink of the gradient at the point for a wrong Hessian, and finds a wrong one beside a kink")
    void kinkOfGradient(double above) {
        assertThat(warnings(above, 1, 1)).isEmpty();
        assertThat(warnings(above, 1.01, 1)).isEmpty();
        assertThat(warnings(above, 1.01, -1))
                .singleElement()
                .asString()
                .startsWith("the Hessian does not fit the cost");
    }

    @Test
    @DisplayName("takes no right gradient for a wrong one where the step that suits other entries is too long")
    void entriesOfOtherSizes() {
        // A narrow valley at 0 of the second entry; the step is 0.7 long, as suits the first one.
        Euclidean plane = new Euclidean(2, 1);
        for (double factor : new double[] {1, -1}) {
            Objective objective = new Objective(
                    plane,
                    p -> -Math.exp(-1e4 * p.data[1] * p.data[1]),
                    Optional.of((p, g) -> {
                        g.data[0] = 0;
                        g.data[1] = factor * 2e4 * p.data[1] * Math.exp(-1e4 * p.data[1] * p.data[1]);
                    }),
                    Optional.empty(),
                    Optional.empty(),
                    NamedRetraction.all(plane).get(0),
                    false,
                    R064Store.FACTORY.make(2, 1));
            Iterate at = new Iterate(R064Store.FACTORY.make(2, 1));
            at.point.data[0] = 1e3;
            at.point.data[1] = 5e-3;
            objective.evaluateCost(at);
            objective.evaluateGradient(at);
            assertThat(GivenDerivatives.warnings(objective, at)).hasSize(factor == 1 ? 0 : 1);
        }
    }

    /** Returns the warnings at x for x plus the square of x − 1 with another weight on each side of 1, and a multiple of its second derivative. */
    private static List<String> warnings(double above, double x, double factor) {
        Euclidean line = new Euclidean(1, 1);
        Objective objective = new Objective(
                line,
                p -> p.data[0] + weight(p, above) * (p.data[0] - 1) * (p.data[0] - 1),
                Optional.of((p, g) -> g.data[0] = 1 + 2 * weight(p, above) * (p.data[0] - 1)),
                Optional.empty(),
                Optional.of((p, v, h) -> h.data[0] = factor * 2 * weight(p, above) * v.data[0]),
                NamedRetraction.all(line).get(0),
                false,
                R064Store.FACTORY.make(1, 1));
        Iterate at = new Iterate(R064Store.FACTORY.make(1, 1));
        at.point.data[0] = x;
        objective.evaluateCost(at);
        objective.evaluateGradient(at);
        // Only a Hessian that the solver has called is compared.
        objective.hessian(at, at.gradient, R064Store.FACTORY.make(1, 1));
        return GivenDerivatives.warnings(objective, at);
    }

    private static double weight(R064Store p, double above) {
        return p.data[0] < 1 ? 4 - above : above;
    }
}
