package org.repdyn.replication.claims;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.ArmResult;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Distances between arms and their predictions, up to a time at which both are known. */
final class Deviations {

    private static final String EMBEDDINGS = ObservableNames.DEVIATION;

    /** Relative difference below which two times are equal; the grid of times is computed with rounding. */
    private static final double TIME_ROUNDING = 1e-9;

    private Deviations() {}

    /**
     * Returns the largest deviation of an arm from its prediction up to a time. Without an observable it is that of the
     * embeddings, relative to their norm; with one it is the largest over all components, divided by the largest
     * predicted absolute value. Empty if fewer than two times can be compared.
     */
    static OptionalDouble largest(Evidence evidence, String arm, Optional<String> observable, double until) {
        if (observable.isEmpty()) {
            return evidence.trajectory(arm, EMBEDDINGS, 0)
                    .flatMap(t -> t.part(0, until, v -> true))
                    .map(t -> OptionalDouble.of(t.largest()))
                    .orElse(OptionalDouble.empty());
        }
        String name = observable.get();
        double scale = 0;
        double worst = 0;
        for (int i = 0; i < evidence.size(arm, Evidence.PREDICTED + name); i++) {
            Optional<Trajectory> predicted =
                    evidence.trajectory(arm, Evidence.PREDICTED + name, i).flatMap(t -> t.part(0, until, v -> true));
            Optional<Trajectory> simulated = evidence.trajectory(arm, name, i);
            if (predicted.isPresent() && simulated.isPresent()) {
                scale = Math.max(scale, predicted.get().largest());
                worst = Math.max(worst, apart(simulated.get(), predicted.get(), until));
            }
        }
        return scale > 0 ? OptionalDouble.of(worst / scale) : OptionalDouble.empty();
    }

    /**
     * Returns the last time at which an arm can be compared with its prediction, in all components; empty if there are
     * fewer than two such times.
     */
    static OptionalDouble until(Evidence evidence, String arm, Optional<String> observable) {
        if (observable.isEmpty()) {
            return lastTime(evidence, arm, EMBEDDINGS);
        }
        OptionalDouble predicted = lastTime(evidence, arm, Evidence.PREDICTED + observable.get());
        OptionalDouble simulated = lastTime(evidence, arm, observable.get());
        return predicted.isEmpty() || simulated.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(predicted.getAsDouble(), simulated.getAsDouble()));
    }

    /** Returns the last time of an observable, in all components; empty if a component has fewer than two times. */
    static OptionalDouble lastTime(Evidence evidence, String arm, String observable) {
        List<Optional<Trajectory>> components = IntStream.range(0, evidence.size(arm, observable))
                .mapToObj(i -> evidence.trajectory(arm, observable, i))
                .toList();
        return components.stream().allMatch(Optional::isPresent)
                ? components.stream()
                        .flatMap(Optional::stream)
                        .mapToDouble(t -> t.time(t.size() - 1))
                        .min()
                : OptionalDouble.empty();
    }

    /** Returns true if a time is reached, up to rounding. */
    static boolean reaches(double time, double needed) {
        return time >= needed - TIME_ROUNDING * Math.abs(needed);
    }

    /** Returns the end of a run; empty if the arm did not finish. */
    static OptionalDouble end(Evidence evidence, String arm) {
        return evidence.result(arm)
                .map(ArmResult::finalTime)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
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

    /** Returns the largest distance of two trajectories at the times of the first one, as far as both reach. */
    static double apart(Trajectory a, Trajectory b, double until) {
        double last = Math.min(until, b.time(b.size() - 1));
        double worst = 0;
        for (int i = 0; i < a.size() && a.time(i) <= last; i++) {
            if (a.time(i) >= b.time(0)) {
                worst = Math.max(worst, Math.abs(a.value(i) - b.at(a.time(i))));
            }
        }
        return worst;
    }

    /** Returns the text of a time window that ends at a time. */
    static String window(double until) {
        return String.format(Locale.ROOT, " to t = %.4g", until);
    }

    /** Returns the name of the compared quantity, as a verdict prints it. */
    static String quantity(String arm, Optional<String> observable) {
        return arm + ": largest relative deviation of "
                + observable.map(ObservableNames::inWords).orElse("embeddings") + " from the prediction";
    }

    /** Returns the reason why nothing could be compared. */
    static String reason(Evidence evidence, String arm, Optional<String> observable) {
        return MissingEvidence.measured(
                evidence, arm, observable.map(o -> Evidence.PREDICTED + o).orElse(EMBEDDINGS));
    }
}
