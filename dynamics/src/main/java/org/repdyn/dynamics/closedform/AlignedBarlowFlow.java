package org.repdyn.dynamics.closedform;

import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.SymmetricEigen;

/**
 * The linear model under L = ‖WᵀΓW − I‖² from a start along the top eigenvectors of Γ: W(0) = Σⱼ sⱼ(0) vⱼeⱼᵀ, up to a rotation
 * of the outputs. Each mode follows its {@link BarlowSigmoid}, independently of the others. (Simon et al. 2023, section 4.)
 *
 * <p>This class is for Γ and lengths sⱼ(0) that are given, without a training problem. The prediction {@code stepwise} is for a training
 * problem: it grows the parts of its W(0) by the same sigmoids, so that the weights keep the rotation of the start, and covers
 * starts along any eigenvectors.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class AlignedBarlowFlow {

    private final R064Store vectors;
    private final List<BarlowSigmoid> modes = new ArrayList<>();
    private final int dimension;

    /**
     * Creates the flow.
     *
     * @param form Γ, d×d, symmetric
     * @param starts sⱼ(0) for the k largest eigenvalues, in descending order of the eigenvalues
     * @throws IllegalArgumentException if there are more starts than dimensions
     */
    public AlignedBarlowFlow(R064Store form, double[] starts, LinearAlgebra algebra) {
        SymmetricEigen eigen = algebra.symmetricEigen(form);
        dimension = form.getRowDim();
        if (starts.length > dimension) {
            throw new IllegalArgumentException(starts.length + " modes were given for " + dimension
                    + " dimensions; give at most one mode for each dimension");
        }
        vectors = R064Store.FACTORY.make(dimension, starts.length);
        for (int j = 0; j < starts.length; j++) {
            int from = dimension - 1 - j;
            modes.add(new BarlowSigmoid(eigen.values()[from], starts[j]));
            System.arraycopy(eigen.vectors().data, from * dimension, vectors.data, j * dimension, dimension);
        }
    }

    /** Returns the modes, largest eigenvalue of Γ first. */
    public List<BarlowSigmoid> modes() {
        return List.copyOf(modes);
    }

    /** Returns W(t), d×k, with mode j in column j. */
    public R064Store weights(double time) {
        R064Store result = vectors.copy();
        for (int j = 0; j < modes.size(); j++) {
            double length = modes.get(j).length(time);
            for (int i = j * dimension; i < (j + 1) * dimension; i++) {
                result.data[i] *= length;
            }
        }
        return result;
    }

    /** Returns L(t) = Σⱼ(γⱼsⱼ² − 1)². */
    public double loss(double time) {
        double sum = 0;
        for (BarlowSigmoid mode : modes) {
            double missing = mode.eigenvalue(time) - 1;
            sum += missing * missing;
        }
        return sum;
    }
}
