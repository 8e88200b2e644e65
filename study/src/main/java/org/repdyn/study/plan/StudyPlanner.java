package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apiguardian.api.API;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.core.trajectory.RunControl;
import org.repdyn.data.spi.Dataset;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.Expansion;

/** A planner of studies. It runs nothing and writes nothing, and reports all problems together. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class StudyPlanner {

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
        ArmPlanner planner = new ArmPlanner(study, plugins, algebra, columns, datasets);
        List<ArmPlan> arms = new ArrayList<>();
        List<SkippedArm> skipped = new ArrayList<>(skipping.skipped());
        SharedProblems shared = new SharedProblems();
        int tried = 0;
        for (String name : study.arms().keySet()) {
            control.progress(tried++ / (double) study.arms().size());
            ArmPlanner.Outcome outcome = planner.plan(name);
            if (skipping.optional().contains(name) && !outcome.problems().isEmpty()) {
                skipped.add(new SkippedArm(name, Expansion.reason(outcome.problems())));
                continue;
            }
            outcome.plan().ifPresent(arms::add);
            used.addAll(outcome.plugins());
            shared.add(name, outcome.problems());
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
                PlanNotices.of(algebra, changes, arms, skipped),
                Map.of(),
                interval);
    }

    /** Reports the required settings that arms do not have. */
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
}
