package org.repdyn.study.run;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.core.trajectory.Snapshot;
import org.repdyn.dynamics.spi.Refinable;
import org.repdyn.dynamics.spi.TrainingProblem;

/**
 * Richardson's extrapolation of a dynamics in steps: its run at half the step is remembered, and with the run at the whole
 * step it gives the embeddings in the limit of small steps, one order better than either.
 */
final class Extrapolation {

    /** More numbers than this, 256 MB, are not remembered. */
    private static final long MOST_NUMBERS = 1L << 25;

    private final Map<Double, R064Store> refined = new HashMap<>();
    private final double weight;

    private Extrapolation(int order) {
        this.weight = 1 / (Math.pow(2, order) - 1);
    }

    /** Runs at half the step; empty where that would take too much memory. */
    static Optional<Extrapolation> of(Refinable dynamics, TrainingProblem problem, RunControl control) {
        long numbers = (long) problem.views().layout().rows()
                * problem.encoder().outputs()
                * problem.times().size();
        if (numbers > MOST_NUMBERS) {
            return Optional.empty();
        }
        Extrapolation extrapolation = new Extrapolation(dynamics.order());
        dynamics.refined()
                .run(
                        problem,
                        s -> extrapolation.refined.put(s.time(), s.embeddings().copy()),
                        control);
        return Optional.of(extrapolation);
    }

    /** U + (U_half − U)·2^p/(2^p − 1) at a shown time; empty where the run at half the step did not come by. */
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
