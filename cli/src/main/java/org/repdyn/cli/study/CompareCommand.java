package org.repdyn.cli.study;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.finished.RunCombination;
import org.repdyn.cli.output.CommandProvenance;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.ResultForm;
import org.repdyn.cli.output.RunTarget;
import org.repdyn.cli.runs.StoreOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.ExitCode;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.cli.terminal.PlanningProgress;
import org.repdyn.core.options.HomePath;
import org.repdyn.results.OutputPlace;
import org.repdyn.results.RunDirectory;
import org.repdyn.study.combine.CombinedRuns;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.service.StudyForecast;
import org.repdyn.study.service.StudyPart;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.service.StudyService.Beginning;
import org.repdyn.study.tuning.TunedStudy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn compare}: runs the arms of a study and compares them. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the arms of a study and compares them: one table, one report, one run directory.",
            "With two or more run directories: compares their arms as they are; nothing is run."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn compare                                     the built-in study: collapse with and without a"
                    + " constraint",
            "  repdyn compare loss=linear-alignment               the same arms under another loss",
            "  repdyn compare losses-by-constraints               another built-in study: all losses under four"
                    + " constraints",
            "  repdyn compare arms.naive.dynamics=exact time.end=100",
            "  repdyn compare --seeds 5                           each arm with five seeds",
            "  repdyn compare observables=all                     with every observable, not only the default ones",
            "  repdyn compare --print-study > study.yaml          write a study to start from",
            "  repdyn compare study.yaml encoder.outputs=16 --out results --json",
            "  repdyn compare study.yaml                          again: runs only the arms that are not in the store",
            "  repdyn compare study.yaml --store shared --part 2/4  the second of four parts, on one of four machines",
            "  repdyn compare runs/before runs/after              the arms of two run directories in one report"
        })
@API(status = API.Status.INTERNAL, since = "0.1")
public final class CompareCommand implements Callable<Integer> {

    /** Options that apply to run directories, which are not run. */
    private static final Set<String> OPTIONS_FOR_RUNS =
            Set.of("--out", "--force", "--json", "--quiet", "--verbose", CommonOptions.STACK_TRACE);

    /** Options that go with {@code --print-study}, which prints a built-in study as it is. */
    private static final Set<String> OPTIONS_FOR_PRINTING =
            Set.of("--print-study", "--plugins", "--no-plugins", "--quiet", CommonOptions.STACK_TRACE);

    private final Console console;
    private final Interrupts interrupts;

    @Mixin
    private CommonOptions common;

    @Mixin
    private OutputOptions output;

    @Mixin
    private StoreOptions store;

    @Mixin
    private ArmOptions armOptions;

    @Parameters(
            paramLabel = "[STUDY.yaml] [KEY=VALUE...] | DIR DIR...",
            completionCandidates = OfferedNames.OfStudies.class,
            description =
                    "A study file or the name of a built-in study (without one: flagship), and settings that override"
                            + " it; or run directories.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N|LIST",
            description =
                    "Run each arm with N seeds, counted up from its seed, or with a list such as 1,2,5; the same as"
                            + " seeds=N.")
    private Optional<String> seeds = Optional.empty();

    @Option(
            names = PartRun.OPTION,
            paramLabel = "I/N",
            description =
                    "Run part I of N parts of the arms into the store, such as in a job array; the same command without"
                            + " it writes the run directory.")
    private Optional<String> part = Optional.empty();

    @Option(
            names = "--print-study",
            description = "Print the built-in study, or the one that is named, with its comments; run nothing.")
    private boolean printStudy;

    @Option(
            names = "--dry-run",
            description =
                    "Check the study and print the number of arms, those in the store, and an estimate; run nothing.")
    private boolean dryRun;

    @Option(
            names = "--verbose",
            description =
                    "Print the row of each arm also if arms are summarised over seeds; with --dry-run, the study with"
                            + " all defaults.")
    private boolean verbose;

    @Spec
    private CommandSpec spec;

    CompareCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        if (arguments.stream().anyMatch(CompareCommand::isDirectory)) {
            return compareRuns();
        }
        StudyArguments study = StudyArguments.parse(spec, arguments);
        try (Session session = new Session(console, common, output.quiet())) {
            StudyService studies = session.studies();
            if (printStudy) {
                requirePrintable(study);
                console.out().print(studies.builtInYaml(study.file().map(Path::toString)));
                console.out().flush();
                return 0;
            }
            Optional<StudyPart> share = part.map(text -> PartRun.parse(spec, text));
            StudyExecution execution = new StudyExecution(console, interrupts, output, store, armOptions, common, spec);
            PartRun partRun = new PartRun(execution);
            if (share.isPresent()) {
                partRun.check();
            }
            StudyRequest request = study.replicated(seeds).request(output.seed(), new StudyRequest.Arms.All());
            Beginning beginning = plan(progress -> studies.begin(request, progress));
            if (beginning instanceof Beginning.Search search) {
                return compareTuned(studies, search, share, execution);
            }
            StudyPlan whole = ((Beginning.Comparison) beginning).plan();
            StudyPlan prepared = share.map(own -> studies.part(whole, own)).orElse(whole);
            if (dryRun) {
                if (!output.quiet()) {
                    prepared.notices().forEach(console.err()::println);
                    console.err().flush();
                }
                StudyForecast forecast = studies.forecast(prepared, store.reading(console.err()::println));
                new DryRun(prepared, forecast, OptionalInt.empty(), output.threads(spec))
                        .print(console, output.json(), verbose, output.quiet());
                return 0;
            }
            if (share.isPresent()) {
                return partRun.run(studies, prepared, share.get());
            }
            return new ComparisonRun(execution).run(studies, prepared, ResultForm.of(output.json(), verbose));
        }
    }

    private <T> T plan(Function<PlanningProgress, T> planner) {
        try (PlanningProgress progress = new PlanningProgress(console, output.quiet())) {
            return planner.apply(progress);
        }
    }

    /** Runs the search of a study, then the study with the chosen settings; with {@code --dry-run}, counts the trials. */
    private int compareTuned(
            StudyService studies, Beginning.Search whole, Optional<StudyPart> share, StudyExecution execution) {
        Optional<Beginning.Search> part = share.isEmpty() ? Optional.of(whole) : studies.part(whole, share.get());
        if (dryRun) {
            StudyPlan trials = part.map(Beginning.Search::trials)
                    .orElseGet(() -> whole.trials().only(trial -> false));
            if (!output.quiet()) {
                console.err().println("the search of the study, which comes before its comparison:");
                console.err().flush();
            }
            new DryRun(
                            trials,
                            studies.forecast(trials, store.reading(console.err()::println)),
                            OptionalInt.of(part.map(own -> own.search().arms()).orElse(0)),
                            output.threads(spec))
                    .print(console, output.json(), verbose, output.quiet());
            return 0;
        }
        if (share.isPresent()) {
            return runTunedPart(studies, part, share.get(), execution);
        }
        Beginning.Search search = part.orElseThrow();
        ComparisonRun run = new ComparisonRun(execution);
        // The place is claimed before the search, whose time would be lost if it could not be written.
        try (OutputPlace place = run.claim(search.search().title())) {
            Optional<TunedStudy> tuned = new TuningRun(execution).run(studies, search);
            if (tuned.isEmpty()) {
                return interrupts.exitCode(ExitCode.FAILED);
            }
            StudyPlan study = plan(progress -> studies.prepare(search, tuned.get(), progress));
            return run.run(
                    studies, study, place, ResultForm.of(output.json(), verbose), TuningRun.provenance(tuned.get()));
        }
    }

    /** Runs the trials and the arms of a part of a study with a search. */
    private int runTunedPart(
            StudyService studies, Optional<Beginning.Search> search, StudyPart part, StudyExecution execution) {
        PartRun run = new PartRun(execution);
        if (search.isEmpty()) {
            return run.nothing(part);
        }
        // Before the trials, whose time would be lost.
        run.writableStore();
        Optional<TuningRun.Trials> trials = new TuningRun(execution).trials(studies, search.get());
        if (trials.isEmpty()) {
            return interrupts.exitCode(ExitCode.FAILED);
        }
        TunedStudy tuned = search.get()
                .search()
                .choose(trials.get().results(), search.get().trials().skipped());
        StudyPlan arms = plan(progress -> studies.prepare(search.get(), tuned, progress));
        return run.run(studies, arms, part, trials.get());
    }

    /**
     * Returns true if there is a directory with the name of an argument. A name like a setting, such as {@code seed=3}, must
     * be that of a run directory.
     */
    private static boolean isDirectory(String argument) {
        try {
            Path path = HomePath.of(argument);
            return argument.indexOf('=') > 0 ? RunDirectory.isRunDirectory(path) : Files.isDirectory(path);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** Returns the first option of the command that is not among the given ones. */
    private Optional<String> firstBeside(Set<String> allowed) {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(option -> !allowed.contains(option))
                .findFirst();
    }

    /** Refuses settings and options that would have no effect on the printed study. */
    private void requirePrintable(StudyArguments study) {
        study.overrides().stream()
                .map(override -> "'" + override + "'")
                .findFirst()
                .or(() -> firstBeside(OPTIONS_FOR_PRINTING))
                .ifPresent(given -> {
                    throw new ParameterException(
                            spec.commandLine(),
                            "--print-study prints the study as it is written, so " + given
                                    + " has no effect. Remove it; --dry-run --verbose prints a study with its"
                                    + " settings");
                });
    }

    /** Compares the arms of finished runs. */
    private int compareRuns() {
        List<String> others =
                arguments.stream().filter(argument -> !isDirectory(argument)).toList();
        if (!others.isEmpty() || arguments.size() < 2) {
            throw new ParameterException(
                    spec.commandLine(),
                    others.isEmpty()
                            ? "one run directory was given: " + arguments.get(0)
                                    + ". Give two or more, or name a study file"
                            : "'" + others.get(0)
                                    + "' is not a run directory. Run directories are compared as they are:"
                                    + " give no study and no settings with them");
        }
        firstBeside(OPTIONS_FOR_RUNS).ifPresent(option -> {
            throw new ParameterException(
                    spec.commandLine(),
                    option + " is for a study that is run; run directories are compared as they are. Remove it");
        });
        RunCombination runs =
                new RunCombination(console, arguments.stream().map(HomePath::of).toList());
        CombinedRuns combined = CombinedRuns.sideBySide(runs.runs());
        try (OutputPlace place = output.out()
                .map(out -> RunDirectory.claim(out, output.existing()))
                .orElseGet(() -> RunDirectory.claimNew(RunTarget.ofTitle(combined.title())))) {
            return runs.write(
                    combined,
                    place,
                    ResultForm.of(output.json(), verbose),
                    false,
                    CommandProvenance.ofCombination(spec));
        }
    }
}
