package org.repdyn.benchmarks;

import java.util.Random;
import java.util.ServiceLoader;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.BackendUnavailableException;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;

/** Access to backends by name, and random matrices for them. */
final class Backends {

    private Backends() {}

    /**
     * Starts a backend.
     *
     * @throws BackendUnavailableException if no backend has this name, or if it cannot start on this machine
     */
    static LinearAlgebraBackend start(String name) throws BackendUnavailableException {
        for (LinearAlgebraBackendProvider provider : ServiceLoader.load(LinearAlgebraBackendProvider.class)) {
            if (provider.name().equals(name)) {
                return provider.start();
            }
        }
        throw new BackendUnavailableException("there is no backend named '" + name + "'");
    }

    static R064Store gaussian(int rows, int columns, long seed) {
        Random random = new Random(seed);
        R064Store result = R064Store.FACTORY.make(rows, columns);
        for (int i = 0; i < result.data.length; i++) {
            result.data[i] = random.nextGaussian();
        }
        return result;
    }

    /** Returns a random symmetric matrix, shifted so that its eigenvalues lie between about √n and 7√n. */
    static R064Store positiveDefinite(int n) {
        R064Store a = gaussian(n, n, n);
        R064Store result = R064Store.FACTORY.make(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                result.set(i, j, a.doubleValue(i, j) + a.doubleValue(j, i) + (i == j ? 4 * Math.sqrt(n) : 0));
            }
        }
        return result;
    }
}
