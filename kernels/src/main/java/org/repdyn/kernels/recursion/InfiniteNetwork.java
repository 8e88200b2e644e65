package org.repdyn.kernels.recursion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
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
        return new SingularInputs(this, x).warning();
    }

    /**
     * Returns notes on single inputs that make the kernel of these inputs singular: two that are equal, and one that is zero, without a bias.
     * {@link #warning} passes over both, since views of one sample may be equal.
     */
    public List<String> singularInputs(R064Store x) {
        return new SingularInputs(this, x).single();
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
        new KernelComputation(this, control, workers)
                .symmetric(x, Optional.of(result.nngp()), Optional.of(result.ntk()));
        return result;
    }

    /** Returns the NNGP kernel alone, as in {@link #kernels}. */
    public R064Store nngp(R064Store x) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getRowDim());
        uncontrolled().symmetric(x, Optional.of(result), Optional.empty());
        return result;
    }

    /** Returns the NTK alone, as in {@link #kernels}. */
    public R064Store ntk(R064Store x) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getRowDim());
        uncontrolled().symmetric(x, Optional.empty(), Optional.of(result));
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
        new KernelComputation(this, control, workers).rectangular(x, y, Optional.of(result.nngp()), result.ntk());
        return result;
    }

    /** Returns the NTK of the rows of {@code x} with those of {@code y} alone. */
    public R064Store crossNtk(R064Store x, R064Store y) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), y.getRowDim());
        uncontrolled().rectangular(x, y, Optional.empty(), result);
        return result;
    }

    private KernelComputation uncontrolled() {
        return new KernelComputation(this, RunControl.uncontrolled(), Workers.caller());
    }
}
