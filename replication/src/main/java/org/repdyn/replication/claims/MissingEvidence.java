package org.repdyn.replication.claims;

import java.util.Optional;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.Verdict;
import org.repdyn.replication.spi.Evidence;

/** Verdicts, and reasons, for a quantity that a run did not measure. */
final class MissingEvidence {

    private MissingEvidence() {}

    static Verdict of(String quantity, double tolerance, String why) {
        return Verdict.missing(quantity, tolerance, why);
    }

    /** Returns the reason why an arm has no values of an observable. */
    static String measured(Evidence evidence, String arm, String observable) {
        Optional<ArmResult> result = evidence.result(arm);
        if (result.isEmpty()) {
            return "the arm " + arm + " did not finish";
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
            return result.get().deviation().isPresent()
                    ? "the arm " + arm + " can be compared at one time only: " + reason.get()
                    : "nothing predicts the arm " + arm + ": " + reason.get();
        }
        return "the arm " + arm + " has no " + observable + "; it ended: "
                + result.get().stopped();
    }
}
