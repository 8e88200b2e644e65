package org.repdyn.ntk.analytic;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;

/** An observer that keeps copies of all reported states. */
final class RecordedRun implements TrajectoryObserver {

    final List<Double> times = new ArrayList<>();
    final List<R064Store> embeddings = new ArrayList<>();
    final List<R064Store> evaluations = new ArrayList<>();
    final List<OptionalDouble> losses = new ArrayList<>();

    @Override
    public void observe(Snapshot snapshot) {
        times.add(snapshot.time());
        embeddings.add(snapshot.embeddings().copy());
        evaluations.add(snapshot.evaluation().copy());
        losses.add(snapshot.loss());
    }

    R064Store lastEmbeddings() {
        return embeddings.get(embeddings.size() - 1);
    }

    R064Store lastEvaluation() {
        return evaluations.get(evaluations.size() - 1);
    }
}
