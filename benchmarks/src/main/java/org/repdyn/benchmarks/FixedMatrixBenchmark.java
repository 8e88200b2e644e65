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
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.algebra.Operands;

/** Measures products of a fixed matrix with few columns, with copies in Java and in the memory of OpenBLAS. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
@Warmup(iterations = 3, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 150, timeUnit = TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class FixedMatrixBenchmark {

    /** Rows and columns of the matrix, which is symmetric if they are equal, and columns of the factor. */
    @Param({
        "200x200x5",
        "200x200x10",
        "500x500x8",
        "1000x1000x8",
        "2000x2000x8",
        "2000x2000x16",
        "3600x64x2",
        "3600x64x8"
    })
    String shape = "1x1x1";

    @Param({"ojalgo", "openblas"})
    String backend = "";

    @Param({"false", "true"})
    boolean transpose;

    private @Nullable FixedMatrix kept;
    private R064Store right = R064Store.FACTORY.make(1, 1);
    private R064Store result = right;

    /** Draws the matrices. */
    @Setup
    public void prepare() throws BackendUnavailableException {
        String[] sides = shape.split("x", -1);
        int rows = Integer.parseInt(sides[0]);
        int inner = Integer.parseInt(sides[1]);
        int columns = Integer.parseInt(sides[2]);
        R064Store matrix = Backends.gaussian(rows, inner, 1);
        if (rows == inner) {
            matrix = Operands.symmetricPart(matrix);
        }
        FixedMatrix inJava = LinearAlgebra.ojAlgo().fixed(matrix);
        kept = backend.equals("ojalgo")
                ? inJava
                : Backends.start(backend).keep(matrix).orElse(inJava);
        right = Backends.gaussian(transpose ? rows : inner, columns, 2);
        result = R064Store.FACTORY.make(transpose ? inner : rows, columns);
    }

    /** Computes the product. */
    @Benchmark
    public R064Store multiply() {
        Objects.requireNonNull(kept).multiply(transpose, right, result);
        return result;
    }
}
