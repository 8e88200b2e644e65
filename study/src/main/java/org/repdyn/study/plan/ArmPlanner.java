package org.repdyn.study.plan;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.PluginFailure;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Planner of the arms of one study, one after the other: settings → bound → checked → written out. It holds what arms share: datasets, views,
 * given states, and arms planned before that have equal settings apart from the seed.
 */
final class ArmPlanner {

    private final Study study;
    private final Plugins plugins;
    private final StudyColumns columns;
    private final Datasets read;
    private final Alternatives alternatives;
    private final SharedViews.Pool views = new SharedViews.Pool();
    private final GivenStates states = new GivenStates();
    private final ArmTrials trials;
    /** The first arm without problems of each method, by the settings without seed. */
    private final Map<Settings, Sibling> siblings = new HashMap<>();

    /**
     * Creates a planner.
     *
     * @param columns columns of the comparison
     * @param datasets datasets read so far; those that arms need are added
     */
    ArmPlanner(
            Study study, Plugins plugins, LinearAlgebra algebra, StudyColumns columns, Map<String, Dataset> datasets) {
        this.study = study;
        this.plugins = plugins;
        this.trials = new ArmTrials(algebra);
        this.columns = columns;
        this.read = new Datasets(datasets);
        this.alternatives = new Alternatives(plugins);
    }

    /**
     * Result of planning one arm.
     *
     * @param plan the plan; empty if there are problems
     * @param problems problems of the arm
     * @param plugins plugins that the arm uses, in the order of their first use
     */
    record Outcome(Optional<ArmPlan> plan, List<Problem> problems, Set<UsedPlugin> plugins) {}

    /** First arm without problems of those that differ in their seeds alone; what does not depend on the seed is taken from it. */
    private record Sibling(BoundArm bound, ArmPlan plan) {}

    /** Arm that is bound, and checked unless it has problems. */
    private record Assembly(BoundArm bound, Optional<CheckedArm> checked) {}

    /** Plans an arm of the study. */
    Outcome plan(String name) {
        Problems found = new Problems();
        BaselineContradictions.report(study, name, found);
        Set<UsedPlugin> used = new LinkedHashSet<>();
        Settings settings = study.settings(name);
        Settings withoutSeed = settings.without(StudyKey.SEED);
        Optional<Sibling> first = Optional.ofNullable(siblings.get(withoutSeed));
        Optional<Assembly> assembly = assemble(name, settings, first, used, found);
        Optional<CheckedArm> checked = assembly.flatMap(Assembly::checked);
        List<Problem> problems = found.isEmpty() ? checked.map(trials::problems).orElse(List.of()) : found.toList();
        if (!problems.isEmpty()) {
            return new Outcome(Optional.empty(), problems, used);
        }
        Optional<ArmPlan> plan = checked.map(arm ->
                first.map(sibling -> sibling.plan().ofOtherSeed(arm, used)).orElseGet(() -> ArmPlan.of(arm, used)));
        plan.ifPresent(arm -> siblings.putIfAbsent(
                withoutSeed, new Sibling(assembly.orElseThrow().bound(), arm)));
        return new Outcome(plan, problems, used);
    }

    /**
     * Binds and checks an arm; empty if a plugin failed, which is added to the problems.
     *
     * @param used plugins of the arm; those that it uses are added
     * @param found problems of the arm; new ones are added
     */
    private Optional<Assembly> assemble(
            String name, Settings settings, Optional<Sibling> first, Set<UsedPlugin> used, Problems found) {
        try {
            ArmBinder binder = new ArmBinder(plugins.recording(used), found, read, columns, states);
            first.ifPresent(sibling -> used.addAll(sibling.plan().plugins()));
            BoundArm bound = first.isPresent()
                    ? binder.bindOtherSeed(first.get().bound(), name, settings)
                    : binder.bind(name, settings);
            ArmChecker checker = new ArmChecker(alternatives, found, columns, views, trials);
            return Optional.of(new Assembly(bound, checker.check(bound, first.map(Sibling::bound))));
        } catch (RuntimeException | Error e) {
            found.add(new SourceLocation("arm " + name, 0, 0), brokenPlugin(e, used));
            return Optional.empty();
        }
    }

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
}
