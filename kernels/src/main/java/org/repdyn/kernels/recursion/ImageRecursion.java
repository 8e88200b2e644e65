package org.repdyn.kernels.recursion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.kernels.layers.Convolution;
import org.repdyn.kernels.layers.Flatten;
import org.repdyn.kernels.layers.Image;
import org.repdyn.kernels.quadrature.NumericActivation;
import org.repdyn.kernels.spi.Activation;
import org.repdyn.kernels.spi.Affine;
import org.repdyn.kernels.spi.Grid;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.Signal;

/**
 * A network of convolutions and activations below {@link Flatten}, evaluated on many pairs of images that share the second one. Entry {@code s·BLOCK + i}
 * of an array belongs to position s and the i-th first image, so that loops over the first images are vectorised.
 *
 * <p>Carries c, Θ and h = √(pq) − c of each position. Where two positions are nearly parallel, h of a convolution comes from those below it
 * by Lagrange's identity, and the activation is computed for this position alone; elsewhere plain differences lose at most three digits.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ImageRecursion {

    /** First images that are evaluated together. */
    private static final int BLOCK = 64;

    /** Variances of inputs whose products are normal numbers; images with others are left to {@link PairEvaluator}. */
    private static final double SMALLEST_VARIANCE = 0x1p-400;

    private static final double LARGEST_VARIANCE = 0x1p400;

    private final InputRows rows;
    private final int positions;
    private final List<Layer> below;
    private final List<Optional<Affine>> affines = new ArrayList<>();
    /** Windows of the layers that are convolutions; empty for the others. */
    private final List<int[][]> windows = new ArrayList<>();

    /** Number of positions below each layer, and at the top. */
    private final int[] sizes;

    private final List<Affine> dense = new ArrayList<>();
    private final Variances firsts;
    private final Variances second;
    private final PairBatch batch = new PairBatch(BLOCK);
    private final PairCovariance pair = new PairCovariance();
    private double[] c;
    private double[] tangent;
    private double[] gap;
    private double[] nextC;
    private double[] nextTangent;
    private double[] nextGap;
    private int firstImage = -1;
    private int firstCount;

    private ImageRecursion(InfiniteNetwork network, R064Store x, int top) {
        Image image = (Image) network.layers().get(0);
        Grid grid = new Grid(image.shape());
        positions = grid.positions();
        rows = new InputRows(x, positions);
        below = network.layers().subList(1, top);
        sizes = new int[below.size() + 1];
        Signal signal = new Signal(Signal.Kind.INPUT, OptionalLong.of(image.dimension()), Optional.empty(), false);
        signal = image.bind(signal, network.parameterisation()).out();
        sizes[0] = positions;
        for (int l = 0; l < below.size(); l++) {
            if (below.get(l) instanceof Convolution convolution) {
                int[][] members = convolution.windows(signal.requirePositions());
                windows.add(members);
                affines.add(Optional.of(Affine.of(
                        convolution.weightStd(),
                        convolution.biasStd(),
                        convolution.trained(),
                        network.parameterisation(),
                        signal,
                        members[0].length)));
            } else {
                windows.add(new int[0][]);
                affines.add(Optional.empty());
            }
            signal = below.get(l).bind(signal, network.parameterisation()).out();
            sizes[l + 1] = signal.requirePositions().positions();
        }
        for (Layer layer : network.layers().subList(top, network.layers().size())) {
            if (layer instanceof Layer.Dense d) {
                dense.add(Affine.of(d.weightStd(), d.biasStd(), d.trained(), network.parameterisation(), signal, 1));
            }
            signal = layer.bind(signal, network.parameterisation()).out();
        }
        firsts = new Variances(BLOCK);
        second = new Variances(1);
        int largest = Arrays.stream(sizes).max().orElseThrow() * BLOCK;
        c = new double[largest];
        tangent = new double[largest];
        gap = new double[largest];
        nextC = new double[largest];
        nextTangent = new double[largest];
        nextGap = new double[largest];
    }

    /** Returns the recursion of a network, for one thread; empty if the network has other layers than these. */
    public static Optional<ImageRecursion> of(InfiniteNetwork network, R064Store x) {
        List<Layer> layers = network.layers();
        int top = 1;
        while (top < layers.size() && isLocal(layers.get(top))) {
            top++;
        }
        boolean known = network.image().isPresent()
                && top > 1
                && top < layers.size()
                && layers.get(top) instanceof Flatten
                && layers.subList(top + 1, layers.size()).stream().allMatch(Layer.Dense.class::isInstance);
        return known ? Optional.of(new ImageRecursion(network, x, top)) : Optional.empty();
    }

    private static boolean isLocal(Layer layer) {
        return layer instanceof Convolution
                || (layer instanceof Layer.Nonlinearity n && !(n.activation() instanceof NumericActivation));
    }

    /** Variances of some images at each position below each layer, and their roots. */
    private final class Variances {

        private final int width;
        private final double[][] variance = new double[sizes.length][];
        private final double[][] root = new double[sizes.length][];
        private final boolean[] ordinary;

        Variances(int width) {
            this.width = width;
            ordinary = new boolean[width];
            for (int l = 0; l < sizes.length; l++) {
                variance[l] = new double[sizes[l] * width];
                root[l] = new double[sizes[l] * width];
            }
        }

        /** Computes the variances of {@code count} images from {@code first} on. */
        void compute(int first, int count) {
            Arrays.fill(ordinary, true);
            for (int s = 0; s < positions; s++) {
                for (int i = 0; i < count; i++) {
                    double v = rows.variance((first + i) * positions + s);
                    ordinary[i] &= v == 0 || (v >= SMALLEST_VARIANCE && v <= LARGEST_VARIANCE);
                    variance[0][s * width + i] = v;
                }
            }
            for (int l = 0; l < below.size(); l++) {
                if (affines.get(l).isPresent()) {
                    convolve(affines.get(l).get(), windows.get(l), variance[l], variance[l + 1], count);
                } else {
                    Activation activation = ((Layer.Nonlinearity) below.get(l)).activation();
                    for (int at = 0; at < sizes[l]; at++) {
                        for (int i = at * width; i < at * width + count; i++) {
                            variance[l + 1][i] = activation.variance(variance[l][i]);
                        }
                    }
                }
            }
            for (int l = 0; l < sizes.length; l++) {
                for (int i = 0; i < variance[l].length; i++) {
                    root[l][i] = Math.sqrt(variance[l][i]);
                }
            }
        }

        private void convolve(Affine affine, int[][] members, double[] in, double[] out, int count) {
            for (int s = 0; s < members.length; s++) {
                int to = s * width;
                Arrays.fill(out, to, to + count, 0);
                for (int member : members[s]) {
                    if (member >= 0) {
                        add(in, member * width, out, to, count);
                    }
                }
                double weight = affine.weightVariance() / members[s].length;
                for (int i = to; i < to + count; i++) {
                    out[i] = weight * out[i] + affine.biasVariance();
                }
            }
        }
    }

    private static void add(double[] in, int from, double[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] += in[from + i];
        }
    }

    /**
     * Computes the kernels of the images from {@code first} on with the image {@code other}.
     *
     * @param covariance NNGP, from {@code offset} on
     * @param tangents Θ, from {@code offset} on; NaN for pairs that this recursion cannot compute accurately
     */
    public void run(int first, int count, int other, double[] covariance, double[] tangents, int offset) {
        second.compute(other, 1);
        for (int from = 0; from < count; from += BLOCK) {
            int size = Math.min(BLOCK, count - from);
            if (firstImage != first + from || firstCount != size) {
                firsts.compute(first + from, size);
                firstImage = first + from;
                firstCount = size;
            }
            block(first + from, size, other, covariance, tangents, offset + from);
        }
    }

    private void block(int first, int count, int other, double[] covariance, double[] tangents, int offset) {
        start(first, count, other);
        for (int l = 0; l < below.size(); l++) {
            if (affines.get(l).isPresent()) {
                convolve(l, affines.get(l).get(), count);
            } else {
                activate(l, ((Layer.Nonlinearity) below.get(l)).activation(), count);
            }
            swap();
        }
        finish(count, covariance, tangents, offset);
        for (int i = 0; i < count; i++) {
            if (!firsts.ordinary[i] || !second.ordinary[0]) {
                tangents[offset + i] = Double.NaN;
            }
        }
    }

    private void swap() {
        double[] held = c;
        c = nextC;
        nextC = held;
        held = tangent;
        tangent = nextTangent;
        nextTangent = held;
        held = gap;
        gap = nextGap;
        nextGap = held;
    }

    private void start(int first, int count, int other) {
        boolean single = rows.dimension() == 1;
        for (int s = 0; s < positions; s++) {
            int at = s * BLOCK;
            Arrays.fill(tangent, at, at + count, 0);
            for (int i = 0; i < count; i++) {
                int row = (first + i) * positions + s;
                if (single) {
                    // Two numbers are parallel or antiparallel: h is 0 or 2|xy|, without rounding.
                    double product = rows.entry(row) * rows.entry(other * positions + s);
                    c[at + i] = product;
                    gap[at + i] = Math.abs(product) - product;
                } else {
                    rows.start(row, rows, other * positions + s, pair);
                    c[at + i] = pair.c();
                    gap[at + i] = pair.gap();
                }
            }
        }
    }

    private void convolve(int layer, Affine affine, int count) {
        int[][] members = windows.get(layer);
        double[] root = firsts.root[layer + 1];
        for (int s = 0; s < members.length; s++) {
            int to = s * BLOCK;
            sum(members[s], c, count, nextC, to);
            sum(members[s], tangent, count, nextTangent, to);
            double q = second.root[layer + 1][s];
            affine(affine, members[s].length, nextC, nextTangent, to, count);
            gaps(root, q, nextC, to, count, nextGap);
            for (int i = 0; i < count; i++) {
                // Written so that NaN, at a variance of 0, counts as nearly parallel.
                if (!(nextC[to + i] <= PairBatch.MOST_PARALLEL * (root[to + i] * q))) {
                    nextGap[to + i] = gap(layer, members[s], affine, i);
                }
            }
        }
    }

    /** Overwrites one position with the sum of those of its window. */
    private static void sum(int[] window, double[] in, int count, double[] out, int to) {
        Arrays.fill(out, to, to + count, 0);
        int place = 0;
        // Three at a time write the sum once; the order of the sums stays the same.
        for (; place + 2 < window.length; place += 3) {
            if (window[place] < 0 || window[place + 1] < 0 || window[place + 2] < 0) {
                addEach(window, place, place + 3, in, count, out, to);
            } else {
                add(in, window[place] * BLOCK, window[place + 1] * BLOCK, window[place + 2] * BLOCK, out, to, count);
            }
        }
        addEach(window, place, window.length, in, count, out, to);
    }

    private static void addEach(int[] window, int first, int end, double[] in, int count, double[] out, int to) {
        for (int place = first; place < end; place++) {
            if (window[place] >= 0) {
                add(in, window[place] * BLOCK, out, to, count);
            }
        }
    }

    private static void add(double[] in, int a, int b, int c, double[] out, int to, int count) {
        for (int i = 0; i < count; i++) {
            out[to + i] = out[to + i] + in[a + i] + in[b + i] + in[c + i];
        }
    }

    /** Replaces the sums over a window by covariance and tangent kernel. */
    private static void affine(Affine affine, int places, double[] c, double[] tangent, int from, int count) {
        double share = 1.0 / places;
        double weight = affine.weightVariance() * share;
        double bias = affine.biasVariance();
        double fanIn = affine.trained() && affine.standard() ? affine.fanIn() * share : 0;
        double constant = affine.trained() && affine.standard() ? affine.biasTerm() : 0;
        double above = affine.trained() && !affine.standard() ? 1 : 0;
        for (int i = from; i < from + count; i++) {
            double covariance = weight * c[i] + bias;
            tangent[i] = above * covariance + (fanIn * c[i] + constant) + weight * tangent[i];
            c[i] = covariance;
        }
    }

    private static void gaps(double[] root, double q, double[] c, int from, int count, double[] gap) {
        for (int i = from; i < from + count; i++) {
            gap[i] = root[i] * q - c[i];
        }
    }

    /** Returns h above a convolution: Σh of the window and the excess √(ΣpΣq) − Σ√p√q, both accurate, and the excess of the bias. */
    private double gap(int layer, int[] window, Affine affine, int i) {
        double weight = affine.weightVariance() / window.length;
        double bias = affine.biasVariance();
        double[] p = firsts.root[layer];
        double[] q = second.root[layer];
        double sum = 0;
        double products = 0;
        double squares = 0;
        double first = 0;
        double other = 0;
        for (int a = 0; a < window.length; a++) {
            if (window[a] < 0) {
                continue;
            }
            double rootP = p[window[a] * BLOCK + i];
            double rootQ = q[window[a]];
            sum += gap[window[a] * BLOCK + i];
            products += rootP * rootQ;
            first += rootP * rootP;
            other += rootQ * rootQ;
            for (int b = 0; b < a; b++) {
                if (window[b] >= 0) {
                    double difference = rootP * q[window[b]] - p[window[b] * BLOCK + i] * rootQ;
                    squares += difference * difference;
                }
            }
        }
        double scale = Math.sqrt(first) * Math.sqrt(other) + products;
        double inner = weight * (sum + (scale > 0 ? squares / scale : 0));
        if (bias == 0) {
            return inner;
        }
        double difference = Math.sqrt(weight * first) - Math.sqrt(weight * other);
        double geometric = Math.sqrt(weight * first + bias) * Math.sqrt(weight * other + bias);
        return inner
                + bias * difference / (geometric + weight * Math.sqrt(first) * Math.sqrt(other) + bias) * difference;
    }

    private void activate(int layer, Activation activation, int count) {
        double[] variance = firsts.variance[layer];
        double[] root = firsts.root[layer];
        double[] above = firsts.root[layer + 1];
        for (int s = 0; s < sizes[layer]; s++) {
            int at = s * BLOCK;
            double q = second.root[layer][s];
            batch.begin(count, second.variance[layer][s]);
            System.arraycopy(variance, at, batch.p(), 0, count);
            System.arraycopy(c, at, batch.c(), 0, count);
            correlate(root, at, q, batch);
            activation.moments(batch);
            take(batch, tangent, at, nextC, nextTangent);
            gaps(above, second.root[layer + 1][s], nextC, at, count, nextGap);
            double[] correlation = batch.correlation();
            for (int i = 0; i < count; i++) {
                if (correlation[i] < -PairBatch.MOST_ANTIPARALLEL) {
                    // √(pq) + c has no recursion here; NaN marks the pair.
                    nextTangent[at + i] = Double.NaN;
                } else if (!(correlation[i] <= PairBatch.MOST_PARALLEL)) {
                    parallel(activation, variance[at + i], second.variance[layer][s], at + i);
                }
            }
        }
    }

    private static void correlate(double[] root, int from, double q, PairBatch batch) {
        double[] c = batch.c();
        double[] scale = batch.scale();
        double[] correlation = batch.correlation();
        for (int i = 0; i < batch.count(); i++) {
            scale[i] = root[from + i] * q;
        }
        for (int i = 0; i < batch.count(); i++) {
            correlation[i] = c[i] / scale[i];
        }
    }

    private static void take(PairBatch batch, double[] tangent, int from, double[] c, double[] above) {
        double[] moment = batch.moment();
        double[] derivative = batch.derivative();
        for (int i = 0; i < batch.count(); i++) {
            c[from + i] = moment[i];
            above[from + i] = tangent[from + i] * derivative[i];
        }
    }

    /** Computes the activation of one position of one pair from h. */
    private void parallel(Activation activation, double p, double q, int at) {
        double scale = p == q ? p : Math.sqrt(p) * Math.sqrt(q);
        double covariance = scale - gap[at];
        double sum = scale + covariance;
        double difference = p == q || scale == 0 ? Math.sqrt(Math.max(p, q)) : (p - q) / (Math.sqrt(p) + Math.sqrt(q));
        double square = p == q ? 0 : difference * difference;
        pair.start(p, q, covariance, gap[at] * sum, 2 * gap[at] + square, 2 * sum + square);
        pair.addTangent(tangent[at]);
        pair.activate(activation);
        nextC[at] = pair.c();
        nextTangent[at] = pair.tangent();
        nextGap[at] = pair.gap();
    }

    private void finish(int count, double[] covariance, double[] tangents, int offset) {
        int size = sizes[sizes.length - 1];
        Arrays.fill(covariance, offset, offset + count, 0);
        Arrays.fill(tangents, offset, offset + count, 0);
        for (int s = 0; s < size; s++) {
            add(c, s * BLOCK, covariance, offset, count);
            add(tangent, s * BLOCK, tangents, offset, count);
        }
        for (int i = offset; i < offset + count; i++) {
            covariance[i] /= size;
            tangents[i] /= size;
            for (Affine affine : dense) {
                double own = affine.ownTerm(covariance[i]);
                covariance[i] = affine.weightVariance() * covariance[i] + affine.biasVariance();
                tangents[i] = affine.weightVariance() * tangents[i] + affine.tangent(own, covariance[i]);
            }
        }
    }
}
