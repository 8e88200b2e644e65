package org.repdyn.observables.spectrum;

import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observation;
import org.repdyn.observables.internal.ViewBlocks;

/** The samples whose embeddings an observable looks at. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public enum RepresentationRows {
    /** The anchors the run was trained on. */
    ANCHORS,
    /** The clean training samples. */
    TRAINING,
    /** The clean samples that were held out. */
    HELD_OUT;

    /** Returns why the evaluation set has no such rows; empty if it has them. */
    public Optional<String> objection(EvaluationSet evaluation) {
        if (this == TRAINING && evaluation.trainSize() == 0) {
            return Optional.of("the evaluation set has no training samples");
        }
        if (this == HELD_OUT && evaluation.heldOutSize() == 0) {
            return Optional.of("no samples were held out; ask for the rows of anchors or training samples");
        }
        return Optional.empty();
    }

    /** Returns a copy of the embeddings of these rows, one sample per row. */
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
