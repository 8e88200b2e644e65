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

    /**
     * Creates the result of an arm without events; a deviation covers the whole run.
     *
     * @deprecated use {@link #builder(String, ArmStatus)}, which names the components
     */
    @Deprecated(since = "0.1")
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

    /**
     * Creates a builder of the result of an arm without a loss, columns, a deviation, a prediction, notes and events, at t = 0.
     *
     * @param name name of the arm
     * @param status outcome in one word, which is also the reason why the run ended unless {@link Builder#stopped} gives another
     */
    public static Builder builder(String name, ArmStatus status) {
        return new Builder(name, status);
    }

    /** Creates a builder of a result that begins with the components of this one. */
    public Builder toBuilder() {
        return builderFor(name);
    }

    private Builder builderFor(String newName) {
        return new Builder(newName, status)
                .setup(setup)
                .finalTime(finalTime)
                .finalLoss(finalLoss)
                .columns(columns)
                .deviation(deviation, deviationUntil)
                .deviationReason(deviationReason)
                .prediction(prediction)
                .seconds(seconds)
                .stopped(stopped)
                .notes(notes)
                .finding(finding)
                .events(events)
                .accuracyReason(accuracyReason)
                .work(work)
                .collapse(collapse);
    }

    /** Returns the result of another arm with the same numbers. */
    public ArmResult of(String otherName, Map<String, String> otherSetup) {
        return builderFor(otherName).setup(otherSetup).build();
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

    /** Builder of a result, whose components are named as those of the record. */
    public static final class Builder {

        private final String name;
        private final ArmStatus status;
        private Map<String, String> setup = Map.of();
        private double finalTime;
        private OptionalDouble finalLoss = OptionalDouble.empty();
        private Map<String, Double> columns = Map.of();
        private OptionalDouble deviation = OptionalDouble.empty();
        private OptionalDouble deviationUntil = OptionalDouble.empty();
        private Optional<String> deviationReason = Optional.empty();
        private Optional<PredictionInfo> prediction = Optional.empty();
        private double seconds;
        private String stopped;
        private Map<String, Double> notes = Map.of();
        private String finding = "";
        private List<Event> events = List.of();
        private Optional<String> accuracyReason = Optional.empty();
        private Optional<Work> work = Optional.empty();
        private Optional<CollapseKind> collapse = Optional.empty();

        private Builder(String name, ArmStatus status) {
            this.name = name;
            this.status = Objects.requireNonNull(status, "the argument 'status' is null");
            this.stopped = status.key();
        }

        /** Sets the components of the arm by axis. */
        public Builder setup(Map<String, String> value) {
            this.setup = value;
            return this;
        }

        /** Sets the time of the last state. */
        public Builder finalTime(double value) {
            this.finalTime = value;
            return this;
        }

        /** Sets the loss at the last state. */
        public Builder finalLoss(OptionalDouble value) {
            this.finalLoss = value;
            return this;
        }

        /** Sets the last value of each column, by observable. */
        public Builder columns(Map<String, Double> value) {
            this.columns = value;
            return this;
        }

        /**
         * Sets the largest relative deviation from the prediction.
         *
         * @param until last time at which the run was compared with the prediction; empty without a deviation
         */
        public Builder deviation(OptionalDouble value, OptionalDouble until) {
            this.deviation = value;
            this.deviationUntil = until;
            return this;
        }

        /** Sets the reason why there is no deviation, or why it does not cover the whole run. */
        public Builder deviationReason(Optional<String> value) {
            this.deviationReason = value;
            return this;
        }

        /** Sets the prediction that the run is compared with. */
        public Builder prediction(Optional<PredictionInfo> value) {
            this.prediction = value;
            return this;
        }

        /** Sets the wall time in seconds. */
        public Builder seconds(double value) {
            this.seconds = value;
            return this;
        }

        /** Sets the reason why the run ended, as a sentence. */
        public Builder stopped(String value) {
            this.stopped = value;
            return this;
        }

        /** Sets the further numbers by name. */
        public Builder notes(Map<String, Double> value) {
            this.notes = value;
            return this;
        }

        /** Sets one sentence that describes the outcome. */
        public Builder finding(String value) {
            this.finding = value;
            return this;
        }

        /** Sets the events that did not end the run, in order of time. */
        public Builder events(List<Event> value) {
            this.events = value;
            return this;
        }

        /** Sets the reason why there are no accuracies. */
        public Builder accuracyReason(Optional<String> value) {
            this.accuracyReason = value;
            return this;
        }

        /** Sets the number of steps and of gradients. */
        public Builder work(Optional<Work> value) {
            this.work = value;
            return this;
        }

        /** Sets the kind of collapse of the embeddings. */
        public Builder collapse(Optional<CollapseKind> value) {
            this.collapse = value;
            return this;
        }

        /** Creates the result. */
        public ArmResult build() {
            return new ArmResult(
                    name,
                    setup,
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
    }
}
