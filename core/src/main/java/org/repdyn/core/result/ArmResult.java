package org.repdyn.core.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * One row of the comparison.
 *
 * @param name name of the arm
 * @param setup what it combines, by axis ({@code loss}, {@code encoder}, {@code constraint}, {@code dynamics} or
 *     {@code baseline}), each in one line
 * @param finalTime time of the last state
 * @param finalLoss loss there; empty for a field that has none, or when it left double precision
 * @param effectiveRank exp of the entropy of the normalised singular values of the centred embeddings of the anchors
 * @param probeAccuracy accuracy of the linear probe on held-out samples, in [0, 1]; empty without labels
 * @param knnAccuracy accuracy of nearest neighbours on held-out samples, in [0, 1]; empty without labels
 * @param deviation largest relative deviation from the prediction over the trajectory
 * @param deviationReason why there is no deviation; empty when there is one
 * @param prediction the prediction compared with
 * @param seconds wall time
 * @param stopped why the run ended
 * @param notes further numbers by name
 * @param finding one sentence on what is to be seen
 * @param events what was noted along the way, in the order of time
 * @param accuracyReason why there are no accuracies, where the data do not allow any
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ArmResult(
        String name,
        Map<String, String> setup,
        double finalTime,
        OptionalDouble finalLoss,
        OptionalDouble effectiveRank,
        OptionalDouble probeAccuracy,
        OptionalDouble knnAccuracy,
        OptionalDouble deviation,
        Optional<String> deviationReason,
        Optional<PredictionInfo> prediction,
        double seconds,
        String stopped,
        Map<String, Double> notes,
        String finding,
        List<Event> events,
        Optional<String> accuracyReason) {

    public ArmResult {
        events = List.copyOf(events);
    }

    /** An arm along which nothing was noted. */
    public ArmResult(
            String name,
            Map<String, String> setup,
            double finalTime,
            OptionalDouble finalLoss,
            OptionalDouble effectiveRank,
            OptionalDouble probeAccuracy,
            OptionalDouble knnAccuracy,
            OptionalDouble deviation,
            Optional<String> deviationReason,
            Optional<PredictionInfo> prediction,
            double seconds,
            String stopped,
            Map<String, Double> notes,
            String finding) {
        this(
                name,
                setup,
                finalTime,
                finalLoss,
                effectiveRank,
                probeAccuracy,
                knnAccuracy,
                deviation,
                deviationReason,
                prediction,
                seconds,
                stopped,
                notes,
                finding,
                List.of(),
                Optional.empty());
    }

    /**
     * Something that happened without ending the run.
     *
     * @param time when
     * @param what such as "effective rank below 1.5"
     */
    public record Event(double time, String what) {}

    /**
     * What a prediction says of itself.
     *
     * @param name name of the plugin
     * @param formula the formula in one line
     * @param reference paper and equation
     * @param angleRate decay rate of tan of the largest angle to the limit subspace, where there is one
     */
    public record PredictionInfo(String name, String formula, String reference, OptionalDouble angleRate) {}
}
