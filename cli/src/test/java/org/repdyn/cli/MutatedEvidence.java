package org.repdyn.cli;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.repdyn.core.result.ArmResult;
import org.repdyn.replication.spi.Evidence;
import org.repdyn.replication.spi.Trajectory;

/** Evidence in which the simulated values of some arms have a planted error. Predicted values are unchanged. */
final class MutatedEvidence implements Evidence {

    private static final String DEVIATION = "deviation";

    /** Difference of two penalties and norms, which is zero in theory, and a penalty in it. */
    private static final String DIFFERENCE = "duality-gap";

    private static final String PART = "sample-penalty";

    /** Uncentred observables of the embeddings; a relative change of one is a lower bound of that of the embeddings. */
    private static final List<String> SIZES = List.of("singular-values", "norm");

    /** Planted error. */
    enum Mutation {
        /** The square root of each value: a wrong exponent. */
        ROOT,
        /** Twice each value: a wrong factor. Deviations are those of twice the embeddings; of a difference, one part is doubled. */
        DOUBLE_VALUE,
        /** The value at half the time: half the rate or the step, twice every half time. */
        DOUBLE_TIME
    }

    private final Evidence original;
    private final Mutation mutation;
    private final Predicate<String> mutated;

    /** Plants an error in all arms. */
    MutatedEvidence(Evidence original, Mutation mutation) {
        this(original, mutation, arm -> true);
    }

    /** Plants an error in the arms that fulfil a condition. */
    MutatedEvidence(Evidence original, Mutation mutation, Predicate<String> mutated) {
        this.original = original;
        this.mutation = mutation;
        this.mutated = mutated;
    }

    @Override
    public List<String> arms() {
        return original.arms();
    }

    @Override
    public Optional<ArmResult> result(String arm) {
        return original.result(arm);
    }

    @Override
    public Optional<Trajectory> trajectory(String arm, String observable, int index) {
        Optional<Trajectory> trajectory = original.trajectory(arm, observable, index);
        return unchanged(arm, observable) ? trajectory : trajectory.map(t -> mutated(arm, observable, t));
    }

    private boolean unchanged(String arm, String observable) {
        return observable.startsWith(PREDICTED) || !mutated.test(arm);
    }

    private Trajectory mutated(String arm, String observable, Trajectory t) {
        if (mutation != Mutation.DOUBLE_TIME) {
            return map(t, time -> value(observable, t.at(time)) + doubledPart(arm, observable, time));
        }
        return observable.equals(DEVIATION)
                ? map(t, time -> Math.max(t.at(time), change(arm, time)))
                : map(t, time -> t.at(half(t, time)));
    }

    private double value(String observable, double value) {
        if (mutation == Mutation.ROOT) {
            return Math.signum(value) * Math.sqrt(Math.abs(value));
        }
        return observable.equals(DEVIATION) ? deviationOfDouble(value) : 2 * value;
    }

    /** Returns the least possible ‖2U − V‖/‖V‖, where ‖U − V‖/‖V‖ is the recorded deviation from the prediction V. */
    private static double deviationOfDouble(double deviation) {
        // ‖2U − V‖ ≥ ‖V‖ − 2‖U − V‖, and ‖2U − V‖ ≥ 2‖U − V‖ − ‖V‖.
        return Math.abs(1 - 2 * deviation);
    }

    /** Returns what a factor of two in one part of a difference adds to it; 0 for other observables. */
    private double doubledPart(String arm, String observable, double time) {
        return mutation == Mutation.DOUBLE_VALUE && observable.equals(DIFFERENCE)
                ? original.trajectory(arm, PART, 0)
                        .map(part -> part.at(Math.min(time, part.time(part.size() - 1))))
                        .orElse(0.0)
                : 0;
    }

    /** Returns the relative change of the embeddings' sizes from half a time to the time; 0 if none is recorded. */
    private double change(String arm, double time) {
        double largest = 0;
        for (String size : SIZES) {
            double change = 0;
            double scale = 0;
            for (int i = 0; i < original.size(arm, size); i++) {
                Optional<Trajectory> values = original.trajectory(arm, size, i);
                if (values.isPresent()) {
                    double now = values.get().at(time);
                    change = Math.hypot(change, values.get().at(half(values.get(), time)) - now);
                    scale = Math.hypot(scale, now);
                }
            }
            largest = scale > 0 ? Math.max(largest, change / scale) : largest;
        }
        return largest;
    }

    /** Returns half a time, but no time before the first one. */
    private static double half(Trajectory t, double time) {
        return Math.max(time / 2, t.time(0));
    }

    private static Trajectory map(Trajectory t, DoubleUnaryOperator valueAtTime) {
        double[] times = IntStream.range(0, t.size()).mapToDouble(t::time).toArray();
        return Trajectory.of(
                times,
                IntStream.range(0, t.size())
                        .mapToDouble(i -> valueAtTime.applyAsDouble(times[i]))
                        .toArray());
    }

    @Override
    public OptionalDouble last(String arm, String observable, int index) {
        OptionalDouble last = original.last(arm, observable, index);
        if (last.isEmpty() || unchanged(arm, observable)) {
            return last;
        }
        if (mutation == Mutation.DOUBLE_TIME) {
            return trajectory(arm, observable, index)
                    .map(t -> OptionalDouble.of(t.last()))
                    .orElse(last);
        }
        return OptionalDouble.of(
                value(observable, last.getAsDouble()) + doubledPart(arm, observable, Double.POSITIVE_INFINITY));
    }

    @Override
    public int size(String arm, String observable) {
        return original.size(arm, observable);
    }

    @Override
    public String family(String arm) {
        return original.family(arm);
    }

    @Override
    public Optional<String> setting(String arm, String path) {
        return original.setting(arm, path);
    }
}
