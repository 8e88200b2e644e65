package org.repdyn.dynamics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.TimeGrid;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.Embeddings;
import org.repdyn.core.views.ViewRequirements;
import org.repdyn.dynamics.descent.GradientDescent;
import org.repdyn.dynamics.encoder.LinearEncoder;
import org.repdyn.dynamics.flow.FlowMethod;
import org.repdyn.dynamics.flow.GradientFlow;
import org.repdyn.dynamics.flow.GradientFlowOptions;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.losses.redundancy.BarlowTwinsOptions;
import org.repdyn.losses.redundancy.RedundancyLosses;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.Losses;
import org.repdyn.losses.spi.MomentField;
import org.repdyn.manifolds.spi.Retraction;
import org.repdyn.testsupport.Tolerances;

@DisplayName("A linear encoder under a field of moments follows the moments of its views")
class MomentFieldTest {

    private static final int DIMENSION = 6;
    private static final int SAMPLES = 20;
    private static final TimeGrid TIMES = TimeGrid.of(0, 0.5, 1);
    private static final List<String> NAMES = List.of(
            "barlow-twins",
            "barlow-twins-linear",
            "vicreg",
            "vicreg-exp",
            "vibcreg",
            "frossl",
            "tcr",
            "direct-pred",
            "iso-loss",
            "squared-regression",
            "barlow-twins + squared-regression",
            "vicreg + linear-contrastive");

    /** A field without its type, so that it is computed on all rows. */
    private record OnRows(EmbeddingField field) implements EmbeddingField {

        @Override
        public ViewRequirements views() {
            return field.views();
        }

        @Override
        public void field(Embeddings embeddings, R064Store result) {
            field.field(embeddings, result);
        }
    }

    /** Returns a loss by its name, or the sum of two. Terms read different views, and one of them the targets. */
    private static EmbeddingField loss(String name) {
        String[] terms = name.split(" \\+ ", -1);
        return terms.length == 1
                ? Losses.byName(name)
                : Losses.byName(
                        "weighted-sum",
                        Map.of(
                                "terms",
                                List.of(
                                        Map.of("loss", terms[0], "weight", 0.5),
                                        Map.of("loss", terms[1], "weight", 2))));
    }

    private static Stream<String> names() {
        return NAMES.stream();
    }

    /** A descent, and a flow of fields that do not jump: at a hinge a flow has no error estimate. */
    private static Stream<Arguments> runs() {
        Dynamics descent = new GradientDescent(0.001, Retraction.QR);
        Dynamics flow = new GradientFlow(new GradientFlowOptions(1e-8, 1e-10, 100_000, FlowMethod.AUTO));
        return Stream.concat(
                NAMES.stream().map(name -> Arguments.of(name, descent)),
                NAMES.stream().filter(name -> !name.startsWith("vi")).map(name -> Arguments.of(name, flow)));
    }

    private static TrainingProblem problem(EmbeddingField field, int samples, LinearAlgebra algebra) {
        TrainingProblem p = Fixtures.problem(
                field, new LinearEncoder(2), List.of(Fixtures.constraint("euclidean")), samples, DIMENSION, TIMES, 7);
        // Views with means that are far from zero, so that a forgotten mean is seen.
        R064Store views = p.views().matrix();
        for (int i = 0; i < views.data.length; i++) {
            views.data[i] += 0.5;
        }
        return Fixtures.decaying(p, algebra);
    }

    private static Weights gradient(EmbeddingField field, Weights weights, LinearAlgebra algebra) {
        Weights result = weights.zeros();
        problem(field, SAMPLES, algebra).weightField().euclideanGradient(weights, result);
        return result;
    }

    private static Weights scaled(Weights weights, double factor) {
        Weights result = weights.copy();
        result.blocks().forEach(block -> Arrays.setAll(block.data, i -> factor * block.data[i]));
        return result;
    }

    private static Weights start(EmbeddingField field) {
        return problem(field, SAMPLES, Fixtures.ALGEBRA).initial();
    }

    @Test
    @DisplayName("which each of these losses is")
    void types() {
        assertThat(Losses.byName("linear-contrastive")).isInstanceOf(MomentField.class);
        assertThat(loss("barlow-twins + nt-xent").momentField()).isEmpty();
        assertThat(NAMES)
                .allSatisfy(name -> assertThat(loss(name).momentField()).isPresent());
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("and has the gradient of all rows, up to rounding, at weights of any size")
    void sameGradient(String name) {
        for (double scale : new double[] {1e-120, 1e-6, 1, 1e6, 1e60}) {
            EmbeddingField field = loss(name);
            Weights weights = scaled(start(field), scale);
            R064Store moments =
                    gradient(loss(name), weights, Fixtures.ALGEBRA).blocks().get(0);
            R064Store rows = gradient(new OnRows(field), weights, Fixtures.ALGEBRA)
                    .blocks()
                    .get(0);
            double size = Fixtures.distance(rows, weights.zeros().blocks().get(0));
            // Moments of 20 rows are sums of squares, whose rounding errors the fourth power of a term amplifies; parts
            // of a gradient may
            // cancel to a thousandth of their size.
            assertThat(Fixtures.distance(moments, rows))
                    .isLessThanOrEqualTo(Tolerances.rounding(4 * SAMPLES, 1000, size));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    @DisplayName("and has the trajectory of all rows")
    void sameTrajectory(String name, Dynamics dynamics) {
        Fixtures.Run moments = Fixtures.run(dynamics, problem(loss(name), SAMPLES, Fixtures.ALGEBRA));
        Fixtures.Run rows = Fixtures.run(dynamics, problem(new OnRows(loss(name)), SAMPLES, Fixtures.ALGEBRA));
        assertThat(moments.shown()).hasSize(TIMES.size());
        // The flow has the relative tolerance 10⁻⁸ in each run; rounding may change its steps.
        assertThat(Fixtures.distance(moments.lastWeights(), rows.lastWeights()))
                .isLessThan(1e-6 * (1 + rows.last().weights().norm()));
    }

    @ParameterizedTest
    @MethodSource("names")
    @DisplayName("and uses the rows of a view for its moments and for each state that is shown only")
    void productsDoNotDependOnSamples(String name) {
        int[] products = new int[2];
        for (int i = 0; i < 2; i++) {
            int samples = i == 0 ? 20 : 300;
            EmbeddingField field = loss(name);
            CountedProducts counted = new CountedProducts(samples);
            Fixtures.run(new GradientDescent(0.001, Retraction.QR), problem(field, samples, counted.algebra()));
            products[i] = counted.onRows();
            assertThat(counted.products()).isGreaterThan(100);
        }
        assertThat(products[1]).isEqualTo(products[0]).isLessThan(10 * (1 + TIMES.size()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12})
    @DisplayName("except where a column of embeddings has a small variance, whose digits only rows have")
    void smallVariance(double variation) {
        EmbeddingField field = Losses.byName("barlow-twins");
        TrainingProblem problem = problem(field, SAMPLES, Fixtures.ALGEBRA);
        // The first coordinate is constant up to the variation, and both outputs read it.
        R064Store views = problem.views().matrix();
        for (int i = 0; i < views.getRowDim(); i++) {
            views.data[i] = 1 + variation * Math.sin(i);
        }
        Weights weights = problem.initial().zeros();
        weights.blocks().get(0).data[0] = 1;
        weights.blocks().get(0).data[DIMENSION] = 2;
        Weights moments = weights.zeros();
        problem.weightField().euclideanGradient(weights, moments);
        Weights rows = weights.zeros();
        problem.batchField().euclideanGradient(weights, rows);
        assertThat(moments.blocks().get(0).data).containsExactly(rows.blocks().get(0).data);
    }

    @Test
    @DisplayName("and the reason of a point at which the loss is not defined is that of the rows")
    void undefined() {
        EmbeddingField field = RedundancyLosses.BARLOW_TWINS.create(new BarlowTwinsOptions(
                1, 1, 0, BarlowTwinsOptions.Spread.BIASED_IN_ROOT, BarlowTwinsOptions.Statistics.PER_VIEW));
        Weights weights = start(field).zeros();
        assertThatThrownBy(() -> gradient(field, weights, Fixtures.ALGEBRA))
                .hasMessageContaining("is constant over the batch");
    }

    @Test
    @DisplayName("but few samples are read row by row, because products with the moments are longer")
    void fewRows() {
        CountedProducts counted = new CountedProducts(2 * (2 * DIMENSION - 1));
        Fixtures.run(
                new GradientDescent(0.001, Retraction.QR),
                problem(Losses.byName("barlow-twins-linear"), 2 * DIMENSION - 1, counted.algebra()));
        // Two products of all rows for each of 1,000 gradients, and one for each state that is shown.
        assertThat(counted.onRows()).isEqualTo(2000 + TIMES.size());
    }
}
