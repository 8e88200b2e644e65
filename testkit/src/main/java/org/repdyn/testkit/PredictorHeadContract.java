package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;
import static org.repdyn.testkit.law.Laws.within;

import java.util.Arrays;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.random.Seed;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.PredictorHeadPass;
import org.repdyn.dynamics.spi.PredictorHeadProvider;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.testkit.law.LawReports;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

/**
 * The laws of a predictor head. Extend it and list the predictors in a static method {@code Stream<Subject<?>>
 * subjects()}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class PredictorHeadContract {

    private static final int SAMPLES = 6;
    private static final int OUTPUTS = 3;
    private static final ViewLayout LAYOUT = new ViewLayout(SAMPLES, 1, 0);
    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<PredictorHeadProvider<?>> subject;

    private <O extends Record> PredictorHead create(PredictorHeadProvider<O> provider) {
        return provider.create(subject.optionsFor(provider));
    }

    private PredictorHead predictor() {
        return create(subject.provider());
    }

    private Weights weights() {
        return predictor().initialise(OUTPUTS, new Seed(3));
    }

    /** Returns the initial weights plus noise, because the initial weights may be special. */
    private Weights generic() {
        Weights weights = weights();
        for (R064Store block : weights.blocks()) {
            R064Store noise = RandomMatrices.gaussian(block.getRowDim(), block.getColDim(), 15);
            for (int i = 0; i < block.data.length; i++) {
                block.data[i] += 0.3 * noise.data[i];
            }
        }
        return weights;
    }

    private static R064Store embeddings() {
        return RandomMatrices.gaussian(LAYOUT.rows(), OUTPUTS, 11);
    }

    private R064Store predict(Weights weights, R064Store u) {
        return predictor().bind(LAYOUT, OUTPUTS, ALGEBRA).forward(weights, u).copy();
    }

    @Test
    @DisplayName("1. declares a valid name, a one-line summary and the type of its options")
    void describesItself() {
        assertThat(subject.provider().name()).matches("[a-z][a-z0-9-]*");
        assertThat(subject.provider().summary()).isNotBlank().doesNotContain("\n");
        assertThat(subject.options()).isInstanceOf(subject.provider().optionsType());
    }

    @Test
    @DisplayName("2. draws the blocks it declares, none of them an output, and the same for the same seed")
    void blocks() {
        Weights weights = weights();
        assertThat(predictor().blocks(OUTPUTS)).hasSameSizeAs(weights.blocks());
        for (int b = 0; b < weights.blocks().size(); b++) {
            WeightBlock block = predictor().blocks(OUTPUTS).get(b);
            assertThat(block.output()).isFalse();
            assertThat(weights.blocks().get(b).getRowDim()).isEqualTo(block.rows());
            assertThat(weights.blocks().get(b).getColDim()).isEqualTo(block.columns());
            assertThat(weights.blocks().get(b).data)
                    .containsExactly(weights().blocks().get(b).data);
        }
    }

    @Test
    @DisplayName("3. predicts one finite row for each embedding, gives the same bits again, and modifies no argument")
    void predicts() {
        R064Store u = embeddings();
        Weights weights = weights();
        PredictorHeadPass pass = predictor().bind(LAYOUT, OUTPUTS, ALGEBRA);
        R064Store first = pass.forward(weights, u).copy();
        pass.forward(weights, RandomMatrices.gaussian(LAYOUT.rows(), OUTPUTS, 12));
        assertThat(pass.forward(weights, u).data).containsExactly(first.data);
        assertThat(first.getRowDim()).isEqualTo(LAYOUT.rows());
        assertThat(Arrays.stream(first.data).allMatch(Double::isFinite)).isTrue();
        pass.pullback(weights, u, first, u.copy(), weights.zeros());
        assertThat(u.data).containsExactly(embeddings().data);
        for (int b = 0; b < weights.blocks().size(); b++) {
            assertThat(weights.blocks().get(b).data)
                    .containsExactly(weights().blocks().get(b).data);
        }
    }

    @Test
    @DisplayName(
            "4. adds its pullback to the gradient of the embeddings, overwrites the gradient of its weights, and is linear")
    void pullsBack() {
        R064Store g = RandomMatrices.gaussian(LAYOUT.rows(), OUTPUTS, 13);
        R064Store once = pullback(g, 0);
        assertThat(difference(pullback(g, 5), once, 5)).isCloseTo(0, within(rounding()));
        R064Store doubled = g.copy();
        for (int i = 0; i < g.data.length; i++) {
            doubled.data[i] *= 2;
        }
        assertThat(pullback(doubled, 0).data)
                .containsExactly(Arrays.stream(once.data).map(x -> 2 * x).toArray());
    }

    private R064Store pullback(R064Store g, double before) {
        Weights weights = weights();
        Weights result = weights.zeros();
        result.blocks().forEach(b -> Arrays.fill(b.data, 1e3));
        PredictorHeadPass pass = predictor().bind(LAYOUT, OUTPUTS, ALGEBRA);
        R064Store to = R064Store.FACTORY.make(LAYOUT.rows(), OUTPUTS);
        Arrays.fill(to.data, before);
        pass.forward(weights, embeddings());
        pass.pullback(weights, embeddings(), g, to, result);
        result.blocks().forEach(b -> assertThat(Arrays.stream(b.data).anyMatch(x -> x == 1e3))
                .as("a block was not overwritten")
                .isFalse());
        return to;
    }

    @Test
    @DisplayName("5. has a weight gradient that agrees with central differences")
    void weightGradient() {
        Weights weights = weights();
        if (predictor().carriesState() || weights.blocks().isEmpty()) {
            return;
        }
        R064Store g = RandomMatrices.gaussian(LAYOUT.rows(), OUTPUTS, 13);
        Weights gradient = weights.zeros();
        PredictorHeadPass pass = predictor().bind(LAYOUT, OUTPUTS, ALGEBRA);
        pass.forward(weights, embeddings());
        pass.pullback(weights, embeddings(), g, embeddings().copy(), gradient);
        double h = Math.cbrt(Tolerances.EPSILON);
        for (int b = 0; b < weights.blocks().size(); b++) {
            double[] w = weights.blocks().get(b).data;
            for (int i = 0; i < w.length; i++) {
                double at = w[i];
                w[i] = at + h;
                double above = inner(predict(weights, embeddings()), g);
                w[i] = at - h;
                double below = inner(predict(weights, embeddings()), g);
                w[i] = at;
                // Truncation h² and rounding ε/h are equal at h = ε^(1/3); the margin is 1e4.
                assertThat(gradient.blocks().get(b).data[i]).isCloseTo((above - below) / (2 * h), within(1e4 * h * h));
            }
        }
    }

    @Test
    @DisplayName("6. is declared RotationInvariant if and only if P(UQ) = P(U)Q")
    void rotates() {
        Weights weights = generic();
        R064Store q = RandomMatrices.orthonormal(OUTPUTS, OUTPUTS, 14);
        R064Store rotated = predict(weights, ALGEBRA.multiply(embeddings(), q));
        double difference = difference(rotated, ALGEBRA.multiply(predict(weights, embeddings()), q), 0);
        if (predictor() instanceof RotationInvariant) {
            assertThat(difference).isCloseTo(0, within(rounding()));
        } else {
            assertThat(difference)
                    .as("predictions rotate with their embeddings, so the predictor should implement RotationInvariant")
                    .isGreaterThan(1e-6);
        }
    }

    private static double rounding() {
        return Tolerances.rounding(LAYOUT.rows() * OUTPUTS, 10, 10);
    }

    private static double difference(R064Store a, R064Store b, double offset) {
        double largest = 0;
        for (int i = 0; i < a.data.length; i++) {
            largest = Math.max(largest, Math.abs(a.data[i] - b.data[i] - offset));
        }
        return largest;
    }

    private static double inner(R064Store a, R064Store b) {
        double sum = 0;
        for (int i = 0; i < a.data.length; i++) {
            sum += a.data[i] * b.data[i];
        }
        return sum;
    }
}
