package org.repdyn.manifolds.restoring;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.RestoringField;

/**
 * The constraint {@code soft-orthogonal}: a penalty μ‖WᵀW − c²I‖² is added to the loss, c the length of a column, so that
 * Ẇ = −∂L/∂W − 4μW(WᵀW − c²I). Its minimum misses the constraint by about 1/μ.
 *
 * @param penalty μ &gt; 0, in units of the loss over those of W to the fourth power
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record SoftOrthogonal(double penalty) implements FreeWeights {

    @Override
    public RestoringField field(int rows, int columns, double scale, LinearAlgebra algebra) {
        Excess excess = new Excess(rows, columns, scale, algebra);
        return (w, field) -> {
            R064Store away = excess.of(w);
            for (int i = 0; i < field.data.length; i++) {
                field.data[i] += 4 * penalty * away.data[i];
            }
        };
    }
}
