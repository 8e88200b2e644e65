package org.repdyn.losses.spi;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Operands;

/**
 * Factors and constants of a {@link MomentField}.
 *
 * @param factors K_cb, k×k, in row c (a view or the targets) and column b (a view)
 * @param constants a_b, k×1, one for each view
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record MomentCoefficients(List<List<R064Store>> factors, List<R064Store> constants) {

    /**
     * Checks the shapes.
     *
     * @throws IllegalArgumentException if there is no view, or a matrix is missing or has another shape
     */
    public MomentCoefficients {
        factors = factors.stream().map(List::copyOf).toList();
        constants = List.copyOf(constants);
        if (constants.isEmpty() || factors.size() < constants.size()) {
            throw new IllegalArgumentException("coefficients need at least 1 view and a row of factors for each, got "
                    + constants.size() + " constants and " + factors.size() + " rows of factors");
        }
        int k = constants.get(0).getRowDim();
        MomentShapes.require("the constants", constants, constants.size(), k, 1);
        for (List<R064Store> row : factors) {
            MomentShapes.require("a row of the factors", row, constants.size(), k, k);
        }
    }

    /**
     * Creates coefficients that are zero.
     *
     * @param blocks number of the views, and of the targets if there are any, at least {@code views}
     * @param views number of views, at least 1
     * @param dimension number k of embedding dimensions
     * @throws IllegalArgumentException if a number is too small, or a matrix would have more entries than an array can have
     */
    public static MomentCoefficients zero(int blocks, int views, int dimension) {
        return new MomentCoefficients(
                IntStream.range(0, blocks)
                        .mapToObj(c -> IntStream.range(0, views)
                                .mapToObj(b -> Operands.zeros(dimension, dimension))
                                .toList())
                        .toList(),
                IntStream.range(0, views)
                        .mapToObj(b -> Operands.zeros(dimension, 1))
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
