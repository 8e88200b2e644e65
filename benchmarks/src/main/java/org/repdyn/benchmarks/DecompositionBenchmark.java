package org.repdyn.benchmarks;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.ojalgo.matrix.store.R064Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.repdyn.core.algebra.BackendUnavailableException;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.SymmetricEigen;

/** Measures decompositions of square matrices, such as kernels. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class DecompositionBenchmark {

    @Param({"ojalgo", "openblas"})
    String backend = "";

    @Param({"8", "16", "32", "50", "100", "200", "500", "1000"})
    int size = 1;

    private @Nullable LinearAlgebraBackend algebra;
    private R064Store matrix = R064Store.FACTORY.make(1, 1);

    /** Starts the backend and draws the matrix. */
    @Setup
    public void prepare() throws BackendUnavailableException {
        algebra = Backends.start(backend);
        matrix = Backends.positiveDefinite(size);
    }

    /** Computes all eigenvalues and eigenvectors. */
    @Benchmark
    public SymmetricEigen symmetricEigen() {
        return Objects.requireNonNull(algebra).symmetricEigen(matrix);
    }

    /** Computes the Cholesky factor. */
    @Benchmark
    public R064Store cholesky() {
        return Objects.requireNonNull(algebra).cholesky(matrix);
    }
}
