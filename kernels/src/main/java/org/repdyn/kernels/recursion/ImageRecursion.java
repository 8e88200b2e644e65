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
import org.repdyn.kernels.spi.Affine;
import org.repdyn.kernels.spi.Grid;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.Signal;

/**
 * A network of convolutions and activations below {@link Flatten}, evaluated on {@link #BLOCK} pairs of images that share the second one. The
 * positions along the last axis are a row: entry {@code x·BLOCK + i} of its array belongs to the i-th first image. All loops pass a row, with one index, and
 * are vectorised.
 *
 * <p>Carries c and Θ of each position, and h = √(pq) − c where two positions are nearly parallel: there h of a convolution comes from those
 * below it by Lagrange's identity, and the activation is computed for this position alone.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ImageRecursion {

    /** First images that are evaluated together; the numbers of a layer of 784 positions then fit the second-level cache. */
    public static final int BLOCK = WindowSums.WIDTH;

    /** Number of pairs that are inspected together. */
    private static final int FOLD = 4;

    private final InputRows inputs;
    private final int positions;
    private final List<ImageLayer> layers;
    private final List<Affine> dense = new ArrayList<>();
    private final PositionVariances firsts;
    /** The last second images, one at a time. */
    private final PositionVariances[] seconds;

    private final PositionGaps gaps;
    private final PairCovariance pair = new PairCovariance();
    private final PairBatch batch;
    private final double[] batchTangent;
    private final double[] rho;
    private final double[] spread;
    private final double[] scratch;
    private final double[][] tangent;
    private final double[][] heldC;
    private final double[][] heldTangent;
    private double[][] c;
    private double[][] nextC;
    private PositionVariances second;
    private int count;

    private ImageRecursion(InfiniteNetwork network, R064Store x, int top) {
        Image image = (Image) network.layers().get(0);
        Grid grid = new Grid(image.shape());
        positions = grid.positions();
        inputs = new InputRows(x, positions);
        Signal signal = new Signal(Signal.Kind.INPUT, OptionalLong.of(image.dimension()), Optional.empty(), false);
        signal = image.bind(signal, network.parameterisation()).out();
        ImageLayer.Bound bound = ImageLayer.bind(network.layers().subList(1, top), signal, network.parameterisation());
        layers = bound.layers();
        signal = bound.out();
        for (Layer layer : network.layers().subList(top, network.layers().size())) {
            if (layer instanceof Layer.Dense d) {
                dense.add(Affine.of(d.weightStd(), d.biasStd(), d.trained(), network.parameterisation(), signal, 1));
            }
            signal = layer.bind(signal, network.parameterisation()).out();
        }
        int places = image.shape().get(image.shape().size() - 1);
        firsts = new PositionVariances(inputs, positions / places, places, layers, BLOCK);
        seconds = new PositionVariances[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            seconds[i] = new PositionVariances(inputs, positions / places, places, layers, 1);
        }
        second = seconds[0];
        gaps = new PositionGaps(
                layers.stream()
                        .mapToInt(l -> l.sums().rows() * l.sums().places())
                        .reduce(positions, Math::max),
                layers.stream().mapToInt(ImageLayer::places).max().orElseThrow(),
                BLOCK);
        int rows = ImageLayer.mostRows(layers, positions / places);
        int length = ImageLayer.mostPlaces(layers, places) * BLOCK;
        batch = new PairBatch(length);
        batchTangent = new double[length];
        rho = new double[length];
        spread = new double[length];
        scratch = new double[length];
        tangent = new double[rows][length];
        heldC = new double[rows][length];
        heldTangent = new double[rows][length];
        c = new double[rows][length];
        nextC = new double[rows][length];
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

    /**
     * Computes the kernels of the images from {@code first} on with the image {@code other}. Calls for the same {@link #BLOCK} first images share their
     * variances, and so do calls for the same second images among {@link #BLOCK} neighbours.
     *
     * @param images number of first images
     * @param covariance NNGP, from {@code offset} on
     * @param tangents Θ, from {@code offset} on; NaN for pairs that this recursion cannot compute accurately
     */
    public void run(int first, int images, int other, double[] covariance, double[] tangents, int offset) {
        for (int from = 0; from < images; from += BLOCK) {
            count = Math.min(BLOCK, images - from);
            block(first + from, other, covariance, tangents, offset + from);
        }
    }

    private void block(int first, int other, double[] covariance, double[] tangents, int offset) {
        second = seconds[other % BLOCK];
        firsts.prepare(first);
        second.prepare(other);
        start(first, other);
        for (int l = 0; l < layers.size(); l++) {
            layer(l);
            double[][] held = c;
            c = nextC;
            nextC = held;
            gaps.rise();
        }
        finish(covariance, tangents, offset);
        for (int i = 0; i < count; i++) {
            if (!firsts.ordinary(i) || !second.ordinary(0)) {
                tangents[offset + i] = Double.NaN;
            }
        }
    }

    private void start(int first, int other) {
        gaps.clear();
        double[][] right = second.entries();
        int places = right[0].length;
        if (inputs.dimension() == 1) {
            // Two numbers are parallel or antiparallel: h is 0 or 2|xy|, and the plain difference is exact.
            for (int r = 0; r < right.length; r++) {
                spread(right[r], places, spread);
                multiply(firsts.entries()[r], spread, places * BLOCK, c[r]);
            }
            return;
        }
        for (int s = 0; s < positions; s++) {
            for (int i = 0; i < count; i++) {
                inputs.start((first + i) * positions + s, inputs, other * positions + s, pair);
                c[s / places][s % places * BLOCK + i] = pair.c();
                gaps.setInput(s, i, pair.gap());
            }
        }
    }

    private static void multiply(double[] x, double[] y, int length, double[] out) {
        for (int i = 0; i < length; i++) {
            out[i] = x[i] * y[i];
        }
    }

    private void layer(int l) {
        ImageLayer layer = layers.get(l);
        WindowSums sums = layer.sums();
        int rowsBelow = second.below(l).root().length;
        int length = sums.places() * BLOCK;
        sums.along(c, rowsBelow, BLOCK, heldC, scratch);
        if (l > 0) {
            sums.along(tangent, rowsBelow, BLOCK, heldTangent, scratch);
        }
        for (int r = 0; r < sums.rows(); r++) {
            sums.across(heldC, r, length, batch.c());
            if (l > 0) {
                sums.across(heldTangent, r, length, batchTangent);
            } else {
                // The tangent kernel of the inputs is 0.
                Arrays.fill(batchTangent, 0);
            }
            affine(layer.affine(), layer.places(), batch.c(), batchTangent, length);
            activate(l, layer, r, length);
        }
    }

    /** Replaces the sums over windows by covariances and tangent kernels. */
    private static void affine(Affine affine, int places, double[] c, double[] tangent, int count) {
        double share = 1.0 / places;
        double weight = affine.weightVariance() * share;
        double bias = affine.biasVariance();
        double fanIn = affine.trained() && affine.standard() ? affine.fanIn() * share : 0;
        double constant = affine.trained() && affine.standard() ? affine.biasTerm() : 0;
        double above = affine.trained() && !affine.standard() ? 1 : 0;
        for (int i = 0; i < count; i++) {
            double covariance = weight * c[i] + bias;
            tangent[i] = above * covariance + (fanIn * c[i] + constant) + weight * tangent[i];
            c[i] = covariance;
        }
    }

    /** Carries a row above the convolution of layer l through its activation. */
    private void activate(int l, ImageLayer layer, int r, int length) {
        batch.begin(length);
        PositionVariances.Level p = firsts.convolved(l);
        PositionVariances.Level q = second.convolved(l);
        correlate(p.root()[r], q.root()[r], length, rho);
        if (layer.activation().isPresent()) {
            System.arraycopy(p.variance()[r], 0, batch.p(), 0, length);
            spread(q.variance()[r], length / BLOCK, batch.q());
            if (layer.activation().get().batchScale().isPresent()) {
                correlate(p.scale()[r], q.scale()[r], length, batch.correlation());
            } else {
                System.arraycopy(rho, 0, batch.correlation(), 0, length);
            }
            layer.activation().get().moments(batch);
            System.arraycopy(batch.moment(), 0, nextC[r], 0, length);
            multiply(batchTangent, batch.derivative(), length, tangent[r]);
        } else {
            System.arraycopy(batch.c(), 0, nextC[r], 0, length);
            System.arraycopy(batchTangent, 0, tangent[r], 0, length);
        }
        correct(l, layer, r, length);
    }

    /** Computes the products of scales of both images, and c divided by these. */
    private void correlate(double[] first, double[] other, int length, double[] correlation) {
        spread(other, length / BLOCK, spread);
        correlate(first, spread, length, batch.c(), batch.scale(), correlation);
    }

    private static void correlate(
            double[] first, double[] second, int length, double[] c, double[] scale, double[] correlation) {
        for (int i = 0; i < length; i++) {
            double product = first[i] * second[i];
            scale[i] = product;
            correlation[i] = c[i] / product;
        }
    }

    /** Repeats each number for all first images. */
    private static void spread(double[] values, int places, double[] out) {
        for (int x = 0; x < places; x++) {
            spread(values[x], out, x * BLOCK);
        }
    }

    /** Repeats a number; eight assignments at a time, because a vectorised loop over so few entries has more instructions beside than in it. */
    private static void spread(double value, double[] out, int from) {
        for (int i = from; i < from + BLOCK; i += 8) {
            out[i] = value;
            out[i + 1] = value;
            out[i + 2] = value;
            out[i + 3] = value;
            out[i + 4] = value;
            out[i + 5] = value;
            out[i + 6] = value;
            out[i + 7] = value;
        }
    }

    /** Corrects the pairs that are not well separated, or have a variance of 0, at the positions of a row. */
    private void correct(int l, ImageLayer layer, int r, int length) {
        Arrays.fill(scratch, 0, length, 0);
        PairBatch.addExcess(rho, length, scratch);
        for (int at = 0; at < length; at += FOLD) {
            // Written so that NaN, at a variance of 0, counts as nearly parallel.
            if (!((scratch[at] + scratch[at + 1]) + (scratch[at + 2] + scratch[at + 3]) == 0)) {
                for (int i = at; i < at + FOLD; i++) {
                    correctOne(l, layer, r, i);
                }
            }
        }
    }

    private void correctOne(int l, ImageLayer layer, int r, int at) {
        if (at % BLOCK >= count) {
            return;
        }
        if (rho[at] < -PairBatch.MOST_ANTIPARALLEL) {
            if (layer.activation().isPresent()) {
                // √(pq) + c has no recursion here; NaN marks the pair.
                tangent[r][at] = Double.NaN;
            }
        } else if (!(rho[at] <= PairBatch.MOST_PARALLEL)) {
            parallel(l, layer, r, at / BLOCK, at % BLOCK);
        }
    }

    /** Computes h of one position of one pair from those below, and its activation from h. */
    private void parallel(int l, ImageLayer layer, int r, int place, int i) {
        int at = place * BLOCK + i;
        int position = r * layer.sums().places() + place;
        double gap = gaps.convolved(
                layer.sums().rowWindow(r),
                layer.sums().windowInRow(place),
                layer.affine(),
                layer.places(),
                i,
                firsts.below(l).root(),
                second.below(l).root(),
                c);
        if (layer.activation().isPresent()) {
            double p = firsts.convolved(l).variance()[r][at];
            double q = second.convolved(l).variance()[r][place];
            start(p, q, gap);
            pair.addTangent(batchTangent[at]);
            pair.activate(layer.activation().get());
            nextC[r][at] = pair.c();
            tangent[r][at] = pair.tangent();
            gap = pair.gap();
        }
        gaps.set(
                position,
                i,
                gap,
                firsts.above(l).root()[r],
                place * BLOCK,
                second.above(l).root()[r][place],
                nextC[r]);
    }

    /** Starts a pair of variances p and q with the given h. */
    private void start(double p, double q, double gap) {
        double scale = p == q ? p : Math.sqrt(p) * Math.sqrt(q);
        double covariance = scale - gap;
        double sum = scale + covariance;
        double difference = p == q || scale == 0 ? Math.sqrt(Math.max(p, q)) : (p - q) / (Math.sqrt(p) + Math.sqrt(q));
        double square = p == q ? 0 : difference * difference;
        pair.start(p, q, covariance, gap * sum, 2 * gap + square, 2 * sum + square);
    }

    private void finish(double[] covariance, double[] tangents, int offset) {
        WindowSums sums = layers.get(layers.size() - 1).sums();
        mean(c, sums, covariance, offset);
        mean(tangent, sums, tangents, offset);
        for (int i = offset; i < offset + count; i++) {
            for (Affine affine : dense) {
                double own = affine.ownTerm(covariance[i]);
                covariance[i] = affine.weightVariance() * covariance[i] + affine.biasVariance();
                tangents[i] = affine.weightVariance() * tangents[i] + affine.tangent(own, covariance[i]);
            }
        }
    }

    /** Computes the means over all positions; overwrites the first row of {@code values}. */
    private void mean(double[][] values, WindowSums sums, double[] result, int offset) {
        double[] total = values[0];
        int length = sums.places() * BLOCK;
        for (int r = 1; r < sums.rows(); r++) {
            add(values[r], length, total);
        }
        for (int i = 0; i < count; i++) {
            double sum = 0;
            for (int at = i; at < length; at += BLOCK) {
                sum += total[at];
            }
            result[offset + i] = sum / (sums.rows() * sums.places());
        }
    }

    private static void add(double[] values, int length, double[] sum) {
        for (int i = 0; i < length; i++) {
            sum[i] += values[i];
        }
    }
}
