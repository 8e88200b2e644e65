package org.repdyn.study.combine;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.study.combine.RunDifference.NumberDifference;

/**
 * Numbers of one quantity of an arm, each with a key, such as its step and component, and a time. Numbers are held in arrays, because a
 * study can have millions of them.
 */
final class NumberSeries {

    private static final int FIRST_CAPACITY = 16;

    private long[] keys = new long[FIRST_CAPACITY];
    private double[] times = new double[FIRST_CAPACITY];
    private double[] values = new double[FIRST_CAPACITY];
    private int size;

    /**
     * Adds a number.
     *
     * @param step step, or number of a sample
     * @param index component
     * @param time time; NaN for a number without one
     */
    void add(int step, int index, double time, double value) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        keys[size] = ((long) step << Integer.SIZE) | index;
        times[size] = time;
        values[size] = value;
        size++;
    }

    int size() {
        return size;
    }

    /**
     * Returns the largest difference to another series under a name, with the first time at which the two differ; empty if they are equal.
     * A number that only one of them has makes an infinite difference.
     */
    Optional<NumberDifference> largest(NumberSeries other, String arm, String name, NumberRule rule) {
        Collector collector = new Collector(arm, name, rule);
        boolean aligned = sameKeys(other);
        Map<Long, Integer> places = aligned ? Map.of() : other.places();
        int common = 0;
        for (int i = 0; i < size; i++) {
            int place = aligned ? i : places.getOrDefault(keys[i], -1);
            if (place < 0) {
                collector.add(times[i], OptionalDouble.of(values[i]), OptionalDouble.empty());
            } else {
                common++;
                if (!rule.equal(values[i], other.values[place])) {
                    collector.add(times[i], OptionalDouble.of(values[i]), OptionalDouble.of(other.values[place]));
                }
            }
        }
        if (common < other.size) {
            Map<Long, Integer> own = places();
            for (int i = 0; i < other.size; i++) {
                if (!own.containsKey(other.keys[i])) {
                    collector.add(other.times[i], OptionalDouble.empty(), OptionalDouble.of(other.values[i]));
                }
            }
        }
        return collector.result();
    }

    /** Returns true if the numbers have the same keys in the same order, which is the usual case. */
    private boolean sameKeys(NumberSeries other) {
        return size == other.size && Arrays.equals(keys, 0, size, other.keys, 0, size);
    }

    private Map<Long, Integer> places() {
        Map<Long, Integer> places = new HashMap<>();
        for (int i = 0; i < size; i++) {
            places.put(keys[i], i);
        }
        return places;
    }

    /** Collector of the largest of several differences, and of the first time of all of them. */
    private static final class Collector {

        private final String arm;
        private final String name;
        private final NumberRule rule;
        private Optional<NumberDifference> largest = Optional.empty();
        private double from = Double.NaN;

        Collector(String arm, String name, NumberRule rule) {
            this.arm = arm;
            this.name = name;
            this.rule = rule;
        }

        void add(double time, OptionalDouble first, OptionalDouble second) {
            double difference = first.isPresent() && second.isPresent()
                    ? rule.measure().of(first.getAsDouble(), second.getAsDouble())
                    : Double.POSITIVE_INFINITY;
            if (largest.isEmpty() || difference > largest.get().relative()) {
                largest =
                        Optional.of(new NumberDifference(arm, name, OptionalDouble.empty(), first, second, difference));
            }
            from = Double.isNaN(from) ? time : Math.min(from, time);
        }

        Optional<NumberDifference> result() {
            OptionalDouble since = Double.isNaN(from) ? OptionalDouble.empty() : OptionalDouble.of(from);
            return largest.map(each ->
                    new NumberDifference(each.arm(), each.name(), since, each.first(), each.second(), each.relative()));
        }
    }
}
