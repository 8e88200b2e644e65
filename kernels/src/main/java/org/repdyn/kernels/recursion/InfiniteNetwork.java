package org.repdyn.kernels.recursion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.layers.MapSequence;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.Signal;

/**
 * An infinitely wide network and its kernels: K⁰ = XXᵀ/d at the input, then layer after layer the recursions of
 * {@link Layer} (Lee et al. 2018 for the NNGP; Jacot, Gabriel, Hongler 2018 for the NTK). A fully connected network of
 * depth L is dense, (activation, dense) × L; the last dense is the readout. Convolutional networks begin with an
 * {@link Image}.
 *
 * <p>Duplicate points give equal rows, bit for bit; the kernel of points with themselves is symmetric, bit for bit;
 * nearly parallel points keep full accuracy (after a pooling layer, half of the digits of their angle). Cost of a fully
 * connected network: n²(d + L·c)/2 with c the 20–100 ns of a dual activation, on one thread; {@code TiledKernels} is
 * for large n.
 *
 * @param layers the layers, input first
 * @param parameterisation scaling of the weights
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InfiniteNetwork(List<Layer> layers, Parameterisation parameterisation) {

    /** Largest number of inputs that {@link #warning} compares; it takes one kernel entry for each pair. */
    private static final int WARNING_SAMPLE = 64;

    /** Largest 1 − |ρ| of inputs that count as parallel: the rounding of a kernel entry with four digits of margin. */
    private static final double PARALLEL = 1e-12;

    /**
     * Checks that the layers fit each other.
     *
     * @throws IllegalArgumentException if there is no layer, or a layer cannot follow the one before; the message names
     *     its number (counted from 1) and name
     */
    public InfiniteNetwork {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        // The width of the input is not known before the data; the check uses 1.
        bind(layers, parameterisation, 1);
    }

    /** Creates a network in the NTK parameterisation. */
    public InfiniteNetwork(List<Layer> layers) {
        this(layers, Parameterisation.NTK);
    }

    private static MapSequence bind(List<Layer> layers, Parameterisation parameterisation, int dimension) {
        boolean mixes = layers.stream().anyMatch(Layer::mixesPositions);
        Signal input = new Signal(Signal.Kind.INPUT, OptionalLong.of(dimension), Optional.empty(), mixes);
        MapSequence sequence = MapSequence.bind(layers, input, parameterisation, "");
        if (sequence.out().grid().isPresent()) {
            throw new IllegalArgumentException("the network ends with "
                    + sequence.out().grid().get().positions()
                    + " positions, so it has no single output; add flatten or global-avg-pool and a dense layer");
        }
        return sequence;
    }

    /** Binds the layers to inputs of a dimension; the result serves one thread. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public MapSequence bind(int dimension) {
        return bind(layers, parameterisation, dimension);
    }

    /** Returns the layout of an input; empty unless the first layer is an image layer. */
    public Optional<Image> image() {
        return layers.get(0) instanceof Image image ? Optional.of(image) : Optional.empty();
    }

    /**
     * Returns a warning if the kernel of these inputs is zero or nearly singular: squares of very small inputs underflow, a deep network can make different inputs
     * parallel to rounding, and inputs that are multiples of each other may stay so. Checks no more than 64 inputs, and
     * skips pairs whose kernel leaves the range of double precision.
     */
    public Optional<String> warning(R064Store x) {
        PairEvaluator evaluator = PairEvaluator.of(this, x);
        InputRows rows = new InputRows(x);
        PairCovariance start = new PairCovariance();
        Optional<String> multiples = Optional.empty();
        int few = Math.min(x.getRowDim(), WARNING_SAMPLE);
        if (IntStream.range(0, few).allMatch(i -> isZero(evaluator, i))) {
            return Optional.of("the kernel of " + (few < x.getRowDim() ? "the first " + few : "all")
                    + " inputs is zero, because they are zero or so small that their squares underflow; multiply the"
                    + " inputs by a factor");
        }
        for (int j = 0; j < few; j++) {
            for (int i = 0; i < j; i++) {
                if (rows.compare(i, rows, j, 1) == 0) {
                    continue;
                }
                OptionalDouble distance = distanceToParallel(evaluator, i, j);
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
     * {@link #warning} passes over both, since views of one sample may be equal.
     */
    public List<String> singularInputs(R064Store x) {
        PairEvaluator evaluator = PairEvaluator.of(this, x);
        // Rows by their hash: with keys of all numbers the inputs would be several times as large in memory.
        Map<Integer, Integer> first = new HashMap<>();
        Optional<String> equal = Optional.empty();
        Optional<String> zero = Optional.empty();
        boolean onlyZeros = true;
        for (int i = 0; i < x.getRowDim(); i++) {
            double[] row = row(x, i);
            boolean zeros = Arrays.stream(row).allMatch(value -> value == 0);
            onlyZeros &= zeros;
            Integer other = first.putIfAbsent(Arrays.hashCode(row), i);
            if (zeros && zero.isEmpty() && isZero(evaluator, i)) {
                zero = Optional.of("the input in row " + (i + 1) + " (counted from 1) is zero, and so is its row of the"
                        + " kernel: the kernel is singular; leave it out, or use a bias");
            } else if (!zeros && equal.isEmpty() && other != null && Arrays.equals(row, row(x, other))) {
                equal = Optional.of("the inputs in rows " + (other + 1) + " and " + (i + 1)
                        + " (counted from 1) are equal, and so are their rows of the kernel: the kernel is singular;"
                        + " leave one of them out");
            }
        }
        return onlyZeros
                ? List.of()
                : Stream.of(equal, zero).flatMap(Optional::stream).toList();
    }

    private static double[] row(R064Store x, int i) {
        // Adding 0 turns −0, which has another hash, into 0.
        return IntStream.range(0, x.getColDim())
                .mapToDouble(j -> x.doubleValue(i, j) + 0.0)
                .toArray();
    }

    private static boolean isZero(PairEvaluator evaluator, int i) {
        try {
            PairCovariance pair = evaluator.evaluate(i, i);
            return pair.c() == 0 && pair.tangent() == 0;
        } catch (ArithmeticException overflow) {
            return false;
        }
    }

    private static OptionalDouble distanceToParallel(PairEvaluator evaluator, int i, int j) {
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
                layers.size(),
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

    /** Returns remarks for users of the tangent kernel: {@link #warning}, and the remarks of the layers. */
    public List<String> notices(R064Store x) {
        return Stream.concat(warning(x).stream(), layers.stream().flatMap(layer -> layer.remark().stream()))
                .distinct()
                .toList();
    }

    /**
     * Returns why these inputs have no kernel under this network: they do not have the size of its image layer.
     */
    public Optional<String> objection(R064Store x) {
        return image().filter(image -> image.dimension() != x.getColDim()).map(image -> image.mismatch(x.getColDim()));
    }

    /** Returns all layers with their options, on one line. */
    public String describe() {
        return layers.stream().map(Layer::describe).collect(Collectors.joining(", ", "[", "]"))
                + (parameterisation == Parameterisation.STANDARD ? ", standard parameterisation" : "");
    }

    /** Returns a network of the given layers. */
    public static InfiniteNetwork of(Layer... layers) {
        return new InfiniteNetwork(List.of(layers));
    }

    /**
     * Returns the network dense, (activation, dense) × depth, all trained, all with the same scales.
     *
     * @param depth number of hidden layers, at least 0
     * @param biasStd absent for no bias
     */
    public static InfiniteNetwork fullyConnected(
            Activation activation, int depth, double weightStd, Optional<Double> biasStd) {
        Layer dense = new Layer.Dense(weightStd, biasStd, true);
        List<Layer> layers = new ArrayList<>();
        layers.add(dense);
        for (int i = 0; i < depth; i++) {
            layers.add(Layer.activation(activation));
            layers.add(dense);
        }
        return new InfiniteNetwork(layers);
    }

    /**
     * Returns both kernels of the rows of {@code x} with themselves.
     *
     * @param x n×d, finite
     * @throws IllegalArgumentException if an input is not finite; the message names its row and column
     * @throws ArithmeticException if a kernel leaves the range of double precision
     */
    public KernelPair kernels(R064Store x) {
        return kernels(x, RunControl.uncontrolled());
    }

    /**
     * Computes the same as {@link #kernels(R064Store)}, reports progress and stops on request.
     *
     * @throws CancellationException if the run was cancelled
     */
    public KernelPair kernels(R064Store x, RunControl control) {
        return kernels(x, control, Workers.caller());
    }

    /**
     * Computes the same as {@link #kernels(R064Store, RunControl)} on several threads. The bits do not depend on their number.
     *
     * @param workers threads that share the rows of the kernel
     * @throws CancellationException if the run was cancelled
     */
    public KernelPair kernels(R064Store x, RunControl control, Workers workers) {
        int n = x.getRowDim();
        KernelPair result = new KernelPair(R064Store.FACTORY.make(n, n), R064Store.FACTORY.make(n, n));
        symmetric(x, Optional.of(result.nngp()), Optional.of(result.ntk()), control, workers);
        return result;
    }

    /** Returns the NNGP kernel alone, as in {@link #kernels}. */
    public R064Store nngp(R064Store x) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getRowDim());
        symmetric(x, Optional.of(result), Optional.empty(), RunControl.uncontrolled(), Workers.caller());
        return result;
    }

    /** Returns the NTK alone, as in {@link #kernels}. */
    public R064Store ntk(R064Store x) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getRowDim());
        symmetric(x, Optional.empty(), Optional.of(result), RunControl.uncontrolled(), Workers.caller());
        return result;
    }

    /**
     * Returns both kernels of the rows of {@code x} with those of {@code y}.
     *
     * @param x a×d, finite
     * @param y b×d, finite
     */
    public KernelPair cross(R064Store x, R064Store y) {
        return cross(x, y, RunControl.uncontrolled(), Workers.caller());
    }

    /**
     * Computes the same as {@link #cross(R064Store, R064Store)} on several threads, and stops on request. The bits do not depend on the
     * number of threads.
     *
     * @param workers threads that share the columns of the kernel
     * @throws CancellationException if the run was cancelled
     */
    public KernelPair cross(R064Store x, R064Store y, RunControl control, Workers workers) {
        KernelPair result = new KernelPair(
                R064Store.FACTORY.make(x.getRowDim(), y.getRowDim()),
                R064Store.FACTORY.make(x.getRowDim(), y.getRowDim()));
        rectangular(x, y, Optional.of(result.nngp()), result.ntk(), control, workers);
        return result;
    }

    /** Returns the NTK of the rows of {@code x} with those of {@code y} alone. */
    public R064Store crossNtk(R064Store x, R064Store y) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), y.getRowDim());
        rectangular(x, y, Optional.empty(), result, RunControl.uncontrolled(), Workers.caller());
        return result;
    }

    private void symmetric(
            R064Store x, Optional<R064Store> nngp, Optional<R064Store> ntk, RunControl control, Workers workers) {
        int n = x.getRowDim();
        double[] covariance = nngp.map(k -> k.data).orElseGet(() -> new double[0]);
        double[] tangent = ntk.map(k -> k.data).orElseGet(() -> new double[0]);
        // An evaluator serves one thread. The first one is made here, so that inputs are checked before any thread
        // starts.
        Queue<PairEvaluator> free = new ConcurrentLinkedQueue<>();
        free.add(PairEvaluator.of(this, x));
        AtomicLong pairs = new AtomicLong();
        workers.forEach(n, j -> {
            if (control.cancelled()) {
                throw new CancellationException(
                        "cancelled after " + pairs.get() + " of " + (long) n * (n + 1) / 2 + " pairs of the kernel");
            }
            PairEvaluator polled = free.poll();
            PairEvaluator evaluator = polled == null ? PairEvaluator.of(this, x) : polled;
            for (int i = 0; i <= j; i++) {
                PairCovariance pair = evaluator.evaluate(i, j);
                if (covariance.length > 0) {
                    covariance[j * n + i] = pair.c();
                    covariance[i * n + j] = pair.c();
                }
                if (tangent.length > 0) {
                    tangent[j * n + i] = pair.tangent();
                    tangent[i * n + j] = pair.tangent();
                }
            }
            free.add(evaluator);
            double done = pairs.addAndGet(j + 1L);
            synchronized (free) {
                control.progress(done / ((double) n * (n + 1) / 2));
            }
        });
    }

    private void rectangular(
            R064Store x, R064Store y, Optional<R064Store> nngp, R064Store ntk, RunControl control, Workers workers) {
        if (x.getColDim() != y.getColDim()) {
            throw new IllegalArgumentException("the two sets of inputs have " + x.getColDim() + " and " + y.getColDim()
                    + " columns; a kernel needs equally many");
        }
        Queue<PairEvaluator> free = new ConcurrentLinkedQueue<>();
        free.add(PairEvaluator.of(this, x, y));
        int a = x.getRowDim();
        int b = y.getRowDim();
        double[] covariance = nngp.map(k -> k.data).orElseGet(() -> new double[0]);
        AtomicInteger columns = new AtomicInteger();
        workers.forEach(b, j -> {
            if (control.cancelled()) {
                throw new CancellationException(
                        "cancelled after " + columns.get() + " of " + b + " columns of the kernel");
            }
            PairEvaluator polled = free.poll();
            PairEvaluator evaluator = polled == null ? PairEvaluator.of(this, x, y) : polled;
            for (int i = 0; i < a; i++) {
                PairCovariance pair = evaluator.evaluate(i, j);
                if (covariance.length > 0) {
                    covariance[j * a + i] = pair.c();
                }
                ntk.data[j * a + i] = pair.tangent();
            }
            free.add(evaluator);
            double done = columns.incrementAndGet();
            synchronized (free) {
                control.progress(done / b);
            }
        });
    }
}
