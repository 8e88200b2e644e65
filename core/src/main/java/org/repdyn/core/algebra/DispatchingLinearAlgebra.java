package org.repdyn.core.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebraBackendProvider.Operation;

/** Hands each operation to the preferred backend among those for which it is large enough. */
final class DispatchingLinearAlgebra implements LinearAlgebra {

    private final List<Started> started;
    private final List<String> notices;

    private DispatchingLinearAlgebra(List<Started> started, List<String> notices) {
        this.started = List.copyOf(started);
        this.notices = List.copyOf(notices);
    }

    static LinearAlgebra start(Iterable<? extends LinearAlgebraBackendProvider> providers) {
        OjAlgoBackendProvider fallback = new OjAlgoBackendProvider();
        List<LinearAlgebraBackendProvider> ordered = new ArrayList<>();
        providers.forEach(provider -> {
            if (!provider.name().equals(fallback.name())) {
                ordered.add(provider);
            }
        });
        // The name breaks ties, so that the order in which jars are found has no say in the bits.
        ordered.sort(Comparator.comparingInt(LinearAlgebraBackendProvider::priority)
                .reversed()
                .thenComparing(LinearAlgebraBackendProvider::name));
        List<Started> started = new ArrayList<>();
        List<String> notices = new ArrayList<>();
        for (LinearAlgebraBackendProvider provider : ordered) {
            try {
                started.add(Started.of(provider, provider.start()));
            } catch (BackendUnavailableException e) {
                notices.add(unavailable(provider, e));
            } catch (RuntimeException | LinkageError e) {
                // A plugin that fails in a way it did not foresee costs speed, not the run.
                notices.add(unavailable(provider, e));
            }
        }
        started.add(Started.of(fallback, fallback.start()));
        return new DispatchingLinearAlgebra(started, notices);
    }

    private static String unavailable(LinearAlgebraBackendProvider provider, Throwable reason) {
        String message = String.valueOf(reason.getMessage()).lines().findFirst().orElse("no reason given");
        return "Linear algebra: " + provider.name() + " is not available (" + message
                + "); the next backend takes over, slower on large matrices.";
    }

    @Override
    public List<String> backends() {
        return started.stream().map(each -> each.backend().describe()).toList();
    }

    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public void multiply(
            MatrixStore<Double> a, boolean transposeA, MatrixStore<Double> b, boolean transposeB, R064Store result) {
        double inner = transposeA ? a.getRowDim() : a.getColDim();
        double volume = inner * result.getRowDim() * result.getColDim();
        multiplier(volume).multiply(a, transposeA, b, transposeB, result);
    }

    @Override
    public SymmetricEigen symmetricEigen(MatrixStore<Double> symmetric) {
        return backend(Operation.SYMMETRIC_EIGEN, symmetric.getRowDim()).symmetricEigen(symmetric);
    }

    @Override
    public R064Store cholesky(MatrixStore<Double> positiveDefinite) {
        return backend(Operation.CHOLESKY, positiveDefinite.getRowDim()).cholesky(positiveDefinite);
    }

    @Override
    public ThinSvd thinSvd(MatrixStore<Double> a) {
        return ThinDecompositions.svd(Operands.dense(a));
    }

    @Override
    public R064Store orthonormalBasis(MatrixStore<Double> a) {
        return ThinDecompositions.orthonormalBasis(Operands.dense(a));
    }

    // Plain loops: products of small matrices come through here a hundred thousand times in a run.
    private LinearAlgebraBackend multiplier(double volume) {
        for (int i = 0; i < started.size() - 1; i++) {
            if (volume >= started.get(i).smallestVolume()) {
                return started.get(i).backend();
            }
        }
        return started.get(started.size() - 1).backend();
    }

    private LinearAlgebraBackend backend(Operation operation, int size) {
        for (int i = 0; i < started.size() - 1; i++) {
            Started each = started.get(i);
            int crossover = operation == Operation.CHOLESKY ? each.smallestCholesky() : each.smallestEigen();
            if (size >= crossover) {
                return each.backend();
            }
        }
        return started.get(started.size() - 1).backend();
    }

    /** A running backend with the sizes from which it is worth its while; volume is rows·inner·columns. */
    private record Started(
            LinearAlgebraBackend backend, double smallestVolume, int smallestEigen, int smallestCholesky) {

        static Started of(LinearAlgebraBackendProvider provider, LinearAlgebraBackend backend) {
            double edge = provider.crossover(Operation.MULTIPLY);
            return new Started(
                    backend,
                    edge * edge * edge,
                    provider.crossover(Operation.SYMMETRIC_EIGEN),
                    provider.crossover(Operation.CHOLESKY));
        }
    }
}
