package org.repdyn.core.algebra;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider.Operation;
import org.repdyn.core.concurrent.BackgroundTask;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.problem.ExceptionText;

/** Linear-algebra service that gives each operation to the preferred backend among those for which it is large enough. */
final class DispatchingLinearAlgebra implements LinearAlgebra {

    /**
     * Smallest dimension up to which a product reads its largest factor once or twice. Memory limits such a product, and a native
     * library, which needs a copy of the factor, is slower at every size (docs/benchmarks.md).
     */
    private static final int MEMORY_BOUND = 2;

    /** Columns up to which the Java product of a left factor that is not transposed is at least as fast as OpenBLAS (measured). */
    private static final int FEW_COLUMNS = 12;

    /**
     * Smallest m·n² of a singular value decomposition or an orthonormal basis that leaves Java, for example 800×8. Below, OpenBLAS gains at most tens of microseconds
     * (measured), and small models keep the same bits on every machine.
     */
    private static final double LARGE_DECOMPOSITION = 5e4;

    /** Smallest number of entries of a fixed matrix of which a backend may keep a copy, such as 128×128; smaller models keep their bits. */
    private static final double KEPT_ENTRIES = 1 << 14;

    /** Rows of a symmetric matrix from which a backend may keep its eigenvectors as factors. For fewer, little is gained (measured), and bits stay. */
    private static final int FACTORED_EIGENBASIS = 450;

    /** Smallest number of entries of a matrix whose products gain from memory of a backend, such as 820×20; smaller models keep their bits. */
    private static final double WORKING_ENTRIES = 1 << 14;

    /** Largest number of entries of a fixed matrix of which copies in Java may be kept: 8 MB, a share of a third-level cache, so that memory does not limit their products. */
    private static final double PACKED_ENTRIES = 1 << 20;

    /** Columns from which a product with a fixed matrix is an ordinary one, which threads share and for which a copy of the matrix costs little. */
    private static final int MANY_COLUMNS = 64;

    /** Rows of a block in products of pairs of rows. */
    private static final int PAIR_BLOCK = 128;

    /** Returns the backends; waits for their start. */
    private final Supplier<Backends> backends;

    private final Workers workers;

    private DispatchingLinearAlgebra(Supplier<Backends> backends, Workers workers) {
        this.backends = backends;
        this.workers = workers;
    }

    /**
     * Backends after their start.
     *
     * @param running backends in use, the preferred one first
     * @param notices messages about those that could not start
     * @param plugins plugins of those in use
     */
    private record Backends(
            List<RunningBackend> running,
            List<String> notices,
            List<LoadedPlugin<LinearAlgebraBackendProvider>> plugins) {}

    /** Starts backends on a thread of their own: loading a native library takes as long as reading and checking a study. */
    static LinearAlgebra startPlugins(Collection<LoadedPlugin<LinearAlgebraBackendProvider>> plugins) {
        BackgroundTask<Backends> backends = BackgroundTask.start(
                "linear algebra start",
                () -> start(plugins.stream().map(LoadedPlugin::provider).toList(), plugins));
        return new DispatchingLinearAlgebra(backends::result, Workers.caller());
    }

    static DispatchingLinearAlgebra start(Iterable<? extends LinearAlgebraBackendProvider> providers) {
        Backends backends = start(providers, List.of());
        return new DispatchingLinearAlgebra(() -> backends, Workers.caller());
    }

    private static Backends start(
            Iterable<? extends LinearAlgebraBackendProvider> providers,
            Collection<LoadedPlugin<LinearAlgebraBackendProvider>> plugins) {
        OjAlgoBackendProvider fallback = new OjAlgoBackendProvider();
        List<LinearAlgebraBackendProvider> ordered = new ArrayList<>();
        providers.forEach(provider -> {
            if (!provider.name().equals(fallback.name())) {
                ordered.add(provider);
            }
        });
        // Ties are broken by name, so that results do not depend on the order in which jars are found.
        ordered.sort(Comparator.comparingInt(LinearAlgebraBackendProvider::priority)
                .reversed()
                .thenComparing(LinearAlgebraBackendProvider::name));
        List<RunningBackend> running = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (LinearAlgebraBackendProvider provider : ordered) {
            try {
                running.add(RunningBackend.of(provider, provider.start()));
            } catch (BackendUnavailableException e) {
                notices.add(unavailable(provider, e));
            } catch (RuntimeException | LinkageError e) {
                // An unexpected failure of a backend makes the run slower but does not end it.
                notices.add(unavailable(provider, e));
            }
        }
        running.add(RunningBackend.of(fallback, fallback.start()));
        List<LoadedPlugin<LinearAlgebraBackendProvider>> inUse = running.stream()
                .flatMap(backend ->
                        plugins.stream().filter(plugin -> plugin.name().equals(backend.name())))
                .toList();
        return new Backends(List.copyOf(running), List.copyOf(notices), inUse);
    }

    private static String unavailable(LinearAlgebraBackendProvider provider, Throwable reason) {
        String message = ExceptionText.message(reason).orElse("no reason given");
        return "Linear algebra: " + provider.name() + " is not available (" + message
                + "); the next backend takes over, slower on large matrices.";
    }

    @Override
    public Workers workers() {
        return workers;
    }

    @Override
    public LinearAlgebra withWorkers(Workers other) {
        return new DispatchingLinearAlgebra(backends, other);
    }

    @Override
    public List<LoadedPlugin<LinearAlgebraBackendProvider>> plugins() {
        return backends.get().plugins();
    }

    @Override
    public List<String> backends() {
        return backends.get().running().stream()
                .map(each -> each.backend().describe())
                .toList();
    }

    @Override
    public List<String> notices() {
        return backends.get().notices();
    }

    @Override
    public void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result) {
        double inner = transposeA ? a.getRowDim() : a.getColDim();
        int columns = result.getColDim();
        boolean thin = Math.min(inner, Math.min(result.getRowDim(), columns)) <= MEMORY_BOUND
                || (!transposeA && columns <= FEW_COLUMNS);
        double volume = thin ? 0 : inner * result.getRowDim() * columns;
        multiplier(volume).multiply(a, transposeA, b, transposeB, result, workers);
    }

    @Override
    public FixedMatrix fixed(R064Store matrix) {
        double entries = (double) matrix.getRowDim() * matrix.getColDim();
        PlainFixedMatrix plain = new PlainFixedMatrix(matrix, this);
        FixedMatrix packed = entries <= PACKED_ENTRIES ? new PackedMatrix(matrix, plain) : plain;
        if (entries < KEPT_ENTRIES) {
            return packed;
        }
        return backends.get()
                .running()
                .get(0)
                .backend()
                .keep(matrix)
                .<FixedMatrix>map(kept -> new KeptMatrix(kept, packed, plain))
                .orElse(packed);
    }

    @Override
    public List<WorkingMatrix> workingMatrices(int rows, int columns, int count) {
        return columns <= FEW_COLUMNS || (double) rows * columns < WORKING_ENTRIES
                ? List.of()
                : backends.get().running().get(0).backend().workingMatrices(rows, columns, count);
    }

    @Override
    public void gram(MatrixStore<Double> a, boolean ofColumns, R064Store result) {
        double inner = ofColumns ? a.getRowDim() : a.getColDim();
        double size = result.getColDim();
        boolean thin = Math.min(inner, size) <= MEMORY_BOUND || (!ofColumns && size <= FEW_COLUMNS);
        multiplier(thin ? 0 : inner * size * size).gram(a, ofColumns, result, workers);
    }

    @Override
    public double squaredRowProducts(MatrixStore<Double> a) {
        double rows = Math.min(a.getRowDim(), PAIR_BLOCK);
        boolean thin = a.getColDim() <= MEMORY_BOUND || rows <= FEW_COLUMNS;
        return multiplier(thin ? 0 : rows * rows * a.getColDim()).squaredRowProducts(a);
    }

    @Override
    public SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric) {
        return backend(Operation.SYMMETRIC_EIGEN, symmetric.getRowDim()).symmetricEigen(symmetric);
    }

    @Override
    public Eigenbasis eigenbasis(MatrixStore<Double> symmetric) {
        if (symmetric.getRowDim() < FACTORED_EIGENBASIS) {
            return LinearAlgebra.super.eigenbasis(symmetric);
        }
        return backends.get()
                .running()
                .get(0)
                .backend()
                .eigenbasis(symmetric)
                .orElseGet(() -> LinearAlgebra.super.eigenbasis(symmetric));
    }

    @Override
    public R064Store cholesky(MatrixStore<Double> positiveDefinite) {
        return backend(Operation.CHOLESKY, positiveDefinite.getRowDim()).cholesky(positiveDefinite);
    }

    @Override
    public R064Store triangularFactor(MatrixStore<Double> a) {
        Operands.requireTall(a, "A triangular factor");
        return multiplier(a.getColDim() <= FEW_COLUMNS ? 0 : thinVolume(a)).triangularFactor(a);
    }

    @Override
    public double[] singularValues(MatrixStore<Double> a) {
        return thinDecomposer(a).singularValues(a);
    }

    @Override
    public ThinSvd thinSvd(MatrixStore<Double> a) {
        return thinDecomposer(a).thinSvd(a);
    }

    @Override
    public R064Store orthonormalBasis(MatrixStore<Double> a) {
        Operands.requireTall(a, "An orthonormal basis");
        return thinDecomposer(a).orthonormalBasis(a);
    }

    private LinearAlgebraBackend thinDecomposer(MatrixStore<Double> a) {
        double volume = thinVolume(a);
        return multiplier(volume < LARGE_DECOMPOSITION ? 0 : volume);
    }

    /** Returns m·n² of a matrix with m ≥ n rows or columns and n of the other, to which the cost of its decompositions is proportional. */
    private static double thinVolume(MatrixStore<Double> a) {
        double small = Math.min(a.getRowDim(), a.getColDim());
        return small * small * Math.max(a.getRowDim(), a.getColDim());
    }

    // A loop without streams: a run multiplies small matrices about 1e5 times.
    private LinearAlgebraBackend multiplier(double volume) {
        List<RunningBackend> running = backends.get().running();
        for (int i = 0; i < running.size() - 1; i++) {
            if (volume >= running.get(i).smallestVolume()) {
                return running.get(i).backend();
            }
        }
        return running.get(running.size() - 1).backend();
    }

    private LinearAlgebraBackend backend(Operation operation, int size) {
        List<RunningBackend> running = backends.get().running();
        for (int i = 0; i < running.size() - 1; i++) {
            RunningBackend each = running.get(i);
            int crossover = operation == Operation.CHOLESKY ? each.smallestCholesky() : each.smallestEigen();
            if (size >= crossover) {
                return each.backend();
            }
        }
        return running.get(running.size() - 1).backend();
    }

    /**
     * A fixed matrix with copies that are used for products of few columns.
     *
     * @param kept the matrix and its copy in native memory
     * @param packed the matrix and its copies in Java
     * @param plain the matrix alone
     */
    private record KeptMatrix(FixedMatrix kept, FixedMatrix packed, FixedMatrix plain) implements FixedMatrix {

        @Override
        public R064Store matrix() {
            return kept.matrix();
        }

        @Override
        public void multiply(boolean transpose, R064Store right, R064Store result) {
            int columns = result.getColDim();
            FixedMatrix fastest = columns < kept.fewestColumns() ? packed : columns < MANY_COLUMNS ? kept : plain;
            fastest.multiply(transpose, right, result);
        }
    }

    /**
     * A running backend and the smallest operations for which it is fastest.
     *
     * @param name name of the backend's provider
     * @param backend the backend
     * @param smallestVolume smallest rows·inner·columns of a product
     * @param smallestEigen smallest dimension of an eigendecomposition
     * @param smallestCholesky smallest dimension of a Cholesky factorisation
     */
    private record RunningBackend(
            String name, LinearAlgebraBackend backend, double smallestVolume, int smallestEigen, int smallestCholesky) {

        static RunningBackend of(LinearAlgebraBackendProvider provider, LinearAlgebraBackend backend) {
            double edge = provider.crossover(Operation.MULTIPLY);
            return new RunningBackend(
                    provider.name(),
                    backend,
                    edge * edge * edge,
                    provider.crossover(Operation.SYMMETRIC_EIGEN),
                    provider.crossover(Operation.CHOLESKY));
        }
    }
}
