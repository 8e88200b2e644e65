package org.repdyn.benchmarks;

import java.util.Arrays;
import java.util.List;
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

/** Measures products of square matrices and of the thin matrices of embeddings. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class MultiplyBenchmark {

    @Param({"ojalgo", "openblas"})
    String backend = "";

    /** Shape of the product as rows×inner×columns. */
    @Param({
        "8x8x8",
        "16x16x16",
        "24x24x24",
        "32x32x32",
        "48x48x48",
        "64x64x64",
        "100x100x100",
        "200x200x200",
        "500x500x500",
        "1000x1000x1000",
        "50x50x5",
        "64x64x8",
        "1200x64x8",
        "1200x1200x8"
    })
    String shape = "1x1x1";

    private @Nullable LinearAlgebraBackend algebra;
    private R064Store left = R064Store.FACTORY.make(1, 1);
    private R064Store right = left;
    private R064Store result = left;

    /** Starts the backend and draws the factors. */
    @Setup
    public void prepare() throws BackendUnavailableException {
        List<Integer> sizes =
                Arrays.stream(shape.split("x", -1)).map(Integer::valueOf).toList();
        algebra = Backends.start(backend);
        left = Backends.gaussian(sizes.get(0), sizes.get(1), 1);
        right = Backends.gaussian(sizes.get(1), sizes.get(2), 2);
        result = R064Store.FACTORY.make(sizes.get(0), sizes.get(2));
    }

    /** Computes left·right. */
    @Benchmark
    public R064Store multiply() {
        Objects.requireNonNull(algebra).multiply(left, false, right, false, result);
        return result;
    }
}
