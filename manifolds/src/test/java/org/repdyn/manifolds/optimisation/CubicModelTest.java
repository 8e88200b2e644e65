package org.repdyn.manifolds.optimisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

@DisplayName("The minimum of a cubic model")
class CubicModelTest {

    @RepeatedTest(20)
    @DisplayName("satisfies the optimality conditions, also for indefinite matrices")
    void optimality(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        int n = 1 + random.nextInt(12);
        double[] diagonal = random.doubles(n, -5, 5).toArray();
        double[] off = random.doubles(n, 0.1, 2).toArray();
        double sigma = Math.exp(random.nextGaussian());
        double beta = Math.exp(3 * random.nextGaussian());
        CubicModel model = new CubicModel(n);
        double norm = model.minimise(diagonal, off, n, beta, sigma);
        double[] y = model.solution;
        double lambda = sigma * norm;
        for (int i = 0; i < n; i++) {
            double gradient = (i == 0 ? beta : 0)
                    + (diagonal[i] + lambda) * y[i]
                    + (i > 0 ? off[i - 1] * y[i - 1] : 0)
                    + (i + 1 < n ? off[i] * y[i + 1] : 0);
            // The system may be as ill-conditioned as λ is close to an eigenvalue; a backward error is what elimination
            // gives.
            assertThat(gradient).isCloseTo(0, Offset.offset(1e-9 * (1 + lambda + 9) * (1 + norm)));
        }
        double value = value(diagonal, off, y, beta, sigma);
        for (int trial = 0; trial < 200; trial++) {
            double[] other = random.doubles(n, -1, 1).toArray();
            double scale = 2 * norm * random.nextDouble();
            for (int i = 0; i < n; i++) {
                other[i] = trial % 2 == 0 ? scale * other[i] : y[i] + 1e-3 * scale * other[i];
            }
            assertThat(value(diagonal, off, other, beta, sigma)).isGreaterThanOrEqualTo(value - 1e-9 * Math.abs(value));
        }
    }

    private static double value(double[] diagonal, double[] off, double[] y, double beta, double sigma) {
        double sum = beta * y[0];
        double square = 0;
        for (int i = 0; i < y.length; i++) {
            sum += diagonal[i] * y[i] * y[i] / 2 + (i + 1 < y.length ? off[i] * y[i] * y[i + 1] : 0);
            square += y[i] * y[i];
        }
        return sum + sigma / 3 * Math.pow(square, 1.5);
    }
}
