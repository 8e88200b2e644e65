package org.repdyn.replication.claims;

import java.util.Optional;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Evidence;

/** Why there is nothing to judge, in words. */
final class Missing {

    private Missing() {}

    static Verdict of(String quantity, double tolerance, String why) {
        return Verdict.missing(quantity, tolerance, why);
    }

    /** That an arm did not measure something. */
    static String measured(Evidence evidence, String arm, String observable) {
        Optional<ArmResult> result = evidence.result(arm);
        if (result.isEmpty()) {
            return "the arm " + arm + " did not end";
        }
        if (observable.startsWith(Evidence.PREDICTED)) {
            return "nothing predicts " + observable.substring(Evidence.PREDICTED.length()) + " for the arm " + arm
                    + result.get()
                            .deviationReason()
                            .map(reason -> ": " + reason)
                            .orElse("");
        }
        Optional<String> reason = result.get().deviationReason().filter(r -> observable.equals("deviation"));
        if (reason.isPresent()) {
            return "nothing predicts the arm " + arm + ": " + reason.get();
        }
        return "the arm " + arm + " has no " + observable + "; it ended: "
                + result.get().stopped();
    }
}
