package org.repdyn.openblas;

import org.apiguardian.api.API;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_full;
import org.repdyn.core.algebra.BackendUnavailableException;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;

/** Provider of the OpenBLAS backend. It needs the native library of the Java bindings for this platform on the class path. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class OpenBlasBackendProvider implements LinearAlgebraBackendProvider {

    /** Priority of this backend, above that of the built-in one, so that OpenBLAS is chosen where it loads. */
    private static final int PRIORITY = 100;

    private final Runnable nativeLoader;

    /** Creates the provider, for {@link java.util.ServiceLoader}. */
    public OpenBlasBackendProvider() {
        this(() -> Loader.load(openblas_full.class));
    }

    OpenBlasBackendProvider(Runnable nativeLoader) {
        this.nativeLoader = nativeLoader;
    }

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public String summary() {
        return "OpenBLAS, a native library, on one thread; fastest for large matrices";
    }

    @Override
    public int priority() {
        return PRIORITY;
    }

    @Override
    public int crossover(Operation operation) {
        return switch (operation) {
            case MULTIPLY -> 16;
            case SYMMETRIC_EIGEN -> 64;
            case CHOLESKY -> 50;
        };
    }

    @Override
    public LinearAlgebraBackend start() throws BackendUnavailableException {
        try {
            nativeLoader.run();
            // Results differ in the last bits between one and two threads, so OpenBLAS uses one; callers run in
            // parallel.
            openblas_full.openblas_set_num_threads(1);
            return new OpenBlasBackend(
                    openblas_full.openblas_get_config().getString(),
                    openblas_full.openblas_get_corename().getString());
        } catch (LinkageError | RuntimeException e) {
            throw new BackendUnavailableException(
                    "no native OpenBLAS library for " + platform() + " could be loaded", e);
        }
    }

    /** Returns the classifier of the jar with the native library for this platform. */
    static String platform() {
        return Loader.getPlatform();
    }
}
