package org.repdyn.core.algebra;

import org.apiguardian.api.API;
import org.repdyn.core.plugin.NoOptions;
import org.repdyn.core.plugin.PluginProvider;

/** Provider of a linear-algebra backend, found by {@link java.util.ServiceLoader}. */
@API(status = API.Status.MAINTAINED, since = "0.1")
public interface LinearAlgebraBackendProvider extends PluginProvider<NoOptions> {

    @Override
    default Class<NoOptions> optionsType() {
        return NoOptions.class;
    }

    /** Returns the priority: the available backend of the highest priority takes large operations. ojAlgo has 0. */
    int priority();

    /**
     * Returns the smallest matrix dimension for which this backend is faster than ojAlgo, as measured (docs/benchmarks.md).
     */
    int crossover(Operation operation);

    /**
     * Starts the backend.
     *
     * @throws BackendUnavailableException if it cannot run on this machine, for example without its native library; the message is
     *     the reason in one line
     */
    LinearAlgebraBackend start() throws BackendUnavailableException;

    /** Kinds of operation, each with its own smallest dimension for a backend. */
    enum Operation {
        /** Matrix product; the dimension is the cube root of rows·inner·columns. */
        MULTIPLY,
        /** Symmetric eigendecomposition; the dimension is n. */
        SYMMETRIC_EIGEN,
        /** Cholesky factorisation; the dimension is n. */
        CHOLESKY
    }
}
