package org.repdyn.benchmarks;

import java.util.Objects;
import java.util.ServiceLoader;
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
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider;

/** Measures steps of a descent on frames and subspaces; with {@code -prof gc} also the memory that a step allocates. */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class StepBenchmark {

    private static final double STEP_SIZE = 0.1;

    @Param({"grassmann", "stiefel"})
    String manifold = "";

    @Param({"geodesic", "qr", "polar"})
    String step = "";

    @Param({"50x5", "200x10"})
    String shape = "";

    @Param({"ojalgo", "openblas"})
    String backend = "";

    private @Nullable Descent descent;

    /** Draws the matrix and the start. */
    @Setup
    public void prepare() {
        String[] numbers = shape.split("x", -1);
        int n = Integer.parseInt(numbers[0]);
        R064Store c = Backends.positiveDefinite(n);
        for (int i = 0; i < c.data.length; i++) {
            c.data[i] /= 2 * Math.sqrt(n);
        }
        LinearAlgebra algebra = backend.equals("ojalgo")
                ? LinearAlgebra.ojAlgo()
                : LinearAlgebra.of(ServiceLoader.load(LinearAlgebraBackendProvider.class));
        R064Store start = algebra.orthonormalBasis(Backends.gaussian(n, Integer.parseInt(numbers[1]), 1));
        descent = new Descent(manifold, step, c, start, STEP_SIZE, algebra);
    }

    /** Takes one step. */
    @Benchmark
    public void step() {
        Objects.requireNonNull(descent).step();
    }
}
