package org.repdyn.observables.weights;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.Reference;
import org.repdyn.core.trajectory.Weights;

/**
 * Offers the observable {@code layer-alignment}: |uⱼ·vⱼ| for the j-th singular vectors, in the space of the neurons between, of
 * the weights into a layer and of those out of it; pair of layers after pair. Where singular values are equal their vectors are
 * anyone's choice, and so is the number.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class LayerAlignmentProvider implements ObservableProvider<NoOptions> {

    /** Operations of one decomposition beyond which it would take longer than the steps between two observations. */
    private static final double MOST_OPERATIONS = 5e8;

    @Override
    public String name() {
        return "layer-alignment";
    }

    @Override
    public String summary() {
        return "cosines between singular vectors of adjacent layers, strongest first; one where their modes are aligned";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Jing, Vincent, LeCun, Tian",
                "Understanding Dimensional Collapse in Contrastive Self-supervised Learning",
                2022,
                "theorem 2"));
    }

    @Override
    public Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    @Override
    public Observable create(NoOptions options) {
        return new WeightsObservable(LayerAlignmentProvider::cosines);
    }

    private static double[] cosines(Weights weights, int readout, LinearAlgebra algebra) {
        List<R064Store> layers = Balance.layers(weights, readout);
        double[][] pairs = new double[layers.size() - 1][];
        int count = 0;
        for (int l = 0; l < pairs.length; l++) {
            R064Store into = layers.get(l);
            R064Store out = Balance.outgoing(layers, l);
            if (into.getRowDim() != out.getRowDim() || operations(into) + operations(out) > MOST_OPERATIONS) {
                return new double[0];
            }
            pairs[l] =
                    cosines(algebra.thinSvd(into).left(), algebra.thinSvd(out).left());
            count += pairs[l].length;
        }
        double[] result = new double[count];
        int at = 0;
        for (double[] pair : pairs) {
            System.arraycopy(pair, 0, result, at, pair.length);
            at += pair.length;
        }
        return result;
    }

    private static double operations(R064Store matrix) {
        double small = Math.min(matrix.getRowDim(), matrix.getColDim());
        return matrix.getRowDim() * (double) matrix.getColDim() * small;
    }

    private static double[] cosines(R064Store a, R064Store b) {
        double[] result = new double[Math.min(a.getColDim(), b.getColDim())];
        for (int j = 0; j < result.length; j++) {
            double product = 0;
            for (int i = 0; i < a.getRowDim(); i++) {
                product += a.doubleValue(i, j) * b.doubleValue(i, j);
            }
            result[j] = Math.min(1, Math.abs(product));
        }
        return result;
    }
}
