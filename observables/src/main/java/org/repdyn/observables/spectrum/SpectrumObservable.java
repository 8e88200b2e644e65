package org.repdyn.observables.spectrum;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/**
 * Observable that is a function of the singular values of a representation; no value if the function is not defined, as for
 * a representation that is constant or not finite.
 */
final class SpectrumObservable implements Observable {

    private final RepresentationRows rows;
    private final boolean centred;
    private final UnaryOperator<double[]> metric;

    SpectrumObservable(RepresentationRows rows, boolean centred, UnaryOperator<double[]> metric) {
        this.rows = rows;
        this.centred = centred;
        this.metric = metric;
    }

    /** Returns the metric with the single value {@code number}. */
    static UnaryOperator<double[]> number(ToDoubleFunction<double[]> number) {
        return singularValues -> new double[] {number.applyAsDouble(singularValues)};
    }

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return rows.objection(evaluation);
    }

    @Override
    public double[] observe(Observation observation) {
        return DefinedValues.of(() -> metric.apply(EmbeddingSpectrum.singularValues(observation, rows, centred)));
    }
}
