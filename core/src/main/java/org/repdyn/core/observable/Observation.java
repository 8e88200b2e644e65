package org.repdyn.core.observable;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.views.ViewLayout;

/**
 * Input of an observable at one time.
 *
 * @param snapshot state of the run; valid during the observation only
 * @param layout row order of the training embeddings
 * @param evaluation inputs whose embeddings are {@link Snapshot#evaluation()}
 * @param algebra linear-algebra service
 * @param theory theoretical results about the run
 * @param derived values derived from the snapshot, which observables of the same state share
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record Observation(
        Snapshot snapshot,
        ViewLayout layout,
        EvaluationSet evaluation,
        LinearAlgebra algebra,
        Theory theory,
        DerivedValues derived) {

    /** Creates an observation that shares no derived values with another one. */
    public Observation(
            Snapshot snapshot, ViewLayout layout, EvaluationSet evaluation, LinearAlgebra algebra, Theory theory) {
        this(snapshot, layout, evaluation, algebra, theory, new DerivedValues());
    }

    /** Creates an observation of a run without theoretical results. */
    public Observation(Snapshot snapshot, ViewLayout layout, EvaluationSet evaluation, LinearAlgebra algebra) {
        this(snapshot, layout, evaluation, algebra, Theory.NONE);
    }
}
