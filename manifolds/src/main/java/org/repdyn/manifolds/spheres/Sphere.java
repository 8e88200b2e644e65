package org.repdyn.manifolds.spheres;

import org.apiguardian.api.API;

/**
 * Sphere of matrices of one Frobenius norm, with the Frobenius inner product. Absil, Mahony, Sepulchre (2008), §3.5, §5.4,
 * §8.1.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Sphere extends Spheres {

    /**
     * Creates the unit sphere.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     */
    public Sphere(int rows, int columns) {
        this(rows, columns, 1);
    }

    /**
     * Creates a sphere.
     *
     * @param rows rows of a point
     * @param columns columns of a point
     * @param radius norm of a point
     */
    public Sphere(int rows, int columns, double radius) {
        super(rows, columns, VectorLayout.whole(rows, columns), radius);
    }
}
