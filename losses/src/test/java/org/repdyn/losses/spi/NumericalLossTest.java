package org.repdyn.losses.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("A loss given by its value alone")
class NumericalLossTest {

    private static final int SAMPLES = 7;
    private static final int DIMENSION = 3;

    /** Estimated and true relative error that differences of a smooth value reach; the goal of each entry is 1e-9. */
    private static final double REACHED = 2e-9;

    private static Embeddings batch(ViewRequirements views, double scale) {
        var layout = views.layout(SAMPLES);
        R064Store u = RandomMatrices.gaussian(layout.rows(), DIMENSION, 5);
        for (int i = 0; i < u.data.length; i++) {
            u.data[i] *= scale;
        }
        return new Embeddings(
                layout,
                u,
                views.targets() ? Optional.of(RandomMatrices.gaussian(SAMPLES, DIMENSION, 6)) : Optional.empty(),
                LinearAlgebra.ojAlgo());
    }

    private static R064Store zero(Embeddings batch) {
        return R064Store.FACTORY.make(batch.layout().rows(), DIMENSION);
    }

    private static double largest(R064Store matrix) {
        double largest = 0;
        for (double x : matrix.data) {
            largest = Math.max(largest, Math.abs(x));
        }
        return largest;
    }

    private static double largestDifference(R064Store a, R064Store b) {
        double largest = 0;
        for (int i = 0; i < a.data.length; i++) {
            largest = Math.max(largest, Math.abs(a.data[i] - b.data[i]));
        }
        return largest;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nt-xent",
                "vicreg",
                "barlow-twins",
                "spectral-contrastive",
                "alignment-uniformity",
                "ko-leo",
                "tcr",
                "mmcr",
                "linear-alignment",
                "squared-regression"
            })
    @DisplayName("has the gradient that the built-in loss computes, within the error that it estimates")
    void gradients(String name) {
        Loss exact = (Loss) Losses.byName(name);
        NumericalLoss prototype = NumericalLoss.of(exact.views(), exact::value);
        Embeddings batch = batch(exact.views(), 1);
        R064Store expected = zero(batch);
        R064Store actual = zero(batch);
        double value = exact.valueAndGradient(batch, expected);
        assertThat(prototype.valueAndGradient(batch, actual)).isEqualTo(exact.value(batch));
        // The value with a gradient is summed in another order, over some tens of pairs.
        assertThat(Math.abs(exact.value(batch) - value)).isLessThan(Tolerances.rounding(50, 1, 1 + Math.abs(value)));
        NumericalGradients account = prototype.numericalGradients().orElseThrow();
        double error = largestDifference(actual, expected) / largest(expected);
        assertThat(error).as("true error").isLessThanOrEqualTo(account.error());
        assertThat(account.error()).as("estimated error").isLessThanOrEqualTo(REACHED);
        assertThat(account.gradients()).isEqualTo(1);
        // Two values for each of three or four steps, and the value itself.
        assertThat(account.evaluations()).isBetween(4L * actual.data.length, 1 + 8L * actual.data.length);
    }

    @Test
    @DisplayName("takes further steps where the value varies on a short length, and reaches the same error")
    void shortLength() {
        Loss exact = (Loss) Losses.byName("nt-xent", Map.of("temperature", 0.02));
        NumericalLoss prototype = NumericalLoss.of(exact.views(), exact::value);
        Embeddings batch = batch(exact.views(), 1);
        R064Store expected = zero(batch);
        R064Store actual = zero(batch);
        exact.valueAndGradient(batch, expected);
        prototype.valueAndGradient(batch, actual);
        double error = largestDifference(actual, expected) / largest(expected);
        assertThat(error)
                .isLessThanOrEqualTo(
                        prototype.numericalGradients().orElseThrow().error());
        assertThat(prototype.numericalGradients().orElseThrow().error()).isLessThanOrEqualTo(REACHED);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-12, 1e12, 1e100})
    @DisplayName("has a gradient at embeddings of every size, because its steps follow the size of the rows")
    void sizes(double scale) {
        Loss exact = (Loss) Losses.byName("nt-xent");
        NumericalLoss prototype = NumericalLoss.of(exact.views(), exact::value);
        Embeddings batch = batch(exact.views(), scale);
        R064Store expected = zero(batch);
        R064Store actual = zero(batch);
        exact.valueAndGradient(batch, expected);
        prototype.valueAndGradient(batch, actual);
        assertThat(largestDifference(actual, expected) / largest(expected)).isLessThanOrEqualTo(REACHED);
    }

    @Test
    @DisplayName("estimates a large error where the value has a kink or is noisy")
    void honest() {
        Embeddings batch = batch(new ViewRequirements(0, 0, false), 1);
        assertThat(errorOf(positivePart(), batch)).isLessThan(REACHED);
        // At a distance from the kink that the first steps cross and the last do not.
        batch.matrix().data[0] = 1e-4;
        R064Store gradient = zero(batch);
        NumericalLoss kink = positivePart();
        kink.valueAndGradient(batch, gradient);
        assertThat(Math.abs(gradient.data[0] - 1))
                .isLessThanOrEqualTo(kink.numericalGradients().orElseThrow().error() * largest(gradient));
        batch.matrix().data[0] = 0;
        // The derivatives from the left and the right are 0 and 1.
        assertThat(errorOf(positivePart(), batch)).isGreaterThan(0.4);

        NumericalLoss noisy = NumericalLoss.of(new ViewRequirements(0, 0, false), u -> {
            double sum = 0;
            for (double x : u.matrix().data) {
                sum += x * x;
            }
            return sum * (1 + 1e-8 * Math.sin(1e12 * u.matrix().data[0]));
        });
        batch.matrix().data[0] = 0.7;
        // Noise of 1e-8 times a value near 20 over a step near 1e-3 times a gradient near 6.
        assertThat(errorOf(noisy, batch)).isGreaterThan(1e-6);
    }

    private static NumericalLoss positivePart() {
        return NumericalLoss.of(new ViewRequirements(0, 0, false), u -> {
            double sum = 0;
            for (double x : u.matrix().data) {
                sum += Math.max(0, x);
            }
            return sum;
        });
    }

    private static double errorOf(NumericalLoss loss, Embeddings batch) {
        loss.valueAndGradient(batch, zero(batch));
        return loss.numericalGradients().orElseThrow().error();
    }

    @Test
    @DisplayName(
            "says that it has no gradient where its value is not defined nearby, and leaves the embeddings as they are")
    void undefined() {
        NumericalLoss pole = NumericalLoss.of(new ViewRequirements(0, 0, false), u -> {
            if (u.matrix().data[2] != 1) {
                throw new ArithmeticException("defined at 1 only");
            }
            return 0;
        });
        Embeddings batch = batch(pole.views(), 1);
        batch.matrix().data[2] = 1;
        double[] before = batch.matrix().data.clone();
        assertThatThrownBy(() -> pole.valueAndGradient(batch, zero(batch)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("row 2, column 0");
        assertThat(batch.matrix().data).containsExactly(before);
    }

    @Test
    @DisplayName("is a term of a weighted sum, which is then a prototype too")
    void sum() {
        EmbeddingField sum = Losses.byName(
                "weighted-sum",
                Map.of("terms", List.of(Map.of("loss", "nt-xent", "weight", 1), Map.of("loss", "tcr", "weight", 2))));
        assertThat(sum.numericalGradients()).isEmpty();
        NumericalGradients one = new NumericalGradients(1, 10, 1e-9);
        assertThat(one.plus(NumericalGradients.NONE)).isEqualTo(one);
        assertThat(one.plus(new NumericalGradients(2, 40, 1e-8))).isEqualTo(new NumericalGradients(3, 50, 1e-8));
    }
}
