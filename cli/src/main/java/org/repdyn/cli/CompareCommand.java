package org.repdyn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.repdyn.study.service.PreparedStudy;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn compare}: runs the arms of a study and compares them. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Runs the arms of a study and compares them: one table, one report, one run directory.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn compare                                     the built-in study: collapse with and without a constraint",
            "  repdyn compare loss=linear-alignment               the same arms under another loss",
            "  repdyn compare arms.naive.dynamics=exact time.end=100",
            "  repdyn compare --seeds 5                           each arm with five seeds",
            "  repdyn compare --print-study > study.yaml          write a study to start from",
            "  repdyn compare study.yaml encoder.outputs=16 --out results --json",
            "  repdyn compare study.yaml                          again: runs only the arms that are not in the store"
        })
final class CompareCommand implements Callable<Integer> {

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
            paramLabel = "[STUDY.yaml] [KEY=VALUE...]",
            description = "A study file (without one: the built-in study), and settings that override it.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = "--seeds",
            paramLabel = "N|LIST",
            description =
                    "Run each arm with N seeds, counted up from its seed, or with a list such as 1,2,5; the same as"
                            + " seeds=N.")
    private Optional<String> seeds = Optional.empty();

    @Option(names = "--print-study", description = "Print the built-in study with its comments; run nothing.")
    private boolean printStudy;

    @Option(names = "--dry-run", description = "Check the study and print it with all defaults; run nothing.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    CompareCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        StudyArguments study = StudyArguments.parse(spec, arguments);
        try (Session session = new Session(console, common, output.quiet())) {
            StudyService studies = session.studies();
            if (printStudy) {
                console.out().print(studies.flagshipYaml());
                console.out().flush();
                return 0;
            }
            PreparedStudy prepared =
                    studies.prepare(study.replicated(seeds).request(output.seed(), new StudyRequest.Arms.All()));
            if (dryRun) {
                if (!output.quiet()) {
                    prepared.notices().forEach(console.err()::println);
                    int arms = prepared.plan().arms().size();
                    int stored = studies.stored(prepared, store.reading(console.err()::println))
                            .size();
                    console.err().println(ComparisonRun.counted(arms) + ", " + stored + " from the store");
                }
                console.out().print(prepared.resolvedYaml());
                console.out().flush();
                return 0;
            }
            return new ComparisonRun(console, interrupts, output, store, armOptions, common, spec)
                    .run(studies, prepared);
        }
    }
}
