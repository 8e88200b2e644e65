package org.repdyn.kernels.recursion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.DoubleUnaryOperator;
import org.apiguardian.api.API;
import org.repdyn.kernels.layers.LayerNorm;
import org.repdyn.kernels.quadrature.HermiteSeries;
import org.repdyn.kernels.quadrature.NumericActivation;
import org.repdyn.kernels.spi.Affine;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.PairBatch;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.Signal;

/**
 * A network of dense layers, activations and layer norms, evaluated on many pairs at once. The variances of each input
 * are computed once, layer by layer, and not again for each pair.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class BatchRecursion {

    private final List<Layer> layers;
    private final List<Optional<Affine>> affines;
    /** Variance of each input below each layer. */
    private final double[][] variance;

    /** Scale of each input below each layer: the root of its variance, or that of the activation. */
    private final double[][] scale;

    /** Hermite series of each layer that is an activation without a closed form; empty for the others. */
    private final List<Optional<HermiteSeries>> series = new ArrayList<>();

    private BatchRecursion(List<Layer> layers, List<Optional<Affine>> affines, double[][] variance) {
        this.layers = layers;
        this.affines = affines;
        this.variance = variance;
        scale = new double[variance.length][];
        for (int l = 0; l < variance.length; l++) {
            scale[l] = Arrays.stream(variance[l]).map(scaleOf(layers.get(l))).toArray();
            series.add(
                    layers.get(l) instanceof Layer.Nonlinearity n && n.activation() instanceof NumericActivation numeric
                            ? HermiteSeries.of(numeric, variance[l])
                            : Optional.empty());
        }
    }

    private static DoubleUnaryOperator scaleOf(Layer layer) {
        return layer instanceof Layer.Nonlinearity n
                ? n.activation().batchScale().orElse(Math::sqrt)
                : Math::sqrt;
    }

    /** Returns the recursion of a network; empty if the network has other layers than these. */
    public static Optional<BatchRecursion> of(InfiniteNetwork network, InputRows rows) {
        List<Layer> layers = network.layers();
        boolean known = layers.stream()
                .allMatch(l -> l instanceof Layer.Dense || l instanceof Layer.Nonlinearity || l instanceof LayerNorm);
        if (!known) {
            return Optional.empty();
        }
        List<Optional<Affine>> affines = new ArrayList<>();
        List<LayerMap.OfPair> maps = new ArrayList<>();
        Signal signal = new Signal(Signal.Kind.INPUT, OptionalLong.of(rows.dimension()), Optional.empty(), false);
        for (Layer layer : layers) {
            affines.add(
                    layer instanceof Layer.Dense dense
                            ? Optional.of(Affine.of(
                                    dense.weightStd(),
                                    dense.biasStd(),
                                    dense.trained(),
                                    network.parameterisation(),
                                    signal,
                                    1))
                            : Optional.empty());
            Layer.PlacedLayer bound = layer.bind(signal, network.parameterisation());
            maps.add((LayerMap.OfPair) bound.map());
            signal = bound.out();
        }
        double[][] variance = new double[layers.size()][rows.count()];
        PairCovariance pair = new PairCovariance();
        for (int i = 0; i < rows.count(); i++) {
            rows.start(i, rows, i, pair);
            for (int l = 0; l < layers.size(); l++) {
                variance[l][i] = pair.p();
                maps.get(l).apply(pair);
            }
        }
        return Optional.of(new BatchRecursion(layers, affines, variance));
    }

    /**
     * Carries {@code count} pairs through the network: each row from {@code first} on, paired with row {@code second}.
     *
     * @param batch c holds K⁰ on entry and the NNGP on return
     * @param tangent Θ on return
     * @param excess on return, above 0 or NaN for pairs that are too nearly parallel for this recursion
     */
    public void run(int first, int count, int second, PairBatch batch, double[] tangent, double[] excess) {
        Arrays.fill(tangent, 0, count, 0);
        Arrays.fill(excess, 0, count, 0);
        for (int l = 0; l < layers.size(); l++) {
            batch.begin(count);
            Layer layer = layers.get(l);
            if (affines.get(l).isPresent()) {
                dense(affines.get(l).get(), count, batch.c(), tangent);
            } else if (layer instanceof Layer.Nonlinearity nonlinearity) {
                System.arraycopy(variance[l], first, batch.p(), 0, count);
                Arrays.fill(batch.q(), 0, count, variance[l][second]);
                correlate(scale[l], first, scale[l][second], count, batch, excess);
                if (series.get(l).isPresent()) {
                    series.get(l).get().moments(first, second, batch, excess);
                } else {
                    nonlinearity.activation().moments(batch);
                }
                take(count, batch, tangent);
            } else {
                normalise(((LayerNorm) layer).epsilon(), variance[l], first, second, count, batch.c(), tangent);
            }
        }
    }

    private static void dense(Affine affine, int count, double[] c, double[] tangent) {
        double weight = affine.weightVariance();
        double bias = affine.biasVariance();
        double below = affine.trained() && affine.standard() ? affine.fanIn() : 0;
        double constant = affine.trained() && affine.standard() ? affine.biasTerm() : 0;
        double above = affine.trained() && !affine.standard() ? 1 : 0;
        for (int i = 0; i < count; i++) {
            double covariance = weight * c[i] + bias;
            tangent[i] = above * covariance + (below * c[i] + constant) + weight * tangent[i];
            c[i] = covariance;
        }
    }

    private static void correlate(
            double[] scales, int first, double second, int count, PairBatch batch, double[] excess) {
        double[] scale = batch.scale();
        // A loop over arrays with different indices would not be vectorised.
        System.arraycopy(scales, first, scale, 0, count);
        correlate(second, count, batch.c(), scale, batch.correlation());
        PairBatch.addExcess(batch.correlation(), count, excess);
    }

    private static void correlate(double second, int count, double[] c, double[] scale, double[] correlation) {
        for (int i = 0; i < count; i++) {
            double product = scale[i] * second;
            scale[i] = product;
            correlation[i] = c[i] / product;
        }
    }

    private static void take(int count, PairBatch batch, double[] tangent) {
        double[] c = batch.c();
        double[] moment = batch.moment();
        double[] derivative = batch.derivative();
        for (int i = 0; i < count; i++) {
            c[i] = moment[i];
            tangent[i] *= derivative[i];
        }
    }

    private static void normalise(
            double epsilon, double[] variance, int first, int second, int count, double[] c, double[] tangent) {
        double other = Math.sqrt(epsilon + variance[second]);
        for (int i = 0; i < count; i++) {
            double norm = Math.sqrt(epsilon + variance[first + i]) * other;
            c[i] /= norm;
            tangent[i] /= norm;
        }
    }
}
