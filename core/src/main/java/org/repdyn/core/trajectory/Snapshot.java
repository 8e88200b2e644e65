package org.repdyn.core.trajectory;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * State of a run at one time. The matrices are valid during {@link TrajectoryObserver#observe} only and must not be changed; an
 * observer that keeps them copies them.
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface Snapshot {

    /** Returns the time t of the gradient flow; for descent, the number of steps times the step size. */
    double time();

    /** Returns the embeddings U of the training views, N×k, in the row order of the layout. */
    R064Store embeddings();

    /** Returns the loss; empty for a field that is not a gradient. */
    OptionalDouble loss();

    /** Returns the weights; empty for a run in function space. */
    Optional<Weights> weights();

    /** Returns the index of the weight block whose columns are the outputs; empty if it is not known or there are no weights. */
    default OptionalInt outputBlock() {
        return OptionalInt.empty();
    }

    /** Returns the field on embeddings, for observables that measure it; usable after this state. Empty if not available. */
    default Optional<FieldProbe> field() {
        return Optional.empty();
    }

    /** Returns the field on weights; usable after this state. Empty if not available. */
    default Optional<WeightProbe> weightField() {
        return Optional.empty();
    }

    /** Returns the embeddings of the evaluation inputs, one per row; computed at the first call. */
    R064Store evaluation();
}
