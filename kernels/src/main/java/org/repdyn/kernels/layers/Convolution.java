package org.repdyn.kernels.layers;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.network.Parameterisation;
import org.repdyn.kernels.spi.Affine;
import org.repdyn.kernels.spi.Grid;
import org.repdyn.kernels.spi.Layer;
import org.repdyn.kernels.spi.LayerMap;
import org.repdyn.kernels.spi.PairCovariance;
import org.repdyn.kernels.spi.PositionPairs;
import org.repdyn.kernels.spi.Signal;

/**
 * A convolution: K'[s, t] = (σ²/|F|)·Σ_δ K[s + δ, t + δ] + β², Θ' = K' + (σ²/|F|)·Σ_δ Θ[s + δ, t + δ] (Novak et al.
 * 2019; Arora et al. 2019). Zeros beyond the edge count in |F|. In the standard parameterisation the own term is
 * fan-in·(1/|F|)Σ_δ K + 1 with fan-in = channels·|F|.
 *
 * @param filter extents of the window
 * @param stride step of the window
 * @param padding values beyond the edge
 * @param weightStd σ &gt; 0
 * @param biasStd β; empty if there is no bias
 * @param trained true if its own parameters are trained
 * @param channels number of output channels, which the standard parameterisation of the next layer needs
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Convolution(
        List<Integer> filter,
        List<Integer> stride,
        Padding padding,
        double weightStd,
        Optional<Double> biasStd,
        boolean trained,
        OptionalLong channels)
        implements Layer {

    public Convolution {
        filter = List.copyOf(filter);
        stride = List.copyOf(stride);
        Affine.check(weightStd, biasStd);
    }

    @Override
    public String name() {
        return "conv";
    }

    @Override
    public PlacedLayer bind(Signal in, Parameterisation parameterisation) {
        Windows windows = Windows.of(in.requirePositions(), filter, stride, padding);
        Affine affine = Affine.of(weightStd, biasStd, trained, parameterisation, in, windows.members()[0].length);
        LayerMap.OfPositions map = (below, above) -> convolve(windows.members(), affine, below, above);
        return new PlacedLayer(map, in.as(Signal.Kind.GAUSSIAN).wide(channels).over(Optional.of(windows.out())));
    }

    /** Returns the input rows of each output row, where a row holds the positions along the last axis; −1 beyond the edge. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public int[][] rowWindows(Grid in) {
        return Windows.ofRows(in, filter, stride, padding).members();
    }

    /** Returns the input positions of each output position within a row; −1 beyond the edge. */
    @API(status = API.Status.INTERNAL, since = "0.1")
    public int[][] windowsInRow(Grid in) {
        return Windows.inRow(in, filter, stride, padding).members();
    }

    private static void convolve(int[][] members, Affine affine, PositionPairs in, PositionPairs out) {
        int positions = out.positions();
        for (int s = 0; s < positions; s++) {
            int from = out.all() ? 0 : s;
            int to = out.all() ? positions : s + 1;
            for (int t = from; t < to; t++) {
                convolve(members[s], members[t], affine, in, out.at(s, t));
            }
        }
    }

    private static void convolve(int[] window, int[] other, Affine affine, PositionPairs in, PairCovariance result) {
        result.clear();
        for (int place = 0; place < window.length; place++) {
            int s = window[place];
            int t = other[place];
            if (s >= 0 && t >= 0) {
                result.add(in.at(s, t));
            } else if (s >= 0) {
                result.addFirst(in.at(s, s).p());
            } else if (t >= 0) {
                result.addSecond(in.at(t, t).q());
            }
        }
        double weight = 1.0 / window.length;
        double own = affine.ownTerm(result.c() * weight);
        result.affine(affine.weightVariance() * weight, 0);
        if (affine.biasVariance() > 0) {
            result.addConstant(affine.biasVariance());
        }
        result.addTangent(affine.tangent(own, result.c()));
    }

    @Override
    public String describe() {
        return "conv(filter=" + filter + ", stride=" + stride + ", padding=" + padding + ", "
                + Affine.describe(weightStd, biasStd, trained)
                + (channels.isPresent() ? ", channels=" + channels.getAsLong() : "") + ")";
    }
}
