package org.repdyn.core.result;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apiguardian.api.API;
import org.repdyn.core.trajectory.Work;

/**
 * Result of one arm: one row of the comparison.
 *
 * @param name name of the arm
 * @param setup components of the arm by axis ({@code loss}, {@code encoder}, {@code constraint}, {@code dynamics} or
 *     {@code baseline}), each described in one line
 * @param finalTime time of the last state
 * @param finalLoss loss at the last state; empty if the field has no loss or the loss is not finite
 * @param columns last value of each column of the comparison, by observable; what was not measured is absent
 * @param deviation largest relative deviation from the prediction up to {@code deviationUntil}
 * @param deviationUntil last time at which the run was compared with the prediction; empty without a deviation
 * @param deviationReason reason why there is no deviation, or why it does not cover the whole run; empty if it does
 * @param prediction the prediction that the run is compared with
 * @param seconds wall time
 * @param status outcome in one word
 * @param stopped reason why the run ended, as a sentence
 * @param notes further numbers by name
 * @param finding one sentence that describes the outcome
 * @param events events that did not end the run, in order of time
 * @param accuracyReason reason why there are no accuracies; empty if there are
 * @param work number of steps and of gradients; empty if the method takes no steps
 * @param collapse kind of collapse of the embeddings; empty if the arm has no finite embeddings of two samples
 */
@API(status = API.Status.MAINTAINED, since = "0.1")
public record ArmResult(
        String name,
        Map<String, String> setup,
        double finalTime,
        OptionalDouble finalLoss,
        Map<String, Double> columns,
        OptionalDouble deviation,
        OptionalDouble deviationUntil,
        Optional<String> deviationReason,
        Optional<PredictionInfo> prediction,
        double seconds,
        ArmStatus status,
        String stopped,
        Map<String, Double> notes,
        String finding,
        List<Event> events,
        Optional<String> accuracyReason,
        Optional<Work> work,
        Optional<CollapseKind> collapse) {

    public ArmResult {
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(setup, "the argument 'setup' is null");
        Objects.requireNonNull(finalLoss, "the argument 'finalLoss' is null");
        Objects.requireNonNull(columns, "the argument 'columns' is null");
        Objects.requireNonNull(deviation, "the argument 'deviation' is null");
        Objects.requireNonNull(deviationUntil, "the argument 'deviationUntil' is null");
        Objects.requireNonNull(deviationReason, "the argument 'deviationReason' is null");
        Objects.requireNonNull(prediction, "the argument 'prediction' is null");
        Objects.requireNonNull(status, "the argument 'status' is null");
        Objects.requireNonNull(stopped, "the argument 'stopped' is null");
        Objects.requireNonNull(notes, "the argument 'notes' is null");
        Objects.requireNonNull(finding, "the argument 'finding' is null");
        Objects.requireNonNull(events, "the argument 'events' is null");
        Objects.requireNonNull(accuracyReason, "the argument 'accuracyReason' is null");
        Objects.requireNonNull(work, "the argument 'work' is null");
        Objects.requireNonNull(collapse, "the argument 'collapse' is null");
        setup = Collections.unmodifiableMap(new LinkedHashMap<>(setup));
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
        columns = Map.copyOf(columns);
        events = List.copyOf(events);
    }

    /** Creates the result of an arm without events; a deviation covers the whole run. */
    public ArmResult(
            String name,
            Map<String, String> setup,
            double finalTime,
            OptionalDouble finalLoss,
            Map<String, Double> columns,
            OptionalDouble deviation,
            Optional<String> deviationReason,
            Optional<PredictionInfo> prediction,
            double seconds,
            ArmStatus status,
            String stopped,
            Map<String, Double> notes,
            String finding) {
        this(
                name,
                setup,
                finalTime,
                finalLoss,
                columns,
                deviation,
                deviation.isPresent() ? OptionalDouble.of(finalTime) : OptionalDouble.empty(),
                deviationReason,
                prediction,
                seconds,
                status,
                stopped,
                notes,
                finding,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Returns the result of another arm with the same numbers. */
    public ArmResult of(String otherName, Map<String, String> otherSetup) {
        return new ArmResult(
                otherName,
                otherSetup,
                finalTime,
                finalLoss,
                columns,
                deviation,
                deviationUntil,
                deviationReason,
                prediction,
                seconds,
                status,
                stopped,
                notes,
                finding,
                events,
                accuracyReason,
                work,
                collapse);
    }

    /** Returns the last value of a column; empty if it was not measured. */
    public OptionalDouble column(String observable) {
        Double value = columns.get(observable);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /**
     * Returns the part of the run that was compared with the prediction, such as "to t = 0.18 of 1"; empty if all of it
     * was compared, or nothing.
     */
    public Optional<String> partialWindow() {
        return deviationUntil.isPresent() && deviationUntil.getAsDouble() < finalTime
                ? Optional.of("to t = " + shortened(deviationUntil.getAsDouble()) + " of " + shortened(finalTime))
                : Optional.empty();
    }

    private static String shortened(double time) {
        return BigDecimal.valueOf(time)
                .round(new MathContext(3))
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * Event that did not end the run.
     *
     * @param time time of the event
     * @param what description, such as "effective rank below 1.5"
     */
    public record Event(double time, String what) {

        /** Refuses null. */
        public Event {
            Objects.requireNonNull(what, "the argument 'what' is null");
        }
    }

    /**
     * Description of a prediction.
     *
     * @param name name of the plugin
     * @param formula the formula in one line
     * @param reference paper and equation
     * @param angleRate decay rate of tan of the largest angle to the limit subspace, if known
     */
    public record PredictionInfo(String name, String formula, String reference, OptionalDouble angleRate) {

        /** Refuses null. */
        public PredictionInfo {
            Objects.requireNonNull(name, "the argument 'name' is null");
            Objects.requireNonNull(formula, "the argument 'formula' is null");
            Objects.requireNonNull(reference, "the argument 'reference' is null");
            Objects.requireNonNull(angleRate, "the argument 'angleRate' is null");
        }
    }
}
