package org.repdyn.ntk.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * An infinitely wide fully connected network and its kernels: K⁰ = XXᵀ/d at the input, then layer after layer the
 * recursions of {@link Layer} (Lee et al. 2018 for the NNGP; Jacot, Gabriel, Hongler 2018 for the NTK). A network of depth L
 * is dense, (activation, dense) × L; the last dense layer is the readout.
 *
 * <p>Duplicate points give equal rows, bit for bit; the kernel of points with themselves is symmetric, bit for bit; nearly
 * parallel points keep full accuracy. Cost: n²(d + L·c) with c the 20–100 ns of a dual activation.
 *
 * @param layers the layers, input first
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record InfiniteNetwork(List<Layer> layers) {

    /** Refuses an empty network and an activation whose input is not Gaussian. */
    public InfiniteNetwork {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network needs at least one layer");
        }
        for (int i = 0; i < layers.size(); i++) {
            if (layers.get(i) instanceof Layer.Nonlinearity nonlinearity
                    && (i == 0 || !(layers.get(i - 1) instanceof Layer.Dense))) {
                throw new IllegalArgumentException(
                        "layer " + (i + 1) + " (" + nonlinearity.activation().name()
                                + ") needs a dense layer before it, whose outputs are Gaussian");
            }
        }
    }

    /** The layers given. */
    public static InfiniteNetwork of(Layer... layers) {
        return new InfiniteNetwork(List.of(layers));
    }

    /**
     * dense, (activation, dense) × depth, all trained, all with the same scales.
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
     * Both kernels of the rows of {@code x} with themselves.
     *
     * @param x n×d, finite
     * @throws IllegalArgumentException where an input is not finite, with its row and column
     * @throws ArithmeticException where a kernel leaves the range of double precision
     */
    public KernelPair kernels(R064Store x) {
        int n = x.getRowDim();
        KernelPair result = new KernelPair(R064Store.FACTORY.make(n, n), R064Store.FACTORY.make(n, n));
        symmetric(x, Optional.of(result.nngp()), Optional.of(result.ntk()));
        return result;
    }

    /** The NNGP kernel alone, as in {@link #kernels}. */
    public R064Store nngp(R064Store x) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getRowDim());
        symmetric(x, Optional.of(result), Optional.empty());
        return result;
    }

    /** The NTK alone, as in {@link #kernels}. */
    public R064Store ntk(R064Store x) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), x.getRowDim());
        symmetric(x, Optional.empty(), Optional.of(result));
        return result;
    }

    /**
     * Both kernels of the rows of {@code x} with those of {@code y}.
     *
     * @param x a×d, finite
     * @param y b×d, finite
     */
    public KernelPair cross(R064Store x, R064Store y) {
        KernelPair result = new KernelPair(
                R064Store.FACTORY.make(x.getRowDim(), y.getRowDim()),
                R064Store.FACTORY.make(x.getRowDim(), y.getRowDim()));
        rectangular(x, y, Optional.of(result.nngp()), result.ntk());
        return result;
    }

    /** The NTK of the rows of {@code x} with those of {@code y} alone. */
    public R064Store crossNtk(R064Store x, R064Store y) {
        R064Store result = R064Store.FACTORY.make(x.getRowDim(), y.getRowDim());
        rectangular(x, y, Optional.empty(), result);
        return result;
    }

    private void symmetric(R064Store x, Optional<R064Store> nngp, Optional<R064Store> ntk) {
        InputRows rows = new InputRows(x);
        PairCovariance pair = new PairCovariance();
        int n = rows.count();
        double[] covariance = nngp.map(k -> k.data).orElseGet(() -> new double[0]);
        double[] tangent = ntk.map(k -> k.data).orElseGet(() -> new double[0]);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i <= j; i++) {
                evaluate(rows, i, rows, j, pair);
                if (covariance.length > 0) {
                    covariance[j * n + i] = pair.c();
                    covariance[i * n + j] = pair.c();
                }
                if (tangent.length > 0) {
                    tangent[j * n + i] = pair.tangent();
                    tangent[i * n + j] = pair.tangent();
                }
            }
        }
    }

    private void rectangular(R064Store x, R064Store y, Optional<R064Store> nngp, R064Store ntk) {
        if (x.getColDim() != y.getColDim()) {
            throw new IllegalArgumentException("the two sets of inputs have " + x.getColDim() + " and " + y.getColDim()
                    + " columns; a kernel needs equally many");
        }
        InputRows left = new InputRows(x);
        InputRows right = new InputRows(y);
        PairCovariance pair = new PairCovariance();
        int a = left.count();
        double[] covariance = nngp.map(k -> k.data).orElseGet(() -> new double[0]);
        for (int j = 0; j < right.count(); j++) {
            for (int i = 0; i < a; i++) {
                evaluate(left, i, right, j, pair);
                if (covariance.length > 0) {
                    covariance[j * a + i] = pair.c();
                }
                ntk.data[j * a + i] = pair.tangent();
            }
        }
    }

    private void evaluate(InputRows left, int i, InputRows right, int j, PairCovariance pair) {
        left.start(i, right, j, pair);
        for (int l = 0; l < layers.size(); l++) {
            layers.get(l).apply(pair);
        }
        if (!Double.isFinite(pair.c()) || !Double.isFinite(pair.tangent())) {
            throw new ArithmeticException("the kernel of rows " + (i + 1) + " and " + (j + 1)
                    + " (counted from 1) leaves the range of double precision after " + layers.size()
                    + " layers; use a smaller weight standard deviation, fewer layers or smaller inputs");
        }
    }
}
