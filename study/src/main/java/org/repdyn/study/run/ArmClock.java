package org.repdyn.study.run;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.repdyn.core.result.ArmProfile;

/**
 * Clock of one run, which gives each moment to one part: while a part within another one runs, the outer one is not counted. Used by the
 * thread of the run.
 */
final class ArmClock {

    /** Parts of a run other than observables. */
    enum Part {
        /** Assembly of the arm. */
        PREPARATION,
        /** Steps of the dynamics or the baseline. */
        DYNAMICS,
        /** Evaluation of the prediction and comparison with it. */
        PREDICTION,
        /** Checks and copies of states, and what is derived from them. */
        RECORDING,
        /** Writing to the disk. */
        WRITING
    }

    private final Map<Part, Long> parts = new EnumMap<>(Part.class);
    private final Map<String, Long> observables = new LinkedHashMap<>();
    private Runnable running = () -> {};
    private long since = System.nanoTime();

    /** Does something that counts as a part. */
    <T> T part(Part part, Supplier<T> work) {
        return within(() -> parts.merge(part, elapsed(), Long::sum), work);
    }

    /** Does something without a result that counts as a part. */
    void run(Part part, Runnable work) {
        part(part, () -> {
            work.run();
            return part;
        });
    }

    /** Does something that counts as the measurement of an observable. */
    <T> T observable(String name, Supplier<T> work) {
        return within(() -> observables.merge(name, elapsed(), Long::sum), work);
    }

    /** @param count adds the time since {@link #since} to a part */
    private <T> T within(Runnable count, Supplier<T> work) {
        Runnable outer = running;
        change(count);
        try {
            return work.get();
        } finally {
            change(outer);
        }
    }

    private void change(Runnable next) {
        running.run();
        since = System.nanoTime();
        running = next;
    }

    private long elapsed() {
        return System.nanoTime() - since;
    }

    /** Returns the times so far. */
    ArmProfile profile(String arm) {
        Map<String, Double> measured = new LinkedHashMap<>();
        observables.forEach((name, nanos) -> measured.put(name, nanos * 1e-9));
        return new ArmProfile(
                arm,
                seconds(Part.PREPARATION),
                seconds(Part.DYNAMICS),
                measured,
                seconds(Part.PREDICTION),
                seconds(Part.RECORDING),
                seconds(Part.WRITING));
    }

    private double seconds(Part part) {
        return parts.getOrDefault(part, 0L) * 1e-9;
    }
}
