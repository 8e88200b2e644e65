package org.repdyn.cli.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apiguardian.api.API;
import org.repdyn.cli.completion.OfferedNames;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.ResultForm;
import org.repdyn.cli.runs.StoreOptions;
import org.repdyn.cli.session.CommonOptions;
import org.repdyn.cli.session.Session;
import org.repdyn.cli.terminal.Console;
import org.repdyn.cli.terminal.Interrupts;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.service.StudyRequest;
import org.repdyn.study.service.StudyService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code repdyn run}: runs one arm of a study. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs one arm of a study.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  repdyn run --arm grassmann time.end=100",
            "  repdyn run study.yaml --arm wide --out results",
            "  repdyn run runs/digits/config.yaml --arm naive     one arm of an earlier comparison, bit for bit"
        })
@API(status = API.Status.INTERNAL, since = "0.1")
public final class RunCommand implements Callable<Integer> {

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

    @Option(
            names = "--arm",
            paramLabel = "NAME",
            completionCandidates = OfferedNames.OfArms.class,
            description = "The arm to run; needed when the study has several.")
    private Optional<String> arm = Optional.empty();

    @Parameters(
            paramLabel = "[STUDY.yaml] [KEY=VALUE...]",
            completionCandidates = OfferedNames.OfStudies.class,
            description =
                    "A study file or the name of a built-in study (without one: flagship), and settings that override"
                            + " it.")
    private List<String> arguments = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    RunCommand(Console console, Interrupts interrupts) {
        this.console = console;
        this.interrupts = interrupts;
    }

    @Override
    public Integer call() {
        StudyArguments given = StudyArguments.parse(spec, arguments);
        try (Session session = new Session(console, common, output.quiet())) {
            StudyService studies = session.studies();
            StudyRequest.Arms chosen =
                    arm.<StudyRequest.Arms>map(StudyRequest.Arms.Named::new).orElseGet(StudyRequest.Arms.TheOnly::new);
            StudyPlan prepared = studies.prepare(given.request(output.seed(), chosen));
            return new ComparisonRun(new StudyExecution(console, interrupts, output, store, armOptions, common, spec))
                    .run(studies, prepared, ResultForm.of(output.json(), false));
        }
    }
}
