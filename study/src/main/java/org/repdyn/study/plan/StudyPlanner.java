package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.plugin.PluginFailure;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.Expansion;

/** A planner of studies. It runs nothing and writes nothing, and reports all problems together. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyPlanner {

    /** Number of arms of a skipped combination that a notice names; the JSON and provenance have all. */
    private static final int MAX_SKIPPED_NAMED = 3;

    private final Plugins plugins;
    private final LinearAlgebra algebra;
    private final Map<String, Dataset> datasets;

    public StudyPlanner(Plugins plugins, LinearAlgebra algebra) {
        this(plugins, algebra, new HashMap<>());
    }

    /**
     * Creates a planner.
     *
     * @param datasets datasets read so far; those that a plan reads are added
     */
    public StudyPlanner(Plugins plugins, LinearAlgebra algebra, Map<String, Dataset> datasets) {
        this.plugins = plugins;
        this.algebra = algebra;
        this.datasets = datasets;
    }

    /**
     * Checks a study and makes its plan.
     *
     * @param problems problems found so far; those of the plan are added
     * @throws UserErrorException with every problem, if there is any
     */
    public StudyPlan plan(Study study, Problems problems) {
        return plan(study, Skipping.NONE, List.of(), problems, RunControl.uncontrolled());
    }

    /**
     * Arms that are left out.
     *
     * @param optional names of the arms that are left out if they have a problem
     * @param skipped arms that were left out before planning
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record Skipping(Set<String> optional, List<SkippedArm> skipped) {

        /** No arm is left out. */
        public static final Skipping NONE = new Skipping(Set.of(), List.of());

        public Skipping {
            optional = Set.copyOf(optional);
            skipped = List.copyOf(skipped);
        }
    }

    /**
     * Checks a study and makes its plan.
     *
     * @param skipping arms that are left out
     * @param changes notices about how the study was changed before, one line each
     * @param problems problems found so far; those of the plan are added
     * @param control receives the share of the arms that are planned; planning is not cancelled
     * @throws UserErrorException with the problems, if there is any; after {@value Problems#MAX_DISTINCT} no further arm is planned
     */
    public StudyPlan plan(Study study, Skipping skipping, List<String> changes, Problems problems, RunControl control) {
        // A problem in settings shared by several arms is found once for each arm, and reported once.
        Problems own = Problems.distinct();
        if (problems.isEmpty()) {
            // If a part of the study could not be read, a setting that seems to be missing may be in that part.
            missing(study, own);
        }
        Set<UsedPlugin> used = new LinkedHashSet<>();
        StudyColumns columns = StudyColumns.of(study, plugins.recording(used), own);
        IntervalMethod interval = StudyInterval.of(study, own);
        SharedViews.Pool views = new SharedViews.Pool();
        GivenStates states = new GivenStates();
        List<ArmPlan> arms = new ArrayList<>();
        Datasets read = new Datasets(datasets);
        Alternatives alternatives = new Alternatives(plugins);
        Map<Settings, List<Problem>> tried = new HashMap<>();
        Map<Settings, Sibling> siblings = new HashMap<>();
        List<SkippedArm> skipped = new ArrayList<>(skipping.skipped());
        SharedProblems shared = new SharedProblems();
        int planned = 0;
        for (String name : study.arms().keySet()) {
            control.progress(planned++ / (double) study.arms().size());
            Problems found = new Problems();
            contradictions(study, name, found);
            Set<UsedPlugin> usedByArm = new LinkedHashSet<>();
            Settings settings = study.settings(name);
            Settings withoutSeed = settings.without(StudyKey.SEED);
            Optional<Sibling> first = Optional.ofNullable(siblings.get(withoutSeed));
            Optional<BoundArm> bound = Optional.empty();
            Optional<CheckedArm> checked = Optional.empty();
            try {
                // settings → bound → checked → written out
                ArmBinder binder = new ArmBinder(plugins.recording(usedByArm), found, read, columns, states);
                first.ifPresent(sibling -> usedByArm.addAll(sibling.plan().plugins()));
                bound = Optional.of(
                        first.isPresent()
                                ? binder.bindOtherSeed(first.get().bound(), name, settings)
                                : binder.bind(name, settings));
                checked = new ArmChecker(algebra, alternatives, found, columns, views, tried)
                        .check(bound.get(), first.map(Sibling::bound));
            } catch (RuntimeException | Error e) {
                found.add(new SourceLocation("arm " + name, 0, 0), brokenPlugin(e, usedByArm));
            }
            List<Problem> reasons = found.isEmpty() ? ArmChecker.problems(checked, tried) : found.toList();
            if (skipping.optional().contains(name) && !reasons.isEmpty()) {
                skipped.add(new SkippedArm(name, Expansion.reason(reasons)));
                continue;
            }
            Optional<ArmPlan> plan =
                    checked.map(arm -> first.map(sibling -> sibling.plan().ofOtherSeed(arm, usedByArm))
                            .orElseGet(() -> ArmPlan.of(arm, usedByArm)));
            plan.ifPresent(arms::add);
            if (plan.isPresent() && reasons.isEmpty()) {
                siblings.putIfAbsent(withoutSeed, new Sibling(bound.orElseThrow(), plan.get()));
            }
            used.addAll(usedByArm);
            shared.add(name, reasons);
            if (shared.size() >= Problems.MAX_DISTINCT) {
                break;
            }
        }
        shared.addTo(own, study.arms().size());
        problems.addAll(own);
        if (arms.isEmpty() && problems.isEmpty()) {
            Expansion.noneIsValid(skipped, problems);
        }
        problems.throwIfAny();
        return new StudyPlan(
                study.title(),
                columns,
                arms,
                List.copyOf(used),
                skipped,
                notices(changes, arms, skipped),
                Map.of(),
                interval);
    }

    /** First arm without problems of those that differ in their seeds alone; what does not depend on the seed is taken from it. */
    private record Sibling(BoundArm bound, ArmPlan plan) {}

    /**
     * Returns the problem of an arm in whose planning a plugin failed: a method that is called before the run, such as an objection.
     *
     * @throws RuntimeException the failure itself, if no plugin can be its reason
     */
    private static String brokenPlugin(Throwable failure, Set<UsedPlugin> used) {
        List<String> foreign = used.stream()
                .filter(UsedPlugin::foreign)
                .map(UsedPlugin::describe)
                .distinct()
                .toList();
        if (failure instanceof OutOfMemoryError error) {
            throw error;
        }
        if (failure instanceof PluginFailure || (!foreign.isEmpty() && !(failure instanceof UserErrorException))) {
            return failure instanceof PluginFailure
                    ? FailureReason.of(failure)
                    : String.join(", ", foreign) + ": " + FailureReason.ofArm(failure, foreign);
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        throw (Error) failure;
    }

    private List<String> notices(List<String> changes, List<ArmPlan> arms, List<SkippedArm> skipped) {
        return Stream.of(
                        algebra.notices().stream(),
                        changes.stream(),
                        skippedNotices(skipped),
                        arms.stream()
                                .flatMap(arm -> arm.arm().dataset().notices().stream())
                                .distinct(),
                        arms.stream()
                                .flatMap(arm -> arm.arm().files().stream())
                                .map(GivenFile::notice)
                                .distinct())
                .flatMap(Function.identity())
                .toList();
    }

    /** Returns a line for each reason, with the arms that are left out for it. */
    private static Stream<String> skippedNotices(List<SkippedArm> skipped) {
        Map<String, List<String>> arms = new LinkedHashMap<>();
        skipped.forEach(arm ->
                arms.computeIfAbsent(arm.reason(), r -> new ArrayList<>()).add(arm.arm()));
        return arms.entrySet().stream().map(entry -> "skipped " + skipped(entry.getValue()) + ": " + entry.getKey());
    }

    private static String skipped(List<String> arms) {
        String names = NameList.of(arms, MAX_SKIPPED_NAMED);
        return arms.size() > MAX_SKIPPED_NAMED ? arms.size() + " arms (" + names + ")" : names;
    }

    private void missing(Study study, Problems problems) {
        Map<StudyKey, Registry<?>> required = new LinkedHashMap<>();
        required.put(StudyKey.DATA, plugins.datasets());
        required.put(StudyKey.LOSS, plugins.losses());
        required.put(StudyKey.ENCODER, plugins.encoders());
        required.forEach((axis, registry) -> {
            List<String> without = study.arms().keySet().stream()
                    .filter(arm -> study.settings(arm).get(axis).isEmpty())
                    .toList();
            if (!without.isEmpty()) {
                boolean all = without.size() == study.arms().size();
                problems.add(
                        new SourceLocation(study.source(), 0, 0),
                        axis.key() + " is missing"
                                + (all
                                        ? ""
                                        : (without.size() == 1 ? " for the arm " : " for the arms ")
                                                + NameList.of(without))
                                + ". Write " + axis.key() + ": NAME, one of " + String.join(", ", registry.names()));
            }
        });
    }

    /** Reports settings about weights in an arm with a baseline, which has no weights and would ignore them. */
    private static void contradictions(Study study, String arm, Problems problems) {
        Settings all = study.settings(arm);
        if (all.get(StudyKey.BASELINE).isEmpty()) {
            return;
        }
        Settings own = Objects.requireNonNull(study.arms().get(arm));
        for (StudyKey key : StudyKey.values()) {
            switch (key.underBaseline()) {
                case USED -> {}
                case NOT_INHERITED ->
                    own.get(key)
                            .ifPresent(value -> problems.add(
                                    value.location(),
                                    "arms." + arm + " sets " + key.key()
                                            + ", but it runs a baseline, which has none. Remove " + key.key()
                                            + " or baseline"));
                case REFUSED ->
                    all.get(key)
                            .filter(StudyPlanner::aboveZero)
                            .ifPresent(value -> problems.add(
                                    value.location(),
                                    key.key() + " with a baseline: a kernel has no weights, so that the arm would be"
                                            + " compared with others that follow something else. Write " + key.key()
                                            + ": 0 for this arm"));
            }
        }
    }

    /** Returns true if a value is a number above 0; the binder reports a value that is no number. */
    private static boolean aboveZero(ConfigValue value) {
        return value instanceof Scalar scalar && Decimals.read(scalar.text()).orElse(0) > 0;
    }
}
