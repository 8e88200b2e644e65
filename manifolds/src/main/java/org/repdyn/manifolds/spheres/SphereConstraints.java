package org.repdyn.manifolds.spheres;

import java.util.List;
import org.apiguardian.api.API;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.core.plugin.ProviderCatalogue;
import org.repdyn.core.plugin.Reference;
import org.repdyn.manifolds.spi.ConstraintProvider;

/** Constraints to a fixed norm of the weight matrix, its rows or its columns. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class SphereConstraints implements ProviderCatalogue {

    /**
     * The incoming weights of each neuron keep their length and move on their own sphere. Encoders store a hidden
     * neuron as a row, and an output of a network or of the linear model as a column.
     *
     * <p>With columns of length c at initialisation (the scale of the block), a row of an n×k block has length c√(k/n):
     * √d for the first layer of the NTK parameterisation, so that a constrained and a free network start alike.
     */
    public static final ConstraintProvider<ObliqueOptions> OBLIQUE = ConstraintProvider.of(
            "oblique",
            "Neurons of fixed length: each row of the weights, or each column, moves on a sphere",
            new Reference(
                    "Absil, Gallivan", "Joint diagonalization on the oblique manifold for ICA", 2006, "section 2"),
            ObliqueOptions.class,
            options -> (rows, columns, scale, algebra) -> oblique(options, rows, columns, scale));

    /** The weight matrix keeps its Frobenius norm, which is c√k for k columns of length c. */
    public static final ConstraintProvider<SphereOptions> SPHERE = ConstraintProvider.of(
            "sphere",
            "Weights of fixed norm: the whole matrix moves on a sphere",
            new Reference(
                    "Absil, Mahony, Sepulchre", "Optimization Algorithms on Matrix Manifolds", 2008, "section 3.5"),
            SphereOptions.class,
            options -> (rows, columns, scale, algebra) -> sphere(options, rows, columns, scale));

    @Override
    public List<PluginProvider<?>> providers() {
        return List.of(OBLIQUE, SPHERE);
    }

    private static Oblique oblique(ObliqueOptions options, int rows, int columns, double scale) {
        double atStart = options.axis() == ObliqueAxis.COLUMNS ? scale : scale * Math.sqrt((double) columns / rows);
        return new Oblique(rows, columns, options.axis(), options.length().orElse(atStart));
    }

    private static Sphere sphere(SphereOptions options, int rows, int columns, double scale) {
        return new Sphere(rows, columns, options.radius().orElse(scale * Math.sqrt(columns)));
    }
}
