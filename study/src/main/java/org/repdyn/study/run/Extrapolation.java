package org.repdyn.study.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.core.trajectory.TrajectoryObserver;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Richardson extrapolation of a dynamics that takes steps. The embeddings of the run at half the step are stored;
 * together with the run at the whole step they give the limit of small steps, one order more accurate than either run.
 */
final class Extrapolation {

    /** Largest number of stored values; 2²⁵ doubles take 256 MB. */
    private static final long MAX_STORED_VALUES = 1L << 25;

    private final Map<Double, R064Store> refined = new HashMap<>();
    private final double weight;

    private Extrapolation(int order) {
        this.weight = 1 / (Math.pow(2, order) - 1);
    }

    /**
     * Runs the dynamics at half the step; returns empty if the stored embeddings would take too much memory.
     *
     * @param measuring measures the observables of events; it must not be the observer of another run
     */
    static Optional<Extrapolation> of(
            Refinable dynamics, TrainingProblem problem, TrajectoryObserver measuring, RunControl control) {
        long numbers = (long) problem.views().layout().rows()
                * problem.encoder().outputs()
                * problem.times().size();
        if (numbers > MAX_STORED_VALUES) {
            return Optional.empty();
        }
        Extrapolation extrapolation = new Extrapolation(dynamics.order());
        TrajectoryObserver observer = new TrajectoryObserver() {
            @Override
            public void observe(Snapshot snapshot) {
                extrapolation.refined.put(snapshot.time(), snapshot.embeddings().copy());
            }

            @Override
            public Optional<ToDoubleFunction<Snapshot>> measurement(String name, int index) {
                return measuring.measurement(name, index);
            }
        };
        dynamics.refined().run(problem, observer, control);
        return Optional.of(extrapolation);
    }

    /**
     * Returns U + (U_half − U)·2^p/(2^p − 1) at an observed time; empty if the half-step run did not reach that time.
     */
    Optional<R064Store> at(Snapshot coarse) {
        return Optional.ofNullable(refined.get(coarse.time())).map(fine -> {
            R064Store result = fine.copy();
            for (int i = 0; i < result.data.length; i++) {
                result.data[i] += weight * (fine.data[i] - coarse.embeddings().data[i]);
            }
            return result;
        });
    }
}
