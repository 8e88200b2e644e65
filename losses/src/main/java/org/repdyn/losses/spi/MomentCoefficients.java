package org.repdyn.losses.spi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/**
 * Factors and constants of a {@link MomentField}.
 *
 * @param factors K_cb, k×k, in row c (a view or the targets) and column b (a view)
 * @param constants a_b, k×1, one for each view
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record MomentCoefficients(List<List<R064Store>> factors, List<R064Store> constants) {

    /**
     * Creates coefficients that are zero.
     *
     * @param blocks number of the views, and of the targets if there are any
     * @param views number of views
     */
    public static MomentCoefficients zero(int blocks, int views, int dimension) {
        return new MomentCoefficients(
                IntStream.range(0, blocks)
                        .mapToObj(c -> IntStream.range(0, views)
                                .mapToObj(b -> R064Store.FACTORY.make(dimension, dimension))
                                .toList())
                        .toList(),
                IntStream.range(0, views)
                        .mapToObj(b -> R064Store.FACTORY.make(dimension, 1))
                        .toList());
    }

    /** Sets all coefficients to zero. */
    public void clear() {
        factors.forEach(row -> row.forEach(k -> Arrays.fill(k.data, 0)));
        constants.forEach(a -> Arrays.fill(a.data, 0));
    }

    /** Returns K_cb. */
    public R064Store factor(int from, int to) {
        return factors.get(from).get(to);
    }

    /** Returns a_b. */
    public double[] constant(int to) {
        return constants.get(to).data;
    }

    /** Adds the part factor·(Z_c − 1·m_cᵀ)·K of the field on view b. */
    public void addCentred(int from, int to, double factor, R064Store k) {
        double[] target = factor(from, to).data;
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * k.data[i];
        }
    }

    /**
     * Adds the part factor·Z_c·K of the field on view b.
     *
     * @param mean m_c
     */
    public void addUncentred(int from, int to, double factor, R064Store k, double[] mean) {
        addCentred(from, to, factor, k);
        addMean(to, factor, k, mean);
    }

    /** Adds the part factor·1·m_cᵀK of the field on view b. */
    public void addMean(int to, double factor, R064Store k, double[] mean) {
        double[] target = constant(to);
        int dimension = target.length;
        for (int j = 0; j < dimension; j++) {
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                sum += mean[i] * k.data[j * dimension + i];
            }
            target[j] += factor * sum;
        }
    }

    /** Adds the part factor·Z_c of the field on view b. */
    public void addMultiple(int from, int to, double factor, double[] mean) {
        double[] target = factor(from, to).data;
        int dimension = mean.length;
        for (int j = 0; j < dimension; j++) {
            target[j * dimension + j] += factor;
            constant(to)[j] += factor * mean[j];
        }
    }
}
