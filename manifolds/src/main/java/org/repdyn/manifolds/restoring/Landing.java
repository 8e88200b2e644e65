package org.repdyn.manifolds.restoring;

import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.manifolds.spi.RestoringField;

/**
 * The constraint {@code landing}: the weights follow Ẇ = −skew(GWᵀ)W/c² − λW(WᵀW − c²I)/c², with G = ∂L/∂W, skew(A) = (A − Aᵀ)/2 and
 * c the length of a column. The first part does not change WᵀW, whatever the loss, and the second drives it to c²I at the rate 2λ.
 * On the constraint this is the flow on the Grassmannian, or on the Stiefel manifold with its canonical metric, at half its speed. Ablin and
 * Peyré (2022), "Fast and accurate optimization on the orthogonal manifold without retraction", equation 2, with columns of length c.
 *
 * @param attraction λ &gt; 0, in 1/time
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public record Landing(double attraction) implements FreeWeights {

    @Override
    public RestoringField field(int rows, int columns, double scale, LinearAlgebra algebra) {
        Excess excess = new Excess(rows, columns, scale, algebra);
        R064Store gram = R064Store.FACTORY.make(columns, columns);
        R064Store cross = R064Store.FACTORY.make(columns, columns);
        R064Store first = R064Store.FACTORY.make(rows, columns);
        R064Store second = R064Store.FACTORY.make(rows, columns);
        double square = scale * scale;
        return (w, field) -> {
            // skew(GWᵀ)W = (G·WᵀW − W·GᵀW)/2
            algebra.gram(w, true, gram);
            algebra.multiply(field, true, w, false, cross);
            algebra.multiply(field, false, gram, false, first);
            algebra.multiply(w, false, cross, false, second);
            R064Store away = excess.of(w);
            for (int i = 0; i < field.data.length; i++) {
                field.data[i] = ((first.data[i] - second.data[i]) / 2 + attraction * away.data[i]) / square;
            }
        };
    }
}
