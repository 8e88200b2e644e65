package org.repdyn.study.run;

import java.util.Arrays;
import java.util.List;
import org.repdyn.core.digest.Fingerprint;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.AssembledArm;

/**
 * Check that a run leaves its inputs as they were: the views, and the inputs and labels of the evaluation, which all arms with the same
 * data share. Only a plugin that does not come with RepDyn is suspected, so other arms are not checked.
 */
final class InputCheck {

    private final AssembledArm arm;
    private final List<String> suspects;
    private final long before;

    /** Notes the inputs of a run before it begins. */
    InputCheck(ArmPlan plan, AssembledArm arm) {
        this.arm = arm;
        this.suspects = plan.foreignPlugins();
        this.before = suspects.isEmpty() ? 0 : fingerprint();
    }

    /**
     * Checks the inputs after the run.
     *
     * @throws BrokenRunException if they have changed
     */
    void end() {
        if (!suspects.isEmpty() && fingerprint() != before) {
            throw new BrokenRunException(
                    "the views, or the inputs or labels of the evaluation, changed during the run; a"
                            + " plugin may only read them, and its author must copy what it changes ("
                            + String.join(", ", suspects)
                            + "). Other arms of this study with the same data may be wrong; run them again without this arm");
        }
    }

    private long fingerprint() {
        long fingerprint = Fingerprint.of(arm.views().matrix().data);
        fingerprint = Fingerprint.combined(
                fingerprint, Fingerprint.of(arm.evaluation().inputs().data));
        return Fingerprint.combined(
                fingerprint, arm.evaluation().labels().map(Arrays::hashCode).orElse(0));
    }
}
