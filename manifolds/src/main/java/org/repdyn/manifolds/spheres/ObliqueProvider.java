package org.repdyn.manifolds.spheres;

import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.Reference;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.manifolds.spi.Manifold;

/**
 * Provider of {@code oblique}: the incoming weights of each neuron keep their length and move on their own sphere. Encoders
 * store a hidden neuron as a row, and an output of a network or of the linear model as a column.
 *
 * <p>With columns of length c at initialisation (the scale of the block), a row of an n×k block has length c√(k/n): √d for
 * the first layer of the NTK parameterisation, so that a constrained and a free network start alike.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ObliqueProvider implements ConstraintProvider<ObliqueOptions> {

    @Override
    public String name() {
        return "oblique";
    }

    @Override
    public String summary() {
        return "Neurons of fixed length: each row of the weights, or each column, moves on a sphere";
    }

    @Override
    public Optional<Reference> reference() {
        return Optional.of(new Reference(
                "Absil, Gallivan", "Joint diagonalization on the oblique manifold for ICA", 2006, "section 2"));
    }

    @Override
    public Class<ObliqueOptions> optionsType() {
        return ObliqueOptions.class;
    }

    @Override
    public Constraint create(ObliqueOptions options) {
        return new Oblique(options);
    }

    private record Oblique(ObliqueOptions options) implements Constraint {

        @Override
        public Manifold on(int rows, int columns, double scale, LinearAlgebra algebra) {
            return options.axis() == ObliqueAxis.COLUMNS
                    ? new Spheres(
                            rows,
                            columns,
                            Lines.columns(rows, columns),
                            options.length().orElse(scale))
                    : new Spheres(
                            rows,
                            columns,
                            Lines.rows(rows, columns),
                            options.length().orElse(scale * Math.sqrt((double) columns / rows)));
        }
    }
}
