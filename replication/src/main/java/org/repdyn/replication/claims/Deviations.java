package org.repdyn.replication.claims;

import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** How far arms are from their predictions. */
final class Deviations {

    private static final String EMBEDDINGS = "deviation";

    private Deviations() {}

    /**
     * The largest deviation of an arm up to a time: of its embeddings, relative to them; or of an observable, over all its
     * components, relative to the largest size of what is predicted of it.
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

    /** The largest distance of an observable from its first value up to a time, over all its components. */
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

    /** The largest distance of two numbers at the times of the first. */
    static double apart(Trajectory a, Trajectory b, double until) {
        double worst = 0;
        for (int i = 0; i < a.size() && a.time(i) <= until; i++) {
            worst = Math.max(worst, Math.abs(a.value(i) - b.at(a.time(i))));
        }
        return worst;
    }

    /** What was compared, in words. */
    static String what(String arm, Optional<String> observable) {
        return arm + ": largest relative deviation of "
                + observable.map(o -> o.replace('-', ' ')).orElse("embeddings") + " from the prediction";
    }

    static String why(Evidence evidence, String arm, Optional<String> observable) {
        return Missing.measured(
                evidence, arm, observable.map(o -> Evidence.PREDICTED + o).orElse(EMBEDDINGS));
    }
}
