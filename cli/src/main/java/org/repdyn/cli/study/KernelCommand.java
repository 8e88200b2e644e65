package org.repdyn.cli.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.output.CommandProvenance;
import org.repdyn.cli.output.NumberOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.OutputFile;
import org.repdyn.cli.terminal.Progress;
import org.repdyn.study.plan.KernelPlan;
import org.repdyn.study.service.KernelRun;
import org.repdyn.study.service.KernelService;
import org.repdyn.study.service.KernelSummary;
import org.repdyn.study.service.StudyRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn kernel}: computes the kernel of a baseline's network at a dataset and stores it on disk. */
@Command(
        name = "kernel",
        mixinStandardHelpOptions = true,
        description = {
            "Computes the kernel (NTK or NNGP) of a baseline's network at the samples of a dataset, in tiles on disk.",
            "It takes all samples, or data.train of them. After Ctrl-C the finished tiles are kept;"
                    + " the same command continues from them."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn kernel data=digits baseline=ntk --out digits-ntk",
            "  repdyn kernel study.yaml --arm infinite-width --out kernel --npy kernel.npy",
            "  repdyn kernel data=digits baseline='{name: ntk, network: [dense, gelu, dense]}' --out k --eigenpairs 20 --json"
        })
@API(status = API.Status.INTERNAL, since = "0.1")
public final class KernelCommand implements Callable<Integer> {

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--arm",
            paramLabel = "NAME",
            completionCandidates = OfferedNames.OfArms.class,
            description = "The arm whose baseline is computed; needed when several arms have one.")
    private Optional<String> arm = Optional.empty();

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "Directory to write the tiles to. Until all tiles are there its name is DIR.partial.")
    private Path out;

    @Option(names = "--npy", paramLabel = "FILE", description = "Write the whole matrix as a NumPy array as well.")
    private Optional<Path> npy = Optional.empty();

    @Option(
            names = "--eigenpairs",
            paramLabel = "K",
            defaultValue = "10",
            description = "Largest eigenvalues to find, with their residuals; 0 for none. Default: ${DEFAULT-VALUE}.")
    private int eigenpairs;

    @Option(
            names = "--landmarks",
            paramLabel = "R",
            defaultValue = "0",
            description = "Rank of a Nyström approximation, of which the exact trace error is printed; 0 for none.")
    private int landmarks;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Number of tiles computed in parallel; by default the number of cores. Results do not depend"
                    + " on it.")
    private Optional<Integer> threads = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object instead of lines.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "Print results and errors only, no progress and no notices.")
    private boolean quiet;

    @Parameters(
            paramLabel = "[STUDY.yaml] [KEY=VALUE...]",
            completionCandidates = OfferedNames.OfStudies.class,
            description = "A study file with data and a baseline, and settings that override it.")
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    KernelCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        requireShortName(out);
        npy.ifPresent(KernelCommand::requireShortName);
        KernelRun run = new KernelRun(
                out,
                npy,
                NumberOptions.atLeast(spec, "--eigenpairs", eigenpairs, 0),
                NumberOptions.atLeast(spec, "--landmarks", landmarks, 0),
                NumberOptions.threads(spec, threads),
                CommandProvenance.of(spec));
        StudyArguments given = StudyArguments.parse(spec, arguments);
        StudyRequest.Arms chosen =
                arm.<StudyRequest.Arms>map(StudyRequest.Arms.Named::new).orElseGet(StudyRequest.Arms.All::new);
        try (Session session = new Session(console, common, quiet)) {
            KernelService kernels = session.kernels();
            KernelPlan plan = kernels.prepare(given.request(Optional.empty(), chosen));
            if (!quiet) {
                plan.notices().forEach(console.err()::println);
            }
            KernelSummary summary = compute(kernels, plan, run);
            print(plan, summary);
            return 0;
        } catch (CancellationException e) {
            console.err()
                    .println("stopped: " + e.getMessage() + "; the same command continues from the finished tiles");
            return interrupts.exitCode(ExitCode.FAILED);
        } catch (UncheckedIOException e) {
            console.err()
                    .println("error: " + e.getMessage()
                            + "; finished tiles are kept, and the same command continues from them");
            return ExitCode.FAILED;
        }
    }

    /** Checks the name under which an output is written until it is complete. */
    private static void requireShortName(Path output) {
        Path absolute = output.toAbsolutePath();
        OutputFile.requireShortName(output, absolute.resolveSibling(absolute.getFileName() + ".partial"));
    }

    private KernelSummary compute(KernelService kernels, KernelPlan plan, KernelRun run) {
        int parts =
                1 + (run.npy().isPresent() ? 1 : 0) + (run.eigenpairs() > 0 ? 1 : 0) + (run.landmarks() > 0 ? 1 : 0);
        Set<String> started = ConcurrentHashMap.newKeySet();
        try (Progress progress = Progress.of(console, quiet || json, "kernel", parts)) {
            // The bar starts now, so that its estimate of the remaining time includes the first phase.
            interrupts.beginRun("stopping; finished tiles are kept");
            progress.started("kernel");
            started.add("kernel");
            return kernels.run(
                    plan,
                    run,
                    (phase, fraction) -> {
                        if (started.add(phase)) {
                            progress.started(phase);
                        }
                        progress.progress(phase, fraction);
                    },
                    interrupts::interrupted);
        }
    }

    private void print(KernelPlan plan, KernelSummary summary) throws JsonProcessingException {
        if (json) {
            console.out().println(new ObjectMapper().writeValueAsString(object(plan, summary)));
            console.out().flush();
            return;
        }
        if (!quiet) {
            summary.notices().forEach(notice -> console.err().println("note: " + notice));
        }
        printLine(
                "%s of %s at %,d samples of %s, dimension %d",
                summary.kernel(), summary.network(), summary.samples(), plan.dataName(), summary.dimension());
        printLine("%s: %,d bytes in tiles, trace %.6g", out, summary.bytes(), summary.trace());
        for (int i = 0; i < summary.eigenvalues().size(); i++) {
            printLine(
                    "eigenvalue %d: %.10g, residual %.1e",
                    i + 1, summary.eigenvalues().get(i), summary.residuals().get(i));
        }
        summary.nystroem()
                .ifPresent(n -> printLine(
                        "Nyström approximation with %d landmarks: trace error %.3e, %.2g %% of the trace",
                        n.landmarks(),
                        n.traceError(),
                        summary.trace() == 0 ? 0 : 100 * n.traceError() / summary.trace()));
        npy.ifPresent(file -> printLine("%s: the whole matrix, float64", file));
        console.out().flush();
    }

    private void printLine(String format, Object... values) {
        console.out().println(String.format(Locale.ROOT, format, values));
    }

    private Map<String, Object> object(KernelPlan plan, KernelSummary summary) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("directory", out.toString());
        npy.ifPresent(file -> object.put("npy", file.toString()));
        object.put("data", plan.dataName());
        object.put("samples", summary.samples());
        object.put("dimension", summary.dimension());
        object.put("kernel", summary.kernel());
        object.put("network", summary.network());
        object.put("bytes", summary.bytes());
        object.put("trace", summary.trace());
        object.put("eigenvalues", summary.eigenvalues());
        object.put("residuals", summary.residuals());
        summary.nystroem().ifPresent(n -> {
            object.put("landmarks", n.landmarks());
            object.put("trace-error", n.traceError());
        });
        object.put("notices", summary.notices());
        return object;
    }
}
