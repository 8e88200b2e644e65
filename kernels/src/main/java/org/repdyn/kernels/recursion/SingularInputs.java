package org.repdyn.kernels.recursion;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.kernels.spi.PairCovariance;

/** Search for inputs at which the kernels of a network are singular, or nearly so, and what to do about them. */
final class SingularInputs {

    /** Largest number of inputs that {@link #warning()} compares; it takes one kernel entry for each pair. */
    private static final int WARNING_SAMPLE = 64;

    /** Largest 1 − |ρ| of inputs that count as parallel: the rounding of a kernel entry with four digits of margin. */
    private static final double PARALLEL = 1e-12;

    private final InfiniteNetwork network;
    private final R064Store x;
    private final PairEvaluator evaluator;

    SingularInputs(InfiniteNetwork network, R064Store x) {
        this.network = network;
        this.x = x;
        this.evaluator = PairEvaluator.of(network, x);
    }

    /**
     * Returns a warning if the kernel of these inputs is zero or nearly singular: squares of very small inputs underflow, a deep network can make different inputs
     * parallel to rounding, and inputs that are multiples of each other may stay so. Checks no more than 64 inputs, and
     * skips pairs whose kernel leaves the range of double precision.
     */
    Optional<String> warning() {
        InputRows rows = new InputRows(x);
        PairCovariance start = new PairCovariance();
        Optional<String> multiples = Optional.empty();
        int few = Math.min(x.getRowDim(), WARNING_SAMPLE);
        if (IntStream.range(0, few).allMatch(i -> isZero(i))) {
            return Optional.of("the kernel of " + (few < x.getRowDim() ? "the first " + few : "all")
                    + " inputs is zero, because they are zero or so small that their squares underflow; multiply the"
                    + " inputs by a factor");
        }
        for (int j = 0; j < few; j++) {
            for (int i = 0; i < j; i++) {
                if (rows.compare(i, rows, j, 1) == 0) {
                    continue;
                }
                OptionalDouble distance = distanceToParallel(i, j);
                if (distance.isEmpty() || distance.getAsDouble() >= PARALLEL) {
                    continue;
                }
                rows.start(i, rows, j, start);
                if (distanceToParallel(start).orElse(1) >= PARALLEL) {
                    return Optional.of(nearlyRankOne(i, j, distance.getAsDouble()));
                }
                if (multiples.isEmpty()) {
                    multiples = Optional.of(multiples(i, j, start));
                }
            }
        }
        return multiples;
    }

    /**
     * Returns notes on single inputs that make the kernel of these inputs singular: two that are equal, and one that is zero, without a bias.
     * {@link #warning()} passes over both, since views of one sample may be equal.
     */
    List<String> single() {
        // Rows by their hash: with keys of all numbers the inputs would be several times as large in memory.
        Map<Integer, Integer> first = new HashMap<>();
        Optional<String> equal = Optional.empty();
        Optional<String> zero = Optional.empty();
        boolean onlyZeros = true;
        for (int i = 0; i < x.getRowDim(); i++) {
            double[] row = row(i);
            boolean zeros = Arrays.stream(row).allMatch(value -> value == 0);
            onlyZeros &= zeros;
            Integer other = first.putIfAbsent(Arrays.hashCode(row), i);
            if (zeros && zero.isEmpty() && isZero(i)) {
                zero = Optional.of("the input in row " + (i + 1) + " (counted from 1) is zero, and so is its row of the"
                        + " kernel: the kernel is singular; leave it out, or use a bias");
            } else if (!zeros && equal.isEmpty() && other != null && Arrays.equals(row, row(other))) {
                equal = Optional.of("the inputs in rows " + (other + 1) + " and " + (i + 1)
                        + " (counted from 1) are equal, and so are their rows of the kernel: the kernel is singular;"
                        + " leave one of them out");
            }
        }
        return onlyZeros
                ? List.of()
                : Stream.of(equal, zero).flatMap(Optional::stream).toList();
    }

    private double[] row(int i) {
        // Adding 0 turns −0, which has another hash, into 0.
        return IntStream.range(0, x.getColDim())
                .mapToDouble(j -> x.doubleValue(i, j) + 0.0)
                .toArray();
    }

    private boolean isZero(int i) {
        try {
            PairCovariance pair = evaluator.evaluate(i, i);
            return pair.c() == 0 && pair.tangent() == 0;
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    private OptionalDouble distanceToParallel(int i, int j) {
        try {
            return distanceToParallel(evaluator.evaluate(i, j));
        } catch (ArithmeticException unknown) {
            // A warning is advice; the kernel itself reports entries that cannot be computed.
            return OptionalDouble.empty();
        }
    }

    /** Returns 1 − |ρ| of a pair with correlation ρ; empty if one of the two is zero. */
    private static OptionalDouble distanceToParallel(PairCovariance pair) {
        return pair.scale() > 0
                ? OptionalDouble.of(Math.min(pair.gap(), pair.sum()) / pair.scale())
                : OptionalDouble.empty();
    }

    private String nearlyRankOne(int i, int j, double distance) {
        return String.format(
                Locale.ROOT,
                "after %d layers the different inputs in rows %d and %d (counted from 1) are parallel to %.1e:"
                        + " the kernel is nearly of rank one; use fewer layers, or scales nearer to the critical"
                        + " ones (W_std = sqrt(2) and no bias for relu)",
                network.layers().size(),
                i + 1,
                j + 1,
                distance);
    }

    private static String multiples(int i, int j, PairCovariance pair) {
        double factor = Math.copySign(Math.sqrt(pair.q()) / Math.sqrt(pair.p()), pair.c());
        return String.format(
                Locale.ROOT,
                "the inputs in rows %d and %d (counted from 1) are multiples of each other, with the factor %.6g, and"
                        + " so are their rows of the kernel: the kernel is singular; leave one of them out, or use a bias",
                i + 1,
                j + 1,
                factor);
    }
}
