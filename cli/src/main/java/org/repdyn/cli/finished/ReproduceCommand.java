package org.repdyn.cli.finished;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.output.CommandProvenance;
import org.repdyn.cli.output.ExecutionOptions;
import org.repdyn.cli.output.NumberOptions;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.ResultsWriter;
import org.repdyn.cli.output.RunTarget;
import org.repdyn.cli.output.StackTraces;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.PlanningProgress;
import org.repdyn.cli.terminal.Progress;
import org.repdyn.core.file.TemporaryFolder;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.report.HtmlReport;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.combine.FinishedRun;
import org.repdyn.study.combine.RunFacts;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.store.StoreUse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn reproduce}: runs the study of a finished run again, and says whether the numbers are the same. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the study of a finished run again, and says whether every number is the same, bit for bit: final"
                    + " numbers, trajectories, events and embeddings. Where not, it prints which, from which time and how"
                    + " much, and what differs in versions, backends, plugins, data and the machine.",
            "The run directory is only read, and no run is taken from the store."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn reproduce runs/digits                            run all arms again and compare",
            "  repdyn reproduce runs/digits --arm naive                only this arm, or the arms of this group",
            "  repdyn reproduce runs/digits --tolerance 1e-9           on another machine, up to rounding",
            "  repdyn reproduce runs/digits --out runs/digits-again    keep the new run, with its report",
            "  repdyn reproduce runs/mine --plugins plugins            a run with plugins of a folder"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:reproduced",
            "1:not reproduced, or a file could not be written",
            "2:a mistake in the command: no such run, a run that was stopped, or plugins or data that are missing or"
                    + " changed",
            "130:stopped by Ctrl-C"
        })
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ReproduceCommand implements Callable<Integer> {

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private CommonOptions common;

    @Mixin
    private ExecutionOptions execution;

    @Mixin
    private DifferenceOptions printed;

    @Parameters(paramLabel = "DIR", description = "A run directory that repdyn compare, run or merge wrote.")
    private Path directory = Path.of("");

    @Option(
            names = "--arm",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = OfferedNames.OfFinishedArms.class,
            description = "Run only these arms or groups, with commas or given several times. Default: all arms.")
    private List<String> arms = new ArrayList<>();

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description =
                    "Largest difference |a - b| / max(1, |a|, |b|) of numbers that count as equal, for another machine"
                            + " or backend. Embeddings in their plane and numbers of steps are then not compared. Default:"
                            + " 0, the same bits.")
    private double tolerance;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Keep the new run in this directory. Default: it is deleted.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--force", description = "Replace the directory of --out if it exists.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    ReproduceCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() throws IOException {
        NumberOptions.requireTolerance(spec, tolerance);
        if (force && out.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--force replaces the directory of --out. Give --out too");
        }
        int parallel = execution.threads(spec);
        FinishedRun whole =
                new RunCombination(console, List.of(directory)).runs().get(0);
        requireOther();
        Set<String> chosen = chosen(whole.result());
        FinishedRun original = new FinishedRun(whole.name(), whole.result().only(chosen), whole.study());
        try (Session session = new Session(console, common, execution.quiet());
                TemporaryFolder folder = TemporaryFolder.create();
                OutputPlace place = out.map(path -> RunDirectory.claim(path, OutputOptions.existing(force)))
                        .orElseGet(() -> RunDirectory.claimNew(folder.path().resolve(whole.name())))) {
            RecordedInputs inputs = new RecordedInputs(RunFacts.of(whole.result()), directory);
            inputs.requirePlugins(session.plugins(), needed(whole, chosen));
            StudyService studies = session.studies();
            StudyPlan plan = plan(studies, chosen);
            inputs.requireData(plan);
            return run(
                    studies,
                    plan,
                    place,
                    original,
                    chosen.size() == whole.result().arms().size(),
                    parallel);
        }
    }

    /**
     * Refuses to write over the run that is reproduced.
     *
     * @throws UserErrorException if {@code --out} is the run directory or within it
     */
    private void requireOther() throws IOException {
        if (out.isEmpty()) {
            return;
        }
        Path run = directory.toRealPath();
        Path target = out.get().toAbsolutePath().normalize();
        for (Path path = target; path != null; path = path.getParent()) {
            if (Files.exists(path) && Files.isSameFile(path, run)) {
                throw new UserErrorException(
                        SourceLocation.COMMAND_LINE,
                        "--out " + out.get() + " is " + (path.equals(target) ? "" : "in ")
                                + "the directory of the run that is reproduced, which is only read. Choose another"
                                + " place");
            }
        }
    }

    /**
     * Returns the names of the arms to run, in the order of the run.
     *
     * @throws UserErrorException if the run has no such arm, or was stopped before all arms had a result
     */
    private Set<String> chosen(RunResult run) {
        Set<String> chosen = new LinkedHashSet<>();
        Set<String> names = new LinkedHashSet<>();
        Set<String> known = new LinkedHashSet<>();
        for (ArmResult arm : run.arms()) {
            names.add(arm.name());
            known.add(run.factors(arm.name()).group());
        }
        known.addAll(names);
        List<String> missing = run.origins().missing();
        if (arms.isEmpty()) {
            if (!missing.isEmpty()) {
                throw new UserErrorException(
                        SourceLocation.COMMAND_LINE,
                        directory + " was stopped before all arms had a result: " + NameList.of(missing)
                                + ". Finish it with its own command, or name arms that have one with --arm");
            }
            return names;
        }
        for (String name : arms) {
            List<String> found = names.stream()
                    .filter(arm -> arm.equals(name) || run.factors(arm).group().equals(name))
                    .toList();
            if (found.isEmpty()) {
                throw new UserErrorException(
                        SourceLocation.COMMAND_LINE,
                        (missing.contains(name)
                                        ? "the run was stopped before the arm '" + name + "' had a result. "
                                        : "the run has no arm and no group '" + name + "'. "
                                                + NearestName.suggestion(name, known))
                                + "Its arms: " + NameList.of(names));
            }
            chosen.addAll(found);
        }
        return chosen;
    }

    /** Returns a test for plugins that arms need: those that their settings name, and those that are chosen by the engine. */
    private static Predicate<RunFacts.Plugin> needed(FinishedRun run, Set<String> arms) {
        Set<String> named = new LinkedHashSet<>();
        arms.forEach(arm -> run.settings(arm).values().values().forEach(named::addAll));
        boolean all = arms.size() == run.result().arms().size();
        return plugin -> all
                || named.contains(plugin.name())
                || plugin.kind().equals(Plugins.BACKEND.kind())
                || plugin.kind().equals("prediction");
    }

    private StudyPlan plan(StudyService studies, Set<String> chosen) {
        try (PlanningProgress progress = new PlanningProgress(console, execution.quiet() || printed.json())) {
            return studies.prepare(
                    new StudyRequest(
                            Optional.of(directory.resolve(RunCombination.CONFIGURATION)),
                            List.of(),
                            new StudyRequest.Arms.Several(chosen)),
                    progress);
        }
    }

    /**
     * Returns true if the run exported the state of an arm of the plan.
     *
     * @throws UserErrorException if a state is damaged
     */
    private boolean hasStates(StudyPlan plan) throws IOException {
        boolean any = false;
        for (ArmPlan arm : plan.arms()) {
            Path state = RunTarget.state(directory, arm.name());
            if (Files.isRegularFile(state)) {
                any = true;
                try {
                    new ZipFile(state.toFile()).close();
                } catch (ZipException e) {
                    throw new UserErrorException(
                            new SourceLocation(state.toString(), 0, 0),
                            "is damaged: it is no archive of arrays. Put the file of the run back, or remove it to"
                                    + " compare the numbers without this state");
                }
            }
        }
        return any;
    }

    /**
     * Runs the arms again, compares, and returns the exit code.
     *
     * @param original the run, with the arms that are repeated
     * @param whole true if these are all arms of the run
     */
    private int run(
            StudyService studies, StudyPlan plan, OutputPlace place, FinishedRun original, boolean whole, int parallel)
            throws IOException {
        Repetition repetition = repeat(studies, plan, place, parallel);
        if (repetition.result().cancelled()) {
            console.err()
                    .println("stopped with " + repetition.result().arms().size() + " of "
                            + plan.arms().size() + " arms; nothing was compared and nothing was written");
            return interrupts.exitCode(ExitCode.FAILED);
        }
        ResultsWriter writer = ResultsWriter.ofProcess(console.err());
        Path written = writer.write(place, RunTarget.results(repetition.result(), place, repetition.traces()), path -> {
            if (out.isPresent()) {
                HtmlReport.write(repetition.result(), path.resolve(HtmlReport.FILE));
            }
        });
        FinishedRun repeated =
                new RunCombination(console, List.of(written)).runs().get(0);
        Reproduction reproduction = Reproduction.of(original, directory, repeated, written, whole, tolerance);
        print(reproduction, written);
        if (!execution.quiet() && !printed.json()) {
            failedTwice(original.result(), repeated.result());
        }
        return reproduction.holds() && writer.complete() ? 0 : ExitCode.FAILED;
    }

    /**
     * Arms that were run again.
     *
     * @param traces stack traces of those that failed
     */
    private record Repetition(RunResult result, StackTraces traces) {}

    private Repetition repeat(StudyService studies, StudyPlan plan, OutputPlace place, int parallel)
            throws IOException {
        boolean exports = hasStates(plan);
        place.requireSpace(RunTarget.space(plan) + (exports ? StateExport.checkedBytes(plan, parallel) : 0));
        Map<String, Object> provenance = new LinkedHashMap<>(CommandProvenance.of(spec));
        provenance.put("reproduces", directory.toString());
        RunSettings settings = new RunSettings(
                place.target().toAbsolutePath().normalize().getFileName().toString(),
                parallel,
                provenance,
                interrupts::interrupted,
                exports ? StateExport.into(place.directory().resolve(RunTarget.STATE)) : StateExport.NONE,
                StoreUse.NONE,
                false);
        interrupts.beginRun("stopping; nothing is compared");
        Repetition repetition;
        try (Progress progress = Progress.of(
                console, execution.quiet() || printed.json(), plan.arms().size())) {
            StackTraces traces = new StackTraces(progress);
            repetition = new Repetition(studies.run(plan, settings, traces), traces);
        }
        if (common.stackTrace()) {
            console.err().print(repetition.traces().text());
        }
        return repetition;
    }

    /**
     * Prints what differs, or one JSON object.
     *
     * @param written directory of the new run
     */
    private void print(Reproduction reproduction, Path written) throws IOException {
        if (printed.json()) {
            console.out().println(reproduction.json(directory, out.map(path -> written)));
        } else {
            reproduction.print(console, directory, printed.all());
            out.ifPresent(path -> console.out().println(ResultsWriter.placeToOpen(written)));
        }
        console.out().flush();
    }

    /** Names arms that failed in both runs: the same failure is reproduced, but a user may expect numbers. */
    private void failedTwice(RunResult original, RunResult repeated) {
        List<String> failed = original.arms().stream()
                .filter(arm -> arm.status().isFailure())
                .map(ArmResult::name)
                .filter(name -> repeated.arms().stream()
                        .anyMatch(arm -> arm.name().equals(name) && arm.status().isFailure()))
                .toList();
        if (!failed.isEmpty()) {
            console.err().println("failed in both runs: " + NameList.of(failed));
        }
    }
}
