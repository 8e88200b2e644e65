package org.repdyn.study.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.file.AtomicFile;
import org.repdyn.core.plugin.PluginArithmeticException;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.kernels.lowrank.KernelEntries;
import org.repdyn.kernels.lowrank.PivotedCholesky;
import org.repdyn.kernels.lowrank.SymmetricOperator;
import org.repdyn.kernels.lowrank.TopEigenpairs;
import org.repdyn.kernels.tiles.NpyExport;
import org.repdyn.kernels.tiles.StoredKernel;
import org.repdyn.kernels.tiles.TiledKernels;
import org.repdyn.study.plan.KernelPlan;
import org.repdyn.study.plan.KernelPlanner;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.run.Provenance;

/** Computation of the kernel of an arm's baseline at all samples of its data, in tiles on disk. Thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KernelService {

    /**
     * Largest residual of an eigenpair, relative to the largest eigenvalue: the unit roundoff of double precision, 1e-16, with
     * four digits of margin.
     */
    private static final double RESIDUAL_TOLERANCE = 1e-12;

    /**
     * Largest number of products with the kernel; each reads the whole file once. A flat spectrum needs more of them than a
     * steep one.
     */
    private static final int MAX_PASSES = 300;

    /** Name of the file with the provenance, in the directory of the tiles. */
    private static final String PROVENANCE = "provenance.json";

    private final StudyService studies;
    private final Plugins plugins;
    private final LinearAlgebra algebra;

    @Inject
    public KernelService(StudyService studies, Plugins plugins, LinearAlgebra algebra) {
        this.studies = studies;
        this.plugins = plugins;
        this.algebra = algebra;
    }

    /**
     * Reads a study and its data, and finds the arm whose kernel is to be computed. Nothing is written.
     *
     * @throws UserErrorException with every mistake, if the study has any
     */
    public KernelPlan prepare(StudyRequest request) {
        Problems problems = new Problems();
        StudyService.AdaptedStudy adapted = studies.readForKernel(request, problems);
        return new KernelPlanner(plugins).plan(adapted.expansion().study(), adapted.notices(), problems);
    }

    /** Receiver of progress. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Reports the progress of a phase.
         *
         * @param phase name of the phase, such as {@code kernel} or {@code eigenpairs}
         * @param fraction share of the phase that is done, in [0, 1]
         */
        void progress(String phase, double fraction);
    }

    /** Request to stop, which the computation asks for regularly. */
    @FunctionalInterface
    public interface Cancelled {
        /** Returns true if the computation is to stop. */
        boolean get();
    }

    /**
     * Computes the kernel, unless an earlier run has stored it, and what the run asks for in addition. Next to the tiles it
     * writes {@code provenance.json}.
     *
     * @throws CancellationException if the run was cancelled; finished tiles are kept, half-written files are removed
     * @throws UserErrorException if a file or directory is in the way, or the kernel cannot be computed in tiles
     */
    public KernelSummary run(KernelPlan plan, KernelRun run, Listener listener, Cancelled cancelled) {
        Problems problems = new Problems();
        KernelPlaces.check(run, plan.inputs().getRowDim(), problems);
        problems.throwIfAny();
        try (StoredKernel kernel = stored(plan, run, new ReportedPhase("kernel", listener, cancelled))) {
            run.npy().ifPresent(file -> NpyExport.write(kernel, file, new ReportedPhase("npy", listener, cancelled)));
            double[] diagonal = new double[kernel.size()];
            kernel.diagonal(diagonal);
            Optional<TopEigenpairs> top = run.eigenpairs() == 0
                    ? Optional.empty()
                    : Optional.of(eigenpairs(plan, kernel, run, new ReportedPhase("eigenpairs", listener, cancelled)));
            Optional<KernelSummary.Nystroem> nystroem = run.landmarks() == 0
                    ? Optional.empty()
                    : Optional.of(
                            nystroem(kernel, run.landmarks(), new ReportedPhase("landmarks", listener, cancelled)));
            return new KernelSummary(
                    kernel.size(),
                    plan.inputs().getColDim(),
                    plan.kind().name().toLowerCase(Locale.ROOT),
                    plan.network().describe(),
                    kernel.bytes(),
                    Arrays.stream(diagonal).sum(),
                    top.map(t -> list(t.values())).orElse(List.of()),
                    top.map(t -> list(t.residuals())).orElse(List.of()),
                    nystroem,
                    Stream.of(
                                    plan.network().notices(plan.inputs()),
                                    plan.network().singularInputs(plan.inputs()))
                            .flatMap(List::stream)
                            .toList());
        }
    }

    private StoredKernel stored(KernelPlan plan, KernelRun run, RunControl control) {
        try {
            TiledKernels tiles = new TiledKernels(plan.network(), algebra, run.threads(), Long.MAX_VALUE);
            Optional<StoredKernel> earlier = tiles.stored(plan.kind(), plan.inputs(), run.directory());
            if (earlier.isPresent()) {
                return earlier.get();
            }
            StoredKernel kernel = tiles.store(plan.kind(), plan.inputs(), run.directory(), control);
            writeProvenance(plan, run);
            return kernel;
        } catch (PluginArithmeticException e) {
            // A failure of the plugin is no mistake of the command line.
            throw e;
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UserErrorException(SourceLocation.COMMAND_LINE, String.valueOf(e.getMessage()));
        }
    }

    private void writeProvenance(KernelPlan plan, KernelRun run) {
        try {
            AtomicFile.write(
                    run.directory().resolve(PROVENANCE),
                    new ObjectMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(
                                    new Provenance(plugins, algebra).of(plan, run.provenance(), run.threads())));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + run.directory().resolve(PROVENANCE), e);
        }
    }

    private TopEigenpairs eigenpairs(KernelPlan plan, StoredKernel kernel, KernelRun run, ReportedPhase phase) {
        SymmetricOperator whole = SymmetricOperator.of(kernel, algebra);
        int[] passes = new int[1];
        SymmetricOperator watched = new SymmetricOperator() {
            @Override
            public int size() {
                return whole.size();
            }

            @Override
            public void multiply(R064Store v, R064Store result) {
                phase.require();
                whole.multiply(v, result);
                passes[0]++;
                phase.progress(Math.min(1, passes[0] / (double) MAX_PASSES));
            }
        };
        return TopEigenpairs.lanczos(
                watched,
                Math.min(run.eigenpairs(), kernel.size()),
                RESIDUAL_TOLERANCE,
                MAX_PASSES,
                plan.seed().child("eigenpairs"),
                algebra);
    }

    private static KernelSummary.Nystroem nystroem(StoredKernel kernel, int landmarks, ReportedPhase phase) {
        KernelEntries whole = KernelEntries.of(kernel);
        int[] columns = new int[1];
        KernelEntries watched = new KernelEntries() {
            @Override
            public int size() {
                return whole.size();
            }

            @Override
            public void diagonal(double[] result) {
                whole.diagonal(result);
            }

            @Override
            public void column(int index, double[] result) {
                phase.require();
                whole.column(index, result);
                columns[0]++;
                phase.progress(Math.min(1, (double) columns[0] / landmarks));
            }
        };
        PivotedCholesky found = PivotedCholesky.of(watched, Math.min(landmarks, whole.size()), 0);
        return new KernelSummary.Nystroem(found.landmarks().length, found.traceError());
    }

    private static List<Double> list(double[] values) {
        List<Double> result = new ArrayList<>();
        for (double value : values) {
            result.add(value);
        }
        return result;
    }

    /** Progress and cancellation of one phase of a run. */
    private record ReportedPhase(String name, Listener listener, Cancelled stop) implements RunControl {

        @Override
        public boolean cancelled() {
            return stop.get();
        }

        @Override
        public void progress(double fraction) {
            listener.progress(name, fraction);
        }

        void require() {
            if (cancelled()) {
                throw new CancellationException("cancelled while computing " + name + "; the kernel is complete");
            }
        }
    }
}
