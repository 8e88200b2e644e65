package org.repdyn.observables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.observable.Observation;
import org.repdyn.core.views.ViewLayout;
import org.repdyn.observables.subspace.InputAngleOptions;
import org.repdyn.observables.subspace.SubspaceObservables;
import org.repdyn.testsupport.RandomMatrices;
import org.repdyn.testsupport.Tolerances;

class InputAngleTest {

    private static final LinearAlgebra ALGEBRA = LinearAlgebra.ojAlgo();
    private static final int SAMPLES = 30;
    private static final int DIMENSION = 5;

    private static R064Store axes(int first, int second) {
        R064Store result = R064Store.FACTORY.make(DIMENSION, 2);
        result.set(first, 0, 1);
        result.set(second, 1, 1);
        return result;
    }

    private static final EvaluationSet EVALUATION = new EvaluationSet(
            RandomMatrices.gaussian(SAMPLES, DIMENSION, 1),
            20,
            Optional.empty(),
            Map.of("near", axes(0, 1), "across", axes(2, 3)));

    /** Error of the estimated map: the unit roundoff times the condition number of the basis, 1e4, and the size of the offset. */
    private static final double MAP_ERROR = Tolerances.EPSILON * 1e4 * 7;

    private static Observable inputAngle(String... names) {
        return SubspaceObservables.INPUT_ANGLE.create(
                new InputAngleOptions(names.length == 0 ? Optional.empty() : Optional.of(List.of(names))));
    }

    private static double[] observe(Observable observable, R064Store map, double offset) {
        R064Store embeddings = ALGEBRA.multiply(EVALUATION.inputs(), map);
        for (int i = 0; i < embeddings.data.length; i++) {
            embeddings.data[i] += offset;
        }
        return observable.observe(new Observation(
                States.embeddings(embeddings, embeddings), new ViewLayout(SAMPLES, 0, 0), EVALUATION, ALGEBRA));
    }

    /** Returns a non-orthogonal basis of the plane of the first two axes with the first turned towards the third. */
    private static R064Store turned(double angle) {
        R064Store map = axes(0, 1);
        map.set(0, 0, Math.cos(angle));
        map.set(2, 0, Math.sin(angle));
        R064Store basis = R064Store.FACTORY.make(2, 2);
        basis.set(0, 0, 100);
        basis.set(0, 1, 3);
        basis.set(1, 1, 0.01);
        return ALGEBRA.multiply(map, basis);
    }

    @Test
    void isTheAngleBetweenSubspacesForAnyBasisAndOffset() {
        for (double angle : new double[] {1e-6, 0.4, 1.3}) {
            for (double offset : new double[] {0, 7}) {
                double[] angles = observe(inputAngle("near", "across"), turned(angle), offset);
                assertThat(angles).hasSize(2);
                assertThat(angles[0]).isCloseTo(angle, within(MAP_ERROR));
                assertThat(angles[1]).isCloseTo(Math.PI / 2, within(MAP_ERROR));
            }
        }
    }

    /**
     * The plane turned by θ has the angles 0 and θ to the plane of the first two axes, and π/2 − θ and π/2 to the plane of the
     * next two.
     */
    @Test
    void distancesAreThoseOfTheAngles() {
        double angle = 0.4;
        assertThat(distances(SubspaceObservables.INPUT_SINE, angle))
                .containsExactly(new double[] {Math.sin(angle), 1}, within(MAP_ERROR));
        assertThat(distances(SubspaceObservables.INPUT_CHORDAL, angle))
                .containsExactly(new double[] {Math.sin(angle), Math.hypot(Math.cos(angle), 1)}, within(MAP_ERROR));
        assertThat(distances(SubspaceObservables.INPUT_GEODESIC, angle))
                .containsExactly(new double[] {angle, Math.hypot(Math.PI / 2 - angle, Math.PI / 2)}, within(MAP_ERROR));
    }

    private static double[] distances(ObservableProvider<InputAngleOptions> provider, double angle) {
        InputAngleOptions options = new InputAngleOptions(Optional.of(List.of("near", "across")));
        return observe(provider.create(options), turned(angle), 7);
    }

    @Test
    void defaultsToAllSubspacesInAlphabeticalOrder() {
        double[] angles = observe(inputAngle(), turned(0.4), 0);
        assertThat(angles).hasSize(2);
        assertThat(angles[0]).isGreaterThan(1.5);
        assertThat(angles[1]).isCloseTo(0.4, within(MAP_ERROR));
    }

    @Test
    void hasNoValueIfTheEmbeddingsHaveLostADimension() {
        R064Store map = axes(0, 1);
        map.set(1, 1, 0);
        map.set(0, 1, 2);
        assertThat(observe(inputAngle("near"), map, 0)).isEmpty();
        assertThat(observe(inputAngle("near"), R064Store.FACTORY.make(DIMENSION, 2), 0.3))
                .isEmpty();
    }

    @Test
    void listsTheAllowedSubspacesForAnUnknownName() {
        assertThat(inputAngle("nera").objection(EVALUATION))
                .contains("the dataset defines no subspace 'nera'. Allowed: across, near");
        assertThat(inputAngle().objection(new EvaluationSet(EVALUATION.inputs(), 20, Optional.empty())))
                .contains("the dataset defines no subspace of its inputs");
        assertThat(inputAngle("near").objection(EVALUATION)).isEmpty();
    }
}
