package org.repdyn.openblas;

import org.apiguardian.api.API;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_full;
import org.repdyn.core.algebra.BackendUnavailableException;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;

/** OpenBLAS through its Java bindings, where their native library for this platform is on the class path. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OpenBlasBackendProvider implements LinearAlgebraBackendProvider {

    private static final int PRIORITY = 100;

    private final Runnable nativeLoader;

    /** The provider that {@link java.util.ServiceLoader} makes. */
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
            // Its bits differ between one and two threads; parallelism is the caller's.
            openblas_full.openblas_set_num_threads(1);
            return new OpenBlasBackend(
                    openblas_full.openblas_get_config().getString(),
                    openblas_full.openblas_get_corename().getString());
        } catch (LinkageError | RuntimeException e) {
            throw new BackendUnavailableException(
                    "no native OpenBLAS library for " + platform() + " could be loaded", e);
        }
    }

    /** The classifier of the jar with the native library. */
    static String platform() {
        return Loader.getPlatform();
    }
}
