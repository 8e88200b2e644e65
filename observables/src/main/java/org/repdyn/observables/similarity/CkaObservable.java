package org.repdyn.observables.similarity;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/** {@link Cka} of the embeddings of clean samples with their inputs; no value if one of them is constant. */
record CkaObservable(CkaOptions options) implements Observable {

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return evaluation.inputs().getRowDim() == 0
                ? Optional.of("the evaluation set has no samples")
                : Optional.empty();
    }

    @Override
    public double[] observe(Observation observation) {
        R064Store embeddings = observation.snapshot().evaluation();
        R064Store inputs = observation.evaluation().inputs();
        return DefinedValues.number(() -> options.debiased()
                ? Cka.debiased(embeddings, inputs, observation.algebra())
                : Cka.linear(embeddings, inputs, observation.algebra()));
    }
}
