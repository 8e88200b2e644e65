package org.repdyn.openblas;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.bytedeco.openblas.global.openblas_full;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Eigenbasis;
import org.repdyn.core.algebra.FixedMatrix;
import org.repdyn.core.algebra.LinearAlgebraBackend;
import org.repdyn.core.algebra.Operands;
import org.repdyn.core.algebra.Scaling;
import org.repdyn.core.algebra.SymmetricEigen;
import org.repdyn.core.algebra.ThinSvd;
import org.repdyn.core.algebra.Workers;
import org.repdyn.core.algebra.WorkingMatrix;

/**
 * Backend on OpenBLAS. OpenBLAS, limited to one thread, can be called by several threads; each has its own memory for blocks of
 * products.
 */
final class OpenBlasBackend implements LinearAlgebraBackend {

    /** Largest n for which the workspace of dsyevd, 1 + 6n + 2n² numbers, has a length below 2³¹. */
    private static final int LARGEST_EIGEN = 32_766;

    /** Processor types whose kernels read a small transposed left factor as it is stored; those with AVX-512. */
    private static final Set<String> IN_PLACE = Set.of("skylakex", "cooperlake", "sapphirerapids");

    private final ThreadLocal<NativeProduct> products = ThreadLocal.withInitial(NativeProduct::new);

    private final String description;

    private final boolean transposedInPlace;

    /**
     * Creates a backend.
     *
     * @param config OpenBLAS's description of its build, whose second word is its version
     * @param core processor type for which OpenBLAS chose its kernels
     */
    OpenBlasBackend(String config, String core) {
        String[] words = config.trim().split("\\s+", 3);
        String type = core.trim().toLowerCase(Locale.ROOT);
        description = "openblas " + (words.length > 1 ? words[1] : "unknown") + " (" + type + ", 1 thread)";
        transposedInPlace = IN_PLACE.contains(type);
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result) {
        multiply(a, transposeA, b, transposeB, result, Workers.caller());
    }

    @Override
    public void multiply(
            MatrixStore<Double> a,
            boolean transposeA,
            MatrixStore<Double> b,
            boolean transposeB,
            R064Store result,
            Workers workers) {
        Operands.requireProduct(a, transposeA, b, transposeB, result);
        R064Store left = Operands.dense(a);
        R064Store right = Operands.dense(b);
        int rows = result.getRowDim();
        int columns = result.getColDim();
        int inner = transposeA ? left.getRowDim() : left.getColDim();
        if (rows == 0 || columns == 0) {
            return;
        }
        if (inner == 0) {
            Arrays.fill(result.data, 0);
            return;
        }
        if (SharedProduct.isLarge(rows, inner, columns)) {
            new SharedProduct(left, transposeA, right, transposeB, result).compute(workers);
        } else {
            products.get().compute(left, transposeA, right, transposeB, result);
        }
    }

    @Override
    public Optional<FixedMatrix> keep(R064Store matrix) {
        if (matrix.data.length == 0 || !NativeBlock.holds(matrix.data.length)) {
            return Optional.empty();
        }
        try {
            return NativeFixedMatrix.of(matrix, transposedInPlace);
        } catch (OutOfMemoryError e) {
            // The limit of direct memory, -XX:MaxDirectMemorySize, by default that of the heap.
            return Optional.empty();
        }
    }

    @Override
    public List<WorkingMatrix> workingMatrices(int rows, int columns, int count) {
        if (!NativeBlock.holds((double) rows * columns)) {
            return List.of();
        }
        try {
            return Stream.<WorkingMatrix>generate(() -> new NativeWorkingMatrix(rows, columns))
                    .limit(count)
                    .toList();
        } catch (OutOfMemoryError e) {
            // The limit of direct memory, -XX:MaxDirectMemorySize, by default that of the heap.
            return List.of();
        }
    }

    @Override
    public void gram(MatrixStore<Double> a, boolean ofColumns, R064Store result, Workers workers) {
        Operands.requireGram(a, ofColumns, result);
        R064Store dense = Operands.dense(a);
        if (result.data.length == 0) {
            return;
        }
        if (dense.data.length == 0) {
            Arrays.fill(result.data, 0);
            return;
        }
        NativeGram.compute(dense, ofColumns, result, workers);
    }

    @Override
    public double squaredRowProducts(MatrixStore<Double> a) {
        R064Store dense = Operands.dense(a);
        return NativeRowProducts.fits(dense)
                ? NativeRowProducts.sumOfSquares(dense)
                : LinearAlgebraBackend.super.squaredRowProducts(a);
    }

    @Override
    public SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric) {
        Operands.requireSquare(symmetric);
        requireEigenSize(symmetric.getRowDim());
        R064Store dense = Operands.dense(symmetric);
        Operands.requireFinite(dense, "eigendecomposition");
        R064Store vectors = Operands.symmetricPart(dense);
        int n = vectors.getRowDim();
        double[] values = new double[n];
        int info = openblas_full.LAPACKE_dsyevd(
                openblas_full.LAPACK_COL_MAJOR, (byte) 'V', (byte) 'L', n, vectors.data, Math.max(1, n), values);
        if (info != 0) {
            throw new ArithmeticException(
                    "The eigendecomposition of a " + n + "×" + n + " matrix did not converge (dsyevd: " + info + ").");
        }
        return new SymmetricEigen(values, vectors);
    }

    @Override
    public Optional<Eigenbasis> eigenbasis(MatrixStore<Double> symmetric) {
        Operands.requireSquare(symmetric);
        double n = symmetric.getRowDim();
        // The workspace of dstedc is the largest block.
        if (n == 0 || !NativeBlock.holds(n * n + 4 * n + 1)) {
            return Optional.empty();
        }
        R064Store dense = Operands.dense(symmetric);
        Operands.requireFinite(dense, "eigendecomposition");
        int exponent = Scaling.exponent(dense);
        R064Store scaled = Scaling.divide(dense, exponent);
        try {
            return Optional.of(new NativeEigenbasis(Operands.symmetricPart(scaled), exponent));
        } catch (OutOfMemoryError e) {
            // The limit of direct memory, -XX:MaxDirectMemorySize, by default that of the heap.
            return Optional.empty();
        }
    }

    @Override
    public R064Store cholesky(MatrixStore<Double> positiveDefinite) {
        Operands.requireSquare(positiveDefinite);
        R064Store dense = Operands.dense(positiveDefinite);
        Operands.requireFinite(dense, "Cholesky factorisation");
        R064Store factor = Operands.symmetricPart(dense);
        int n = factor.getRowDim();
        int info = openblas_full.LAPACKE_dpotrf(
                openblas_full.LAPACK_COL_MAJOR, (byte) 'L', n, factor.data, Math.max(1, n));
        int sound = info > 0 ? info - 1 : n;
        for (int j = 0; j < sound; j++) {
            double root = factor.data[j + j * n];
            Operands.requirePivot(root * root, dense.data[j + j * n], j, n);
            Arrays.fill(factor.data, j * n, j * n + j, 0);
        }
        if (info > 0) {
            // dpotrf stops at the first pivot that is not positive and stores it on the diagonal.
            Operands.requirePivot(Math.min(0, factor.data[sound + sound * n]), dense.data[sound + sound * n], sound, n);
        }
        return factor;
    }

    @Override
    public R064Store triangularFactor(MatrixStore<Double> a) {
        R064Store dense = Operands.dense(a);
        int n = dense.getRowDim();
        int k = dense.getColDim();
        if (k == 0 || !isAddressable(dense)) {
            return LinearAlgebraBackend.super.triangularFactor(a);
        }
        FactorisationMemory memory = FactorisationMemory.of(n * k);
        memory.matrix.load(dense, 0, 0, n, k);
        return HouseholderFactor.of(memory, n, k);
    }

    @Override
    public double[] singularValues(MatrixStore<Double> a) {
        R064Store dense = Operands.dense(a);
        Operands.requireFinite(dense, "singular value decomposition");
        R064Store tall = tall(dense);
        if (tall.getColDim() == 0 || !isAddressable(tall)) {
            return LinearAlgebraBackend.super.singularValues(a);
        }
        int exponent = Scaling.exponent(tall);
        double[] values = NativeSvd.values(Scaling.divide(tall, exponent));
        Scaling.multiply(values, exponent);
        return values;
    }

    @Override
    public ThinSvd thinSvd(MatrixStore<Double> a) {
        R064Store dense = Operands.dense(a);
        Operands.requireFinite(dense, "singular value decomposition");
        R064Store tall = tall(dense);
        if (tall.getColDim() == 0 || !isAddressable(tall)) {
            return LinearAlgebraBackend.super.thinSvd(a);
        }
        int exponent = Scaling.exponent(tall);
        ThinSvd svd = NativeSvd.thin(Scaling.divide(tall, exponent));
        Scaling.multiply(svd.values(), exponent);
        return a.getRowDim() >= a.getColDim()
                ? svd
                : new ThinSvd(/* left= */ svd.right(), svd.values(), /* right= */ svd.left());
    }

    @Override
    public R064Store orthonormalBasis(MatrixStore<Double> a) {
        R064Store dense = Operands.dense(a);
        int n = dense.getRowDim();
        int k = dense.getColDim();
        if (k > 0 && n >= k && isAddressable(dense)) {
            Operands.requireFinite(dense, "orthonormalisation");
            FactorisationMemory memory = FactorisationMemory.of(n * k);
            if (CholeskyBasis.compute(memory, dense).getRowDim() == k) {
                R064Store basis = R064Store.FACTORY.make(n, k);
                memory.matrix.store(basis, 0, 0, n, k);
                return basis;
            }
        }
        return LinearAlgebraBackend.super.orthonormalBasis(a);
    }

    /** Returns the matrix, or its transpose if it has more columns than rows. */
    private static R064Store tall(R064Store a) {
        return a.getRowDim() >= a.getColDim() ? a : R064Store.FACTORY.transpose(a);
    }

    /** Returns true if a matrix and its workspaces fit into blocks of native memory. */
    private static boolean isAddressable(R064Store a) {
        double columns = a.getColDim();
        return NativeBlock.holds(a.data.length) && NativeBlock.holds(8 * columns * columns);
    }

    /**
     * Checks the size of an eigendecomposition.
     *
     * @throws IllegalArgumentException if the matrix is larger than LAPACK can address
     */
    static void requireEigenSize(int n) {
        if (n > LARGEST_EIGEN) {
            throw new IllegalArgumentException("OpenBLAS can decompose matrices up to " + LARGEST_EIGEN + "×"
                    + LARGEST_EIGEN + ", got " + n + "×" + n + "; use fewer samples.");
        }
    }
}
