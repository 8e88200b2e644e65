package org.repdyn.cli.study;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.repdyn.cli.output.OutputOptions;
import org.repdyn.cli.output.RunTarget;
import org.repdyn.cli.terminal.ArmCount;
import org.repdyn.cli.terminal.Console;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.RunResult;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.run.StateExport;
import org.repdyn.study.service.StudyPart;
import org.repdyn.study.service.StudyService;
import org.repdyn.study.store.StoreUse;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A run of one part of a study from the command line: it runs the arms of the part into the store and writes no run directory. */
final class PartRun {

    /** Name of the option. */
    static final String OPTION = "--part";

    /** Form of the value of the option; nine digits fit an {@code int}. */
    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})/([0-9]{1,9})");

    private final StudyExecution execution;
    private final Console console;
    private final OutputOptions output;
    private final CommandSpec spec;

    PartRun(StudyExecution execution) {
        this.execution = execution;
        this.console = execution.console();
        this.output = execution.output();
        this.spec = execution.spec();
    }

    /**
     * Reads the value of the option.
     *
     * @throws ParameterException if it is not of the form I/N with 1 ≤ I ≤ N
     */
    static StudyPart parse(CommandSpec spec, String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            int number = Integer.parseInt(matcher.group(1));
            int parts = Integer.parseInt(matcher.group(2));
            if (number >= 1 && number <= parts) {
                return new StudyPart(number, parts);
            }
        }
        throw new ParameterException(
                spec.commandLine(), OPTION + " is '" + text + "'. Allowed: I/N with 1 ≤ I ≤ N, such as 2/4");
    }

    /**
     * Checks the options that go with a part, before the study is read. The options of the run directory are accepted, so that the command
     * that collects the parts is the same command without this option.
     *
     * @throws ParameterException if there is no store, if states are to be exported, for which a part has no place, or if times are to be
     *     printed, which belong to the table
     */
    void check() {
        if (execution.store().folder().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    OPTION + " keeps its runs in the store, and there is none. Remove --no-store, or name a folder with"
                            + " --store");
        }
        if (execution.options().exportState()) {
            throw new ParameterException(
                    spec.commandLine(),
                    OPTION
                            + " writes no run directory, so --export-state has no place for its files. Remove one of"
                            + " them");
        }
        if (execution.options().profile()) {
            throw new ParameterException(
                    spec.commandLine(),
                    OPTION
                            + " prints no table, so --profile has no effect. Remove it; the log of each run has its"
                            + " times: repdyn runs show ID");
        }
    }

    /**
     * Opens the store.
     *
     * @throws UserErrorException if it cannot be written
     */
    StoreUse writableStore() {
        StoreUse use = execution.store().open(console.err()::println);
        if (!use.store().isWritable()) {
            throw new UserErrorException(
                    SourceLocation.COMMAND_LINE, OPTION + " keeps its runs in the store, which cannot be written");
        }
        return use;
    }

    /** Prints that a part of a study with a search has no arms, and returns the exit code. */
    int nothing(StudyPart part) {
        print(part, execution.store().open(console.err()::println), List.of(), List.of(), 0, TuningRun.Trials.NONE);
        return 0;
    }

    /**
     * Runs the arms of a part and returns the exit code.
     *
     * @param arms the part of the study
     */
    int run(StudyService studies, StudyPlan arms, StudyPart part) {
        return run(studies, arms, part, TuningRun.Trials.NONE);
    }

    /**
     * Runs the arms of a part after its trials and returns the exit code.
     *
     * @param arms the part of the study
     * @param trials the trials of the search
     */
    int run(StudyService studies, StudyPlan arms, StudyPart part, TuningRun.Trials trials) {
        execution.printNotices(arms);
        StoreUse use = writableStore();
        RunSettings settings = execution.settings(name(arms), StateExport.NONE, use, Map.of());
        if (arms.arms().isEmpty()) {
            print(part, use, List.of(), List.of(), 0, trials);
            return 0;
        }
        RunResult result = execution.run(studies, arms, settings).result();
        print(
                part,
                use,
                result.arms(),
                result.origins().missing(),
                result.origins().stored().size(),
                trials);
        return execution.exitCode(result, settings, unkept(use, trials) == 0, false);
    }

    /** Returns the number of runs, trials included, that are not in the store, because it could not be written when they ended. */
    private static int unkept(StoreUse use, TuningRun.Trials trials) {
        return use.store().unkept() + trials.unkept();
    }

    /** Returns the trials of a search in words, to precede the arms; nothing without a search. */
    private static String counted(TuningRun.Trials trials) {
        int number = trials.results().size();
        return number == 0 ? "" : CountedNoun.of(number, "trial") + ", " + trials.stored() + " from the store; ";
    }

    /** Returns the name of the run in the store: that of the run directory which the command would write without the option. */
    private String name(StudyPlan study) {
        Path target = output.out().orElseGet(() -> RunTarget.ofTitle(study.title()));
        return target.toAbsolutePath().normalize().getFileName().toString();
    }

    private void print(
            StudyPart part,
            StoreUse use,
            List<ArmResult> ended,
            List<String> missing,
            int stored,
            TuningRun.Trials trials) {
        int arms = ended.size() + missing.size();
        int run = ended.size() - stored;
        int unkept = unkept(use, trials);
        List<String> failed = ended.stream()
                .filter(arm -> arm.status().isFailure())
                .map(ArmResult::name)
                .toList();
        Optional<String> place = use.store().place();
        if (output.json()) {
            ObjectNode object = JsonMapper.builder().build().createObjectNode();
            object.put("part", part.number());
            object.put("parts", part.parts());
            object.put("trials", trials.results().size());
            object.put("arms", arms);
            object.put("stored", stored);
            object.put("run", run);
            object.put("unkept", unkept);
            ArrayNode failures = object.putArray("failed");
            failed.forEach(failures::add);
            ArrayNode without = object.putArray("missing");
            missing.forEach(without::add);
            object.put("store", place.orElse(null));
            console.out().println(object.toPrettyString());
        } else {
            console.out()
                    .println("part " + part.number() + " of " + part.parts() + ": " + counted(trials)
                            + ArmCount.inWords(arms) + ", "
                            + stored + " from the store, " + run + " run"
                            + (unkept == 0 ? "" : ", " + unkept + " not kept")
                            + (failed.isEmpty() ? "" : ", " + failed.size() + " failed")
                            + (missing.isEmpty() ? "" : ", " + missing.size() + " missing"));
            console.out()
                    .println("no run directory was written; the same command without " + OPTION
                            + " writes it from the store"
                            + place.map(folder -> " " + folder).orElse(""));
        }
        console.out().flush();
    }
}
