package org.repdyn.core.trajectory;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * The state of a run at one time. All matrices are lent for the duration of {@link TrajectoryObserver#observe} only: copy
 * what is to be kept, change nothing.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface Snapshot {

    /** Time t of the gradient flow; for descent, step times rate. */
    double time();

    /** U at the training views, N×k, in the row order of the layout. */
    R064Store embeddings();

    /** The loss; empty for a field that is no gradient. */
    OptionalDouble loss();

    /** The weights; empty for a run in function space. */
    Optional<Weights> weights();

    /** Which weight block's columns are the outputs; empty where nobody says, or there are no weights. */
    default OptionalInt outputBlock() {
        return OptionalInt.empty();
    }

    /** The field at this state, for observables of the field itself; stays usable. Empty where nobody offers it. */
    default Optional<FieldProbe> field() {
        return Optional.empty();
    }

    /** The field in the space of weights; stays usable. Empty where nobody offers it. */
    default Optional<WeightProbe> weightField() {
        return Optional.empty();
    }

    /** Embeddings of the evaluation inputs, one row each; computed when first asked for. */
    R064Store evaluation();
}
