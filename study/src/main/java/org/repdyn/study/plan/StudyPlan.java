package org.repdyn.study.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.IntervalMethod;
import org.repdyn.core.result.SkippedArm;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.yaml.StudyYaml;

/**
 * A checked study with its arms.
 *
 * @param title title
 * @param columns columns of the comparison
 * @param arms arms of the study, in order
 * @param plugins plugins that planning asked for by name, in the order of their first use
 * @param skipped combinations of grids that are left out because they are not valid, in the order of the study
 * @param notices notices to print before the run, one line each
 * @param chosen paths of the settings that a search chose, by name of the arm; they are results of the arm, and no factors
 * @param interval method of the intervals over seeds
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyPlan(
        String title,
        StudyColumns columns,
        List<ArmPlan> arms,
        List<UsedPlugin> plugins,
        List<SkippedArm> skipped,
        List<String> notices,
        Map<String, Set<String>> chosen,
        IntervalMethod interval) {

    public StudyPlan {
        arms = List.copyOf(arms);
        plugins = List.copyOf(plugins);
        skipped = List.copyOf(skipped);
        notices = List.copyOf(notices);
        chosen = Map.copyOf(chosen);
    }

    /** Creates the plan of a study without a search, with Student's intervals. */
    public StudyPlan(
            String title,
            StudyColumns columns,
            List<ArmPlan> arms,
            List<UsedPlugin> plugins,
            List<SkippedArm> skipped,
            List<String> notices) {
        this(title, columns, arms, plugins, skipped, notices, Map.of(), IntervalMethod.STUDENT);
    }

    /** Returns this plan with settings that a search chose, by name of the arm. */
    public StudyPlan withChosen(Map<String, Set<String>> paths) {
        return new StudyPlan(title, columns, arms, plugins, skipped, notices, paths, interval);
    }

    /** Returns this plan with some of its arms, in its order. */
    public StudyPlan only(Predicate<String> names) {
        return new StudyPlan(
                title,
                columns,
                arms.stream().filter(arm -> names.test(arm.name())).toList(),
                plugins,
                skipped,
                notices,
                chosen,
                interval);
    }

    /** Returns the group, seed and factors of each arm by name, in the order of the study. */
    public Map<String, ArmFactors> factors() {
        return StudyFactors.of(arms, chosen);
    }

    /** Returns the study with every default spelt out, as YAML; running it gives the same numbers. */
    public String resolvedYaml() {
        return StudyYaml.write(resolved());
    }

    /** Returns the study with all defaults written out; settings common to all arms are moved to the study. */
    public Study resolved() {
        Map<String, Settings> settings = new LinkedHashMap<>();
        arms.forEach(arm -> settings.put(arm.name(), arm.resolved()));
        return Study.factored(title, settings);
    }
}
