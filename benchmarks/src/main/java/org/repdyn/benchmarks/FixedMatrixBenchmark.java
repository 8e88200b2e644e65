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
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.Operands;

/** Measures products of square matrices that OpenBLAS keeps with few columns. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FixedMatrixBenchmark {

    /** Size of the matrix and number of columns. */
    @Param({"500x8", "1000x8", "2000x3", "2000x8", "2000x16", "5000x8", "5000x16"})
    String shape = "1x1";

    /** True for a matrix that is exactly symmetric, so that its transpose may be read in its place. */
    @Param({"false", "true"})
    boolean symmetric;

    private @Nullable FixedMatrix kept;
    private R064Store right = R064Store.FACTORY.make(1, 1);
    private R064Store result = right;

    /** Draws the matrices. */
    @Setup
    public void prepare() throws BackendUnavailableException {
        String[] sides = shape.split("x", -1);
        int size = Integer.parseInt(sides[0]);
        int columns = Integer.parseInt(sides[1]);
        R064Store matrix = Backends.gaussian(size, size, 1);
        kept = Backends.start("openblas")
                .keep(symmetric ? Operands.symmetricPart(matrix) : matrix)
                .orElseThrow();
        right = Backends.gaussian(size, columns, 2);
        result = R064Store.FACTORY.make(size, columns);
    }

    /** Computes the product. */
    @Benchmark
    public R064Store multiply() {
        Objects.requireNonNull(kept).multiply(false, right, result);
        return result;
    }
}
