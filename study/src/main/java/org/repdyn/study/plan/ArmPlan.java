package org.repdyn.study.plan;

import org.apiguardian.api.API;
import org.repdyn.study.Settings;

/**
 * Third and last stage of planning: a checked arm with its settings written out.
 *
 * @param arm the arm
 * @param resolved all settings, with the defaults
 * @param brief the settings without options at their default values, for a reader
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmPlan(CheckedArm arm, Settings resolved, Settings brief) {

    /** Returns the name of the arm. */
    public String name() {
        return arm.name();
    }

    /** Writes out the settings of a checked arm. */
    static ArmPlan of(CheckedArm arm) {
        return new ArmPlan(
                arm,
                WrittenArm.settings(arm, WrittenArm.Detail.ALL),
                WrittenArm.settings(arm, WrittenArm.Detail.BRIEF));
    }
}
