package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.trajectory.FieldProbe;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.WeightProbe;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.observables.field.CurlOptions;
import org.repdyn.observables.field.FieldObservables;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

@DisplayName("Observables of the field")
final class FieldObservablesTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int ROWS = 8;

    /** Returns the field F(U) = AU, whose Jacobian is A on each column. */
    private static FieldProbe linear(R064Store a) {
        return new FieldProbe() {
            @Override
            public void field(R064Store embeddings, R064Store result) {
                ALGEBRA.multiply(a, false, embeddings, false, result);
            }

            @Override
            public OptionalDouble surrogate(R064Store embeddings) {
                return OptionalDouble.of(embeddings.data[0]);
            }
        };
    }

    private static R064Store combine(double symmetric, double antisymmetric) {
        R064Store a = RandomMatrices.gaussian(ROWS, ROWS, 3);
        R064Store result = a.copy();
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < ROWS; j++) {
                result.set(
                        i,
                        j,
                        symmetric * (a.doubleValue(i, j) + a.doubleValue(j, i))
                                + antisymmetric * (a.doubleValue(i, j) - a.doubleValue(j, i)));
            }
        }
        return result;
    }

    private static Observation at(Optional<FieldProbe> field) {
        return at(field, Optional.empty(), Optional.empty());
    }

    private static Observation at(
            Optional<FieldProbe> field, Optional<Weights> weights, Optional<WeightProbe> weightField) {
        R064Store u = RandomMatrices.gaussian(ROWS, 3, 4);
        Snapshot snapshot = new Snapshot() {
            @Override
            public double time() {
                return 0;
            }

            @Override
            public R064Store embeddings() {
                return u;
            }

            @Override
            public OptionalDouble loss() {
                return OptionalDouble.empty();
            }

            @Override
            public Optional<Weights> weights() {
                return weights;
            }

            @Override
            public Optional<WeightProbe> weightField() {
                return weightField;
            }

            @Override
            public Optional<FieldProbe> field() {
                return field;
            }

            @Override
            public R064Store evaluation() {
                return u;
            }
        };
        return new Observation(
                snapshot,
                new ViewLayout(ROWS, 0, 0),
                new EvaluationSet(R064Store.FACTORY.make(ROWS, 2), ROWS, Optional.empty()),
                ALGEBRA);
    }

    private static double[] curl(int probes, FieldProbe field) {
        return FieldObservables.CURL.create(new CurlOptions(probes, true)).observe(at(Optional.of(field)));
    }

    @Test
    @DisplayName("curl is 0 for a gradient and 1 for a rotation")
    void extremes() {
        // The rounding error of the differences is ε/h with h = ε^(1/3); the tolerance is 1000 times larger.
        double tolerance = 1e3 * Math.pow(Tolerances.EPSILON, 2.0 / 3);
        assertThat(curl(3, linear(combine(1, 0)))[0]).isCloseTo(0, within(tolerance));
        assertThat(curl(3, linear(combine(0, 1)))[0]).isCloseTo(1, within(tolerance));
    }

    @Test
    @DisplayName("curl estimates the antisymmetric share of a field that is neither")
    void ratio() {
        R064Store a = combine(1, 0.5);
        double all = 0;
        double antisymmetric = 0;
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < ROWS; j++) {
                all += Math.pow(a.doubleValue(i, j), 2);
                antisymmetric += Math.pow(a.doubleValue(i, j) - a.doubleValue(j, i), 2);
            }
        }
        int probes = 5000;
        double expected = Math.sqrt(antisymmetric / (4 * all));
        // A square of a nearly normal number has relative deviation √2, the root of its mean half of that; numerator
        // and
        // denominator both have it.
        assertThat(curl(probes, linear(a))[0])
                .isCloseTo(expected, within(expected * Tolerances.monteCarlo(Math.sqrt(2), probes)));
    }

    /** The field (x, y) ↦ (sx − ry, sy + rx) of two blocks of weights has ‖J − Jᵀ‖/(2‖J‖) = |r|/√(s² + r²). */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "0, 2, 1", "0, -2, 1"})
    @DisplayName("curl of the weights is that of the field on all blocks")
    void ofWeights(double stretch, double turn, double expected) {
        Weights weights = new Weights(List.of(RandomMatrices.gaussian(3, 2, 5), RandomMatrices.gaussian(3, 2, 6)));
        WeightProbe probe = (at, result) -> {
            double[] x = at.blocks().get(0).data;
            double[] y = at.blocks().get(1).data;
            for (int i = 0; i < x.length; i++) {
                result.blocks().get(0).data[i] = stretch * x[i] - turn * y[i];
                result.blocks().get(1).data[i] = stretch * y[i] + turn * x[i];
            }
        };
        Observable curl = FieldObservables.CURL.create(new CurlOptions(3, true, CurlOptions.Space.WEIGHTS));
        // As above, 1000 times the rounding error of the differences.
        assertThat(curl.observe(at(Optional.empty(), Optional.of(weights), Optional.of(probe))))
                .containsExactly(new double[] {expected}, within(1e3 * Math.pow(Tolerances.EPSILON, 2.0 / 3)));
        assertThat(curl.observe(at(Optional.empty(), Optional.of(weights), Optional.empty())))
                .isEmpty();
    }

    @Test
    @DisplayName("have no value if there is no field, the field is zero or it is not defined")
    void empty() {
        Observable curl = FieldObservables.CURL.create(new CurlOptions(2, true));
        Observable surrogate = FieldObservables.SURROGATE.create(new NoOptions());
        assertThat(curl.observe(at(Optional.empty()))).isEmpty();
        assertThat(surrogate.observe(at(Optional.empty()))).isEmpty();
        assertThat(curl(2, linear(R064Store.FACTORY.make(ROWS, ROWS)))).isEmpty();
        FieldProbe undefined = new FieldProbe() {
            @Override
            public void field(R064Store embeddings, R064Store result) {
                throw new ArithmeticException("not defined here");
            }

            @Override
            public OptionalDouble surrogate(R064Store embeddings) {
                throw new ArithmeticException("not defined here");
            }
        };
        assertThat(curl.observe(at(Optional.of(undefined)))).isEmpty();
        assertThat(surrogate.observe(at(Optional.of(undefined)))).isEmpty();
    }

    @Test
    @DisplayName("surrogate is the number that the field reports")
    void surrogate() {
        Observation observation = at(Optional.of(linear(combine(1, 0))));
        assertThat(FieldObservables.SURROGATE.create(new NoOptions()).observe(observation))
                .containsExactly(observation.snapshot().embeddings().data[0]);
    }

    @Test
    @DisplayName("curl is measured at the end or, as an option, at each time")
    void schedule() {
        assertThat(FieldObservables.CURL.create(new CurlOptions(2, false)).schedule())
                .isEqualTo(Observable.Schedule.AT_THE_END);
        assertThat(FieldObservables.CURL.create(new CurlOptions(2, true)).schedule())
                .isEqualTo(Observable.Schedule.EVERY_TIME);
    }
}
