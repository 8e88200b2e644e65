package org.repdyn.losses.contrastive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("InfoNCE without normalisation, linear model")
final class InfoNceFlowTest {

    private static final int SAMPLES = 7;
    private static final int DIMENSION = 5;
    private static final int OUTPUTS = 3;
    private static final double TEMPERATURE = 0.8;
    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Computes the three matrices of theory.md entry by entry (Jing et al. 2022, section 4). */
    @Test
    @DisplayName("has the gradient −(Σ₀ − Σ₁ + R)W/τ")
    void gradientOfTheWeights() {
        R064Store views = RandomMatrices.gaussian(2 * SAMPLES, DIMENSION, 1);
        R064Store weights = RandomMatrices.gaussian(DIMENSION, OUTPUTS, 2);
        R064Store embeddings = ALGEBRA.multiply(views, weights);
        R064Store gradient = R064Store.FACTORY.make(2 * SAMPLES, OUTPUTS);
        InfoNce.of(new InfoNceOptions(TEMPERATURE, InfoNceOptions.Variant.JING))
                .valueAndGradient(
                        new Embeddings(new ViewLayout(SAMPLES, 1, 0), embeddings, Optional.empty(), ALGEBRA), gradient);

        R064Store got = ALGEBRA.multiplyLeftTransposed(views, gradient);
        R064Store want = ALGEBRA.multiply(force(views, softmax(embeddings)), weights);

        for (int i = 0; i < got.data.length; i++) {
            assertThat(got.data[i])
                    .isCloseTo(
                            -want.data[i] / TEMPERATURE,
                            within(Tolerances.rounding(SAMPLES * SAMPLES, 1, want.norm())));
        }
    }

    /** Returns P, the softmax of the rows of UU⁺ᵀ/τ. */
    private static double[][] softmax(R064Store embeddings) {
        double[][] p = new double[SAMPLES][SAMPLES];
        for (int i = 0; i < SAMPLES; i++) {
            double sum = 0;
            for (int j = 0; j < SAMPLES; j++) {
                double logit = 0;
                for (int c = 0; c < OUTPUTS; c++) {
                    logit += embeddings.doubleValue(i, c) * embeddings.doubleValue(SAMPLES + j, c);
                }
                p[i][j] = Math.exp(logit / TEMPERATURE);
                sum += p[i][j];
            }
            for (int j = 0; j < SAMPLES; j++) {
                p[i][j] /= sum;
            }
        }
        return p;
    }

    /** Returns Σ₀ − Σ₁ + R, d×d. */
    private static R064Store force(R064Store views, double[][] p) {
        R064Store result = R064Store.FACTORY.make(DIMENSION, DIMENSION);
        for (int j = 0; j < SAMPLES; j++) {
            double column = 0;
            for (int i = 0; i < SAMPLES; i++) {
                column += p[i][j];
                addOuterProduct(result, (i == j ? p[i][i] - 1 : p[i][j]) / SAMPLES, views, i, SAMPLES + j);
            }
            for (int a = 0; a < DIMENSION; a++) {
                for (int b = 0; b < DIMENSION; b++) {
                    result.add(
                            a,
                            b,
                            (1 - column)
                                    / SAMPLES
                                    * views.doubleValue(SAMPLES + j, a)
                                    * views.doubleValue(SAMPLES + j, b));
                }
            }
        }
        return result;
    }

    /** Adds factor·(x − y)(x − y)ᵀ, x and y two rows of the views. */
    private static void addOuterProduct(R064Store sum, double factor, R064Store views, int x, int y) {
        for (int a = 0; a < DIMENSION; a++) {
            for (int b = 0; b < DIMENSION; b++) {
                double first = views.doubleValue(x, a) - views.doubleValue(y, a);
                double second = views.doubleValue(x, b) - views.doubleValue(y, b);
                sum.add(a, b, factor * first * second);
            }
        }
    }
}
