package org.repdyn.study.service;

import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.BuiltInStudy;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.plan.DatasetFit;
import org.repdyn.study.plan.Plugins;
import org.repdyn.study.plan.StudyPlan;
import org.repdyn.study.plan.StudyPlanner;
import org.repdyn.study.run.ComparisonRunner;
import org.repdyn.study.run.ProgressListener;
import org.repdyn.study.run.RunSettings;
import org.repdyn.study.store.RunIdentities;
import org.repdyn.study.store.StoreUse;
import org.repdyn.study.tuning.TunedStudy;
import org.repdyn.study.tuning.TuningSearch;
import org.repdyn.study.yaml.Expansion;
import org.repdyn.study.yaml.Overrides;
import org.repdyn.study.yaml.StudyYaml;

/** Service that reads, checks and runs studies. Thread-safe. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyService {

    private final Plugins plugins;
    private final LinearAlgebra algebra;
    private final RunIdentities identities;

    @Inject
    public StudyService(Plugins plugins, LinearAlgebra algebra) {
        this.plugins = plugins;
        this.algebra = algebra;
        this.identities = new RunIdentities(plugins, algebra);
    }

    /**
     * Returns a built-in study as YAML, with comments.
     *
     * @param name name of the study; empty for the study that runs without a name
     * @throws UserErrorException if there is no built-in study of the name
     */
    public String builtInYaml(Optional<String> name) {
        return name.map(given -> BuiltInStudy.named(given)
                        .orElseThrow(() -> new UserErrorException(
                                SourceLocation.COMMAND_LINE,
                                "there is no built-in study '" + given + "'. "
                                        + NearestName.suggestion(given, BuiltInStudy.names()) + "Built-in studies: "
                                        + String.join(", ", BuiltInStudy.names()))))
                .orElse(BuiltInStudy.FLAGSHIP)
                .yaml();
    }

    /** Returns the JSON schema of study files, generated from the options of the installed plugins. */
    public String jsonSchema() {
        return new StudySchema(plugins).text();
    }

    /**
     * Returns the JSON schema of replication files, generated from the options of the installed plugins.
     *
     * @param claims kinds of claim
     * @param figure options of a figure
     */
    public String jsonSchemaOfReplications(Registry<?> claims, Class<? extends Record> figure) {
        return new ReplicationSchema(plugins, claims, figure).text();
    }

    /**
     * Reads a study, applies the overrides, reads the data and checks everything. Nothing runs and nothing is written.
     *
     * @throws UserErrorException with every mistake, if the study has any
     */
    public StudyPlan prepare(StudyRequest request) {
        return prepare(request, RunControl.uncontrolled());
    }

    /**
     * Does the same as {@link #prepare(StudyRequest)}, and reports progress.
     *
     * @param control receives the share of the arms that are planned; planning is not cancelled
     */
    public StudyPlan prepare(StudyRequest request, RunControl control) {
        Problems problems = new Problems();
        return prepare(adapt(read(request, problems), request.overrides(), problems), request.arm(), problems, control);
    }

    /** First step of a comparison: its arms, or the search of a study with the key {@code tune}. */
    public sealed interface Beginning {

        /**
         * The arms of a study without a search.
         *
         * @param plan the study
         */
        record Comparison(StudyPlan plan) implements Beginning {}

        /**
         * A search, after which {@link StudyService#prepare(Search, TunedStudy, RunControl)} gives the arms.
         *
         * @param search the search
         * @param trials plan of its trials
         * @param datasets datasets read so far
         */
        record Search(TuningSearch search, StudyPlan trials, Map<String, Dataset> datasets) implements Beginning {}
    }

    /**
     * Reads and checks a study as {@link #prepare(StudyRequest, RunControl)} does, and plans its search first if it has one.
     *
     * @throws UserErrorException with every mistake in the study and the search, if there is any
     */
    public Beginning begin(StudyRequest request, RunControl control) {
        Problems problems = new Problems();
        AdaptedStudy adapted = adapt(read(request, problems), request.overrides(), problems);
        if (!TuningSearch.isIn(adapted.expansion().study())) {
            return new Beginning.Comparison(prepare(adapted, request.arm(), problems, control));
        }
        TuningSearch search = TuningSearch.of(adapted.expansion(), problems);
        Expansion trials = search.trials(problems);
        problems.throwIfAny();
        List<String> notices = Stream.concat(adapted.notices().stream(), search.notices().stream())
                .toList();
        return new Beginning.Search(
                search,
                prepare(
                        new AdaptedStudy(trials, notices, adapted.datasets()),
                        new StudyRequest.Arms.All(),
                        problems,
                        control),
                adapted.datasets());
    }

    /**
     * Returns the plan of a study with the settings that a search chose.
     *
     * @throws UserErrorException with every mistake, if there is any
     */
    public StudyPlan prepare(Beginning.Search search, TunedStudy tuned, RunControl control) {
        return prepare(
                        new AdaptedStudy(tuned.expansion(), tuned.notices(), search.datasets()),
                        new StudyRequest.Arms.All(),
                        new Problems(),
                        control)
                .withChosen(tuned.chosen());
    }

    /** Returns the part of a search, with the arms that it tunes and arms without one; empty if the part has no arms. */
    public Optional<Beginning.Search> part(Beginning.Search search, StudyPart part) {
        return search.search().part(part.number(), part.parts()).map(own -> {
            Set<String> trials = own.trialNames();
            return new Beginning.Search(own, search.trials().only(trials::contains), search.datasets());
        });
    }

    /**
     * Returns the names of the arms of a study after its overrides and its grid; no data are read.
     *
     * @throws UserErrorException if the study cannot be read
     */
    public List<String> armNames(StudyRequest request) {
        Problems problems = new Problems();
        Study study = Overrides.apply(read(request, problems), request.overrides(), problems)
                .study();
        return List.copyOf(Expansion.of(study, problems).study().arms().keySet());
    }

    /**
     * Returns the names of the arms that a study writes, by which overrides change them; a grid may make several arms of one. No data are read.
     *
     * @throws UserErrorException if the study cannot be read
     */
    public List<String> writtenArmNames(StudyRequest request) {
        return List.copyOf(read(request, new Problems()).arms().keySet());
    }

    private static Study read(StudyRequest request, Problems problems) {
        return request.file()
                .map(file -> read(file, problems))
                .orElseGet(() -> read(BuiltInStudy.FLAGSHIP, problems))
                .orElseThrow(problems::exception);
    }

    /** Reads a file, or the built-in study of its name if there is no such file; empty after an error. */
    private static Optional<Study> read(Path file, Problems problems) {
        Optional<BuiltInStudy> builtIn = Files.exists(file) ? Optional.empty() : BuiltInStudy.named(file.toString());
        return builtIn.map(study -> read(study, problems)).orElseGet(() -> StudyYaml.read(file, problems));
    }

    private static Optional<Study> read(BuiltInStudy study, Problems problems) {
        return StudyYaml.read(study.yaml(), study.source(), problems);
    }

    /**
     * Prepares a study that was read elsewhere, as {@link #prepare(StudyRequest)} does.
     *
     * @param problems mistakes found so far
     * @throws UserErrorException with every mistake, if there is any
     */
    public StudyPlan prepare(Study read, List<String> overrides, StudyRequest.Arms arms, Problems problems) {
        return prepare(adapt(read, overrides, problems), arms, problems);
    }

    /**
     * Study with its overrides applied and its grid expanded.
     *
     * @param expansion the arms after expansion
     * @param notices notices about the overrides, one line each
     * @param datasets datasets read so far, by plugin and options, and by seed if they depend on it; planning adds those that it reads
     */
    public record AdaptedStudy(Expansion expansion, List<String> notices, Map<String, Dataset> datasets) {
        public AdaptedStudy {
            notices = List.copyOf(notices);
        }
    }

    /**
     * Applies overrides and expands the grid; mistakes in them are added to {@code problems}. If an override replaces the
     * dataset, the study's augmentations and sizes are adapted to it.
     */
    public AdaptedStudy adapt(Study read, List<String> overrides, Problems problems) {
        Map<String, Dataset> datasets = new HashMap<>();
        Overrides.Outcome changed =
                new DatasetFit(plugins, datasets).fit(read, Overrides.apply(read, overrides, problems));
        return new AdaptedStudy(Expansion.of(changed.study(), problems), changed.notices(), datasets);
    }

    /**
     * Reads the data and checks everything of a study whose grid is expanded.
     *
     * @param problems mistakes found so far
     * @throws UserErrorException with every mistake, if there is any
     */
    public StudyPlan prepare(AdaptedStudy adapted, StudyRequest.Arms arms, Problems problems) {
        return prepare(adapted, arms, problems, RunControl.uncontrolled());
    }

    private StudyPlan prepare(AdaptedStudy adapted, StudyRequest.Arms arms, Problems problems, RunControl control) {
        Optional<Study> study = arms.of(adapted.expansion().study(), problems);
        if (study.isEmpty()) {
            throw problems.exception();
        }
        if (TuningSearch.isIn(study.get())) {
            problems.add(
                    SourceLocation.COMMAND_LINE,
                    "the study has the key tune, whose search only 'repdyn compare' runs. Run it there first; the"
                            + " config.yaml of its run directory has the chosen settings");
        }
        return new StudyPlanner(plugins, algebra, adapted.datasets())
                .plan(
                        study.get(),
                        new StudyPlanner.Skipping(
                                adapted.expansion().optional(),
                                adapted.expansion().skipped()),
                        adapted.notices(),
                        problems,
                        control);
    }

    /**
     * Returns the study of a kernel: overrides are applied, the grid is expanded and the arm is chosen, but no plugin is bound.
     * Without a file, the study consists of the overrides alone.
     *
     * @throws UserErrorException if the file cannot be read, or there is no such arm
     */
    AdaptedStudy readForKernel(StudyRequest request, Problems problems) {
        Study read = request.file()
                .map(file -> read(file, problems))
                .orElseGet(() -> Optional.of(new Study("kernel", Settings.NONE, Map.of("kernel", Settings.NONE))))
                .orElseThrow(problems::exception);
        AdaptedStudy adapted = adapt(read, request.overrides(), problems);
        Study chosen = request.arm().of(adapted.expansion().study(), problems).orElseThrow(problems::exception);
        return new AdaptedStudy(
                new Expansion(
                        chosen,
                        adapted.expansion().families(),
                        Set.of(),
                        adapted.expansion().skipped()),
                adapted.notices(),
                adapted.datasets());
    }

    /** Returns a part of a study, with the arms of that part only; it may have none. */
    public StudyPlan part(StudyPlan study, StudyPart part) {
        return part.of(study, identities);
    }

    /** Returns what a study would compute, given the runs that are in a store. */
    public StudyForecast forecast(StudyPlan study, StoreUse store) {
        return StudyForecast.of(study, store, identities);
    }

    /**
     * Runs a study: collects the runs that are in the store, and runs and keeps the others. An arm that fails is reported
     * in its row of the result, and the other arms are not affected.
     */
    public RunResult run(StudyPlan plan, RunSettings settings, ProgressListener listener) {
        return new ComparisonRunner(plugins, algebra).run(plan, settings, Optional.of(identities), listener);
    }
}
