package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;

/** A backend as found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public interface LinearAlgebraBackendProvider extends PluginProvider<NoOptions> {

    @Override
    default Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    /** Preference for large operations; the available backend of the highest priority takes them. ojAlgo has 0. */
    int priority();

    /**
     * Smallest matrix dimension from which an operation is worth handing to this backend, measured; see
     * docs/benchmarks.md.
     */
    int crossover(Operation operation);

    /**
     * Starts the backend.
     *
     * @throws BackendUnavailableException with a one-line reason when it cannot run here, such as a missing native library
     */
    LinearAlgebraBackend start() throws BackendUnavailableException;

    /** Kinds of operation that differ in where a native backend begins to pay. */
    enum Operation {
        /** Matrix product; the dimension is the cube root of rows·inner·columns. */
        MULTIPLY,
        /** Symmetric eigendecomposition; the dimension is n. */
        SYMMETRIC_EIGEN,
        /** Cholesky factorisation; the dimension is n. */
        CHOLESKY
    }
}
