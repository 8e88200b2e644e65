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
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.algebra.Workers;

/** Measures Gram matrices and decompositions of tall matrices, such as embeddings. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class TallBenchmark {

    @Param({"ojalgo", "openblas"})
    String backend = "";

    /** Shape of the matrix as rows×columns. */
    @Param({"1000x8", "300x20", "1000x16", "1000x50", "1000x128", "5000x50", "10000x16", "10000x128"})
    String shape = "1x1";

    private @Nullable LinearAlgebraBackend algebra;
    private R064Store matrix = R064Store.FACTORY.make(1, 1);
    private R064Store gram = matrix;

    /** Starts the backend and draws the matrix. */
    @Setup
    public void prepare() throws BackendUnavailableException {
        algebra = Backends.start(backend);
        String[] sides = shape.split("x", -1);
        int columns = Integer.parseInt(sides[1]);
        matrix = Backends.gaussian(Integer.parseInt(sides[0]), columns, 1);
        gram = R064Store.FACTORY.make(columns, columns);
    }

    /** Computes the Gram matrix of the columns. */
    @Benchmark
    public R064Store gram() {
        Objects.requireNonNull(algebra).gram(matrix, true, gram, Workers.caller());
        return gram;
    }

    /** Computes the same matrix as a product. */
    @Benchmark
    public R064Store product() {
        Objects.requireNonNull(algebra).multiply(matrix, true, matrix, false, gram);
        return gram;
    }

    /** Computes the triangular factor. */
    @Benchmark
    public R064Store triangularFactor() {
        return Objects.requireNonNull(algebra).triangularFactor(matrix);
    }

    /** Computes an orthonormal basis of the columns. */
    @Benchmark
    public R064Store orthonormalBasis() {
        return Objects.requireNonNull(algebra).orthonormalBasis(matrix);
    }

    /** Computes the thin singular value decomposition. */
    @Benchmark
    public ThinSvd thinSvd() {
        return Objects.requireNonNull(algebra).thinSvd(matrix);
    }
}
