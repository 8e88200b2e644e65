package org.repdyn.observables.similarity;

import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.DefinedValues;

/** {@link Cka} of the embeddings of clean samples with their inputs; no value if it is not defined, such as for constant embeddings. */
final class CkaObservable implements Observable {

    private final boolean debiased;
    /** The inputs that {@link #prepared} belongs to, which are the same at each time of a run. */
    private R064Store inputs = R064Store.FACTORY.make(0, 0);

    private Optional<Cka.Features> prepared = Optional.empty();

    /** Features of the last state, whose memory serves the next one. */
    private Optional<Cka.Features> latest = Optional.empty();

    CkaObservable(CkaOptions options) {
        this.debiased = options.debiased();
    }

    @Override
    public Optional<String> objection(EvaluationSet evaluation) {
        return evaluation.inputs().getRowDim() == 0
                ? Optional.of("the evaluation set has no samples")
                : Optional.empty();
    }

    @Override
    public double[] observe(Observation observation) {
        R064Store embeddings = observation.snapshot().evaluation();
        return DefinedValues.number(() -> {
            Cka.Features own = latest.isEmpty()
                    ? Cka.Features.of(embeddings)
                    : latest.get().replaced(embeddings);
            latest = Optional.of(own);
            Cka.Features other = ofInputs(observation.evaluation().inputs());
            return debiased
                    ? Cka.debiased(own, other, observation.algebra())
                    : Cka.linear(own, other, observation.algebra());
        });
    }

    /** Returns the features of the inputs, which are one matrix in all states of a run. */
    @SuppressWarnings(
            "ReferenceEquality") // equal numbers in another matrix would cost as much to compare as to prepare
    private Cka.Features ofInputs(R064Store given) {
        if (prepared.isEmpty() || inputs != given) {
            inputs = given;
            prepared = Optional.of(Cka.Features.of(given));
        }
        return prepared.get();
    }
}
