package org.repdyn.study.store;

import java.util.List;
import java.util.Map;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.ArmMethod;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.StudyColumns.StudyColumn;
import org.repdyn.study.plan.TypedSettings;

/**
 * Settings of an arm in a form that is equal for arms with equal numbers: all defaults are written out, keys are sorted,
 * numbers are written by RepDyn, and the names of the arm and the study are left out.
 *
 * @param settings the settings as maps, lists, texts, numbers and truth values
 * @param columns observables that are columns of the comparison
 * @param ends observables that are measured for columns only, with their options
 */
record CanonicalSettings(Map<String, Object> settings, List<Object> columns, List<Object> ends) {

    static CanonicalSettings of(ArmPlan plan) {
        // A weight decay is written below as a number, because these keys are kept as the user wrote them; intervals
        // are not of runs.
        Settings effective =
                plan.resolved().effective().without(StudyKey.WEIGHT_DECAY, StudyKey.COLUMNS, StudyKey.INTERVAL);
        TypedSettings types = new TypedSettings(plan);
        Map<String, Object> settings = types.tree(effective);
        if (plan.arm().method() instanceof ArmMethod.Training training) {
            settings.put(StudyKey.WEIGHT_DECAY.key(), training.weightDecay());
        }
        return new CanonicalSettings(
                settings,
                plan.arm().columns().list().stream()
                        .<Object>map(StudyColumn::observable)
                        .toList(),
                plan.arm().measurements().atTheEnds().stream()
                        .<Object>map(plugin -> types.plugin(StudyKey.OBSERVABLES, plugin))
                        .toList());
    }
}
