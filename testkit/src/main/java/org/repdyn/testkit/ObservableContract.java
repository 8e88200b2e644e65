package org.repdyn.testkit;

import static org.repdyn.testkit.law.Laws.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.observable.Theory;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.Weights;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.testkit.law.LawReports;
import org.repdyn.testsupport.RandomMatrices;

/**
 * The laws of an observable. Extend it and list the observables in a static method {@code Stream<Subject<?>>
 * subjects()}; observables that need another state than {@link #generic()} have a test class of their own.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
@ExtendWith(LawReports.class)
@ParameterizedClass(name = "{0}")
@MethodSource("subjects")
public abstract class ObservableContract {

    private static final int SAMPLES = 12;
    private static final int HELD_OUT = 8;
    private static final int DIMENSION = 4;
    private static final ViewLayout LAYOUT = new ViewLayout(SAMPLES, 1, 1);

    /** Subject of this run, from the static method {@code subjects} of the test class. */
    @Parameter
    Subject<ObservableProvider<?>> subject;

    private <O extends Record> Observable create(ObservableProvider<O> provider) {
        return provider.create(subject.optionsFor(provider));
    }

    /**
     * Returns a generic state: anchors with one positive and one negative each, clean samples of two classes, some held
     * out.
     */
    protected Observation generic() {
        return state(
                RandomMatrices.gaussian(LAYOUT.rows(), DIMENSION, 11),
                RandomMatrices.gaussian(SAMPLES + HELD_OUT, DIMENSION, 12));
    }

    /** Returns the theory of the run that the states belong to; none by default. */
    protected Theory theory() {
        return Theory.NONE;
    }

    private Observable observable() {
        return create(subject.provider());
    }

    @Test
    @DisplayName("1. declares a valid name, a one-line summary and the type of its options")
    void describesItself() {
        assertThat(subject.provider().name()).matches("[a-z][a-z0-9-]*");
        assertThat(subject.provider().summary()).isNotBlank().doesNotContain("\n");
        assertThat(subject.options()).isInstanceOf(subject.provider().optionsType());
    }

    @Test
    @DisplayName("2. measures a generic state: no objection, at least one value, all values finite")
    void measures() {
        Observation observation = generic();
        assertThat(observable().objection(observation.evaluation())).isEmpty();
        assertThat(observable().observe(observation)).isNotEmpty();
        assertFinite(observable().observe(observation));
    }

    @Test
    @DisplayName("3. gives the same bits again, also after other states")
    void isReproducible() {
        double[] expected = observable().observe(generic());
        Observable reused = observable();
        reused.observe(constant(3));
        assertThat(reused.observe(generic())).containsExactly(expected);
    }

    @Test
    @DisplayName("4. does not modify the state")
    void leavesTheStateAlone() {
        Observation observation = generic();
        double[] embeddings = observation.snapshot().embeddings().data.clone();
        double[] clean = observation.snapshot().evaluation().data.clone();
        observable().observe(observation);
        assertThat(observation.snapshot().embeddings().data).containsExactly(embeddings);
        assertThat(observation.snapshot().evaluation().data).containsExactly(clean);
    }

    @Test
    @DisplayName("5. returns finite values or no values for a representation that is zero or constant")
    void survivesCollapse() {
        assertFinite(observable().observe(constant(0)));
        assertFinite(observable().observe(constant(0.3)));
    }

    @Test
    @DisplayName("6. returns finite values or no values for embeddings of size 1e100 and 1e-100")
    void survivesScales() {
        assertFinite(observable().observe(scaled(1e100)));
        assertFinite(observable().observe(scaled(1e-100)));
    }

    @Test
    @DisplayName("7. returns finite values or no values for embeddings that are NaN or infinite")
    void survivesDivergence() {
        assertFinite(observable().observe(constant(Double.NaN)));
        assertFinite(observable().observe(constant(Double.POSITIVE_INFINITY)));
    }

    @Test
    @DisplayName("8. has the same schedule and the same one-line objection at each call")
    void isConsistent() {
        assertThat(observable().schedule()).isEqualTo(observable().schedule());
        EvaluationSet bare = new EvaluationSet(R064Store.FACTORY.make(0, 2), 0, Optional.empty());
        assertThat(observable().objection(bare)).isEqualTo(observable().objection(bare));
        observable().objection(bare).ifPresent(reason -> assertThat(reason)
                .as("the objection, one line for the user")
                .isNotBlank()
                .doesNotContain("\n"));
    }

    private static void assertFinite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            assertThat(values[i])
                    .as("value %d of %d", i + 1, values.length)
                    .hint("return an empty array where the quantity has no value")
                    .isFinite();
        }
    }

    private Observation constant(double value) {
        R064Store u = R064Store.FACTORY.make(LAYOUT.rows(), DIMENSION);
        R064Store clean = R064Store.FACTORY.make(SAMPLES + HELD_OUT, DIMENSION);
        Arrays.fill(u.data, value);
        Arrays.fill(clean.data, value);
        return state(u, clean);
    }

    private Observation scaled(double factor) {
        return state(
                times(generic().snapshot().embeddings(), factor),
                times(generic().snapshot().evaluation(), factor));
    }

    private static R064Store times(R064Store u, double factor) {
        R064Store result = R064Store.FACTORY.copy(u);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] *= factor;
        }
        return result;
    }

    private Observation state(R064Store embeddings, R064Store clean) {
        int[] labels = new int[SAMPLES + HELD_OUT];
        Arrays.setAll(labels, i -> i % 2);
        EvaluationSet evaluation =
                new EvaluationSet(R064Store.FACTORY.make(SAMPLES + HELD_OUT, 2), SAMPLES, Optional.of(labels));
        return new Observation(new State(embeddings, clean), LAYOUT, evaluation, LinearAlgebra.ojAlgo(), theory());
    }

    private record State(R064Store embeddings, R064Store evaluation) implements Snapshot {
        @Override
        public double time() {
            return 1;
        }

        @Override
        public OptionalDouble loss() {
            return OptionalDouble.of(0.5);
        }

        @Override
        public Optional<Weights> weights() {
            return Optional.empty();
        }
    }
}
