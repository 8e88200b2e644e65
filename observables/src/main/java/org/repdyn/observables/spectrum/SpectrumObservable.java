package org.repdyn.observables.spectrum;

import java.util.Arrays;
import java.util.Optional;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;

/**
 * A function of the singular values of a representation; no value where it is not defined, as for a representation that
 * has become constant or left double precision.
 */
final class SpectrumObservable implements Observable {

    private final RepresentationRows rows;
    private final boolean centred;
    private final Metric metric;

    SpectrumObservable(RepresentationRows rows, boolean centred, Metric metric) {
        this.rows = rows;
        this.centred = centred;
        this.metric = metric;
    }

    /** A metric of singular values that is a single number. */
    static Metric number(Number number) {
        return singularValues -> new double[] {number.of(singularValues)};
    }

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return rows.objection(evaluation);
    }

    @Override
    public double[] observe(Observation observation) {
        try {
            double[] values =
                    metric.of(EmbeddingSpectrum.singularValues(rows.of(observation), centred, observation.algebra()));
            return Arrays.stream(values).allMatch(Double::isFinite) ? values : new double[0];
        } catch (ArithmeticException undefined) {
            // The metric's own refusal: the trajectory has no value at this time.
            return new double[0];
        }
    }

    /** A function of singular values, descending. */
    @FunctionalInterface
    interface Metric {
        double[] of(double[] singularValues);
    }

    /** A numeric function of singular values, descending. */
    @FunctionalInterface
    interface Number {
        double of(double[] singularValues);
    }
}
