package org.repdyn.replication.claims;

import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Distances between arms and their predictions. */
final class Deviations {

    private static final String EMBEDDINGS = "deviation";

    private Deviations() {}

    /**
     * Returns the largest deviation of an arm from its prediction up to a time. Without an observable it is that of the
     * embeddings, relative to their norm; with one it is the largest over all components, divided by the largest
     * predicted absolute value. Empty if nothing can be compared.
     */
    static OptionalDouble largest(Evidence evidence, String arm, Optional<String> observable, double until) {
        if (observable.isEmpty()) {
            return evidence.trajectory(arm, EMBEDDINGS, 0)
                    .flatMap(t -> t.part(0, until, v -> true))
                    .map(t -> OptionalDouble.of(t.largest()))
                    .orElse(OptionalDouble.empty());
        }
        String name = observable.get();
        int size = evidence.size(arm, Evidence.PREDICTED + name);
        double scale = 0;
        double worst = 0;
        boolean compared = false;
        for (int i = 0; i < size; i++) {
            Optional<Trajectory> predicted = evidence.trajectory(arm, Evidence.PREDICTED + name, i);
            Optional<Trajectory> simulated = evidence.trajectory(arm, name, i);
            if (predicted.isEmpty() || simulated.isEmpty()) {
                continue;
            }
            compared = true;
            scale = Math.max(
                    scale,
                    predicted
                            .get()
                            .part(0, until, v -> true)
                            .map(Trajectory::largest)
                            .orElse(0.0));
            worst = Math.max(worst, apart(simulated.get(), predicted.get(), until));
        }
        return compared && scale > 0 ? OptionalDouble.of(worst / scale) : OptionalDouble.empty();
    }

    /** Returns the largest distance of an observable from its first value up to a time, over all components. */
    static OptionalDouble fromStart(Evidence evidence, String arm, String observable, double until) {
        double worst = 0;
        boolean measured = false;
        for (int i = 0; i < evidence.size(arm, observable); i++) {
            Optional<Trajectory> trajectory =
                    evidence.trajectory(arm, observable, i).flatMap(t -> t.part(0, until, v -> true));
            if (trajectory.isEmpty()) {
                return OptionalDouble.empty();
            }
            measured = true;
            for (int j = 0; j < trajectory.get().size(); j++) {
                worst = Math.max(
                        worst,
                        Math.abs(trajectory.get().value(j) - trajectory.get().first()));
            }
        }
        return measured ? OptionalDouble.of(worst) : OptionalDouble.empty();
    }

    /** Returns the largest distance of two trajectories at the times of the first one. */
    static double apart(Trajectory a, Trajectory b, double until) {
        double worst = 0;
        for (int i = 0; i < a.size() && a.time(i) <= until; i++) {
            worst = Math.max(worst, Math.abs(a.value(i) - b.at(a.time(i))));
        }
        return worst;
    }

    /** Returns the name of the compared quantity, as a verdict prints it. */
    static String quantity(String arm, Optional<String> observable) {
        return arm + ": largest relative deviation of "
                + observable.map(o -> o.replace('-', ' ')).orElse("embeddings") + " from the prediction";
    }

    /** Returns the reason why nothing could be compared. */
    static String reason(Evidence evidence, String arm, Optional<String> observable) {
        return MissingEvidence.measured(
                evidence, arm, observable.map(o -> Evidence.PREDICTED + o).orElse(EMBEDDINGS));
    }
}
