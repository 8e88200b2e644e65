package org.repdyn.core.observable;

import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.views.ViewLayout;

/**
 * What an observable may look at.
 *
 * @param snapshot the state; lent
 * @param layout row order of the snapshot's training embeddings
 * @param evaluation the clean inputs behind {@link Snapshot#evaluation()}
 * @param algebra the linear-algebra service
 * @param theory what is known of the run beforehand
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Observation(
        Snapshot snapshot, ViewLayout layout, EvaluationSet evaluation, LinearAlgebra algebra, Theory theory) {

    /** A run of which nothing is known. */
    public Observation(Snapshot snapshot, ViewLayout layout, EvaluationSet evaluation, LinearAlgebra algebra) {
        this(snapshot, layout, evaluation, algebra, Theory.NONE);
    }
}
