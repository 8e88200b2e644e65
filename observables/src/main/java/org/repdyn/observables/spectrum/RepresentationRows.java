package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.ViewBlocks;

/** Samples whose embeddings an observable measures. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum RepresentationRows {
    /** The anchors of the training views. */
    ANCHORS,
    /** The clean training samples. */
    TRAINING,
    /** The clean held-out samples. */
    HELD_OUT;

    /** Returns why the evaluation set has no such rows; empty if it has them. */
    public Optional<String> objection(EvaluationSet evaluation) {
        if (this == TRAINING && evaluation.trainSize() == 0) {
            return Optional.of("the evaluation set has no training samples");
        }
        if (this == HELD_OUT && evaluation.heldOutSize() == 0) {
            return Optional.of("no samples were held out; set rows to anchors or training, or hold samples out with"
                    + " data.held-out");
        }
        return Optional.empty();
    }

    /** Returns the number of these rows. */
    public int count(Observation observation) {
        return switch (this) {
            case ANCHORS -> observation.layout().samples();
            case TRAINING -> observation.evaluation().trainSize();
            case HELD_OUT -> observation.evaluation().heldOutSize();
        };
    }

    /** Returns the embeddings of these rows, one sample per row, which must not be modified. */
    public R064Store of(Observation observation) {
        int train = observation.evaluation().trainSize();
        return switch (this) {
            case ANCHORS ->
                ViewBlocks.rows(
                        observation.snapshot().embeddings(),
                        0,
                        observation.layout().samples());
            case TRAINING -> ViewBlocks.rows(observation.snapshot().evaluation(), 0, train);
            case HELD_OUT ->
                ViewBlocks.rows(
                        observation.snapshot().evaluation(),
                        train,
                        observation.evaluation().heldOutSize());
        };
    }
}
