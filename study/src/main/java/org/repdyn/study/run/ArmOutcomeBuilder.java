package org.repdyn.study.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.plugin.PluginOwner;
import org.repdyn.core.random.Seed;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.CollapseKind;
import org.repdyn.core.result.Column;
import org.repdyn.core.trajectory.StopReason;
import org.repdyn.losses.checks.LossChecks;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.study.plan.ArmPlan;
import org.repdyn.study.plan.BoundPlugin;
import org.repdyn.study.plan.Measurements;
import org.repdyn.study.plan.StudyColumns.StudyColumn;

/** Builder of the outcome of one arm, with its result row. The wall time is counted from the creation of the builder. */
final class ArmOutcomeBuilder {

    private final ArmPlan plan;
    private final LinearAlgebra algebra;
    private final long start = System.nanoTime();

    ArmOutcomeBuilder(ArmPlan plan, LinearAlgebra algebra) {
        this.plan = plan;
        this.algebra = algebra;
    }

    /** Returns the outcome of an arm that ended before its first measurement. */
    ArmOutcome unmeasured(StopReason stopped, ArmStatus status) {
        ArmResult result = ArmResult.builder(plan.name(), status)
                .setup(setup(plan))
                .deviationReason(Optional.of(stopped.describe()))
                .seconds(seconds())
                .stopped(stopped.describe())
                .finding(Findings.of(
                        List.of(), plan.arm().encoder().make().outputs(), false, stopped, List.of(), List.of()))
                .accuracyReason(accuracyReason(Map.of(), stopped))
                .build();
        return new ArmOutcome(result, List.of(), List.of());
    }

    /** Returns the outcome of an arm whose run was observed, to its end or to its failure. */
    ArmOutcome measured(MeasuredRun run, Baseline.Result end, ArmStatus status) {
        Recorder recorder = run.recorder();
        Optional<State> state = recorder.lastState();
        OptionalDouble deviation = run.follower().map(PredictionFollower::worst).orElse(OptionalDouble.empty());
        Map<String, Double> columns = columns(recorder);
        Optional<String> wrongLoss = wrongLoss(end.stopped());
        ArmResult result = ArmResult.builder(plan.name(), status)
                .setup(setup(plan))
                .finalTime(state.map(State::time).orElse(0.0))
                .finalLoss(state.map(State::loss)
                        .filter(l -> l.isPresent() && Double.isFinite(l.getAsDouble()))
                        .orElse(OptionalDouble.empty()))
                .columns(columns)
                .deviation(
                        deviation,
                        run.follower().map(PredictionFollower::comparedUntil).orElse(OptionalDouble.empty()))
                .deviationReason(
                        deviation.isPresent()
                                ? run.follower().flatMap(PredictionFollower::partial)
                                : Optional.of(noDeviation(run)))
                .prediction(run.choice().info())
                .seconds(seconds())
                .stopped(end.stopped().describe())
                .notes(notes(run, end, wrongLoss))
                .finding(Findings.of(
                        recorder.rows(),
                        plan.arm().encoder().make().outputs(),
                        state.map(State::evaluation).filter(EqualRows::in).isPresent(),
                        end.stopped(),
                        recorder.events(),
                        notices(run, end, wrongLoss)))
                .events(recorder.events())
                .accuracyReason(accuracyReason(columns, end.stopped()))
                .work(recorder.work())
                .collapse(collapse(run))
                .build();
        return new ArmOutcome(
                result,
                recorder.rows(),
                state.map(s -> PrincipalPlane.points(plan.arm(), run.arm(), s, algebra))
                        .orElse(List.of()));
    }

    private Optional<CollapseKind> collapse(MeasuredRun run) {
        CollapseOfStates collapse =
                new CollapseOfStates(algebra, run.arm().evaluation().trainSize());
        return run.recorder()
                .firstState()
                .flatMap(first -> run.recorder().lastState().flatMap(last -> collapse.between(first, last)));
    }

    private static String noDeviation(MeasuredRun run) {
        return run.follower()
                .filter(PredictionFollower::compares)
                .map(PredictionFollower::unmeasured)
                .orElse(run.choice().reason());
    }

    private static List<String> notices(MeasuredRun run, Baseline.Result end, Optional<String> wrongLoss) {
        List<String> notices = new ArrayList<>(end.notices());
        wrongLoss.ifPresent(notices::add);
        notices.addAll(run.recorder().notices());
        run.arm()
                .field()
                .numericalGradients()
                .ifPresent(gradients -> notices.add("the loss is a prototype: " + gradients));
        return notices;
    }

    /** Returns that the gradient of a plugin's loss is wrong, which no number of the run shows: a wrong factor looks like another time. */
    private Optional<String> wrongLoss(StopReason stopped) {
        if (stopped instanceof StopReason.Failed) {
            return Optional.empty();
        }
        BoundPlugin<EmbeddingField> loss = plan.arm().field();
        return PluginOwner.of(loss.make())
                .flatMap(owner -> LossChecks.wrongGradient(loss::make, new Seed(0)))
                .map(wrong -> "the loss is wrong, as 'repdyn check loss " + loss.name() + "' shows: " + wrong);
    }

    private static Map<String, Double> notes(MeasuredRun run, Baseline.Result end, Optional<String> wrongLoss) {
        Map<String, Double> notes = new LinkedHashMap<>(end.notes());
        wrongLoss.ifPresent(wrong -> notes.put(ObservableNames.WRONG_LOSS, 1.0));
        run.arm().field().numericalGradients().ifPresent(gradients -> {
            notes.put(ObservableNames.GRADIENT_EVALUATIONS, (double) gradients.evaluations());
            notes.put(ObservableNames.GRADIENT_ERROR, gradients.error());
        });
        run.follower()
                .map(PredictionFollower::worstExtrapolated)
                .orElse(OptionalDouble.empty())
                .ifPresent(left -> notes.put(PredictionFollower.EXTRAPOLATED, left));
        return Collections.unmodifiableMap(notes);
    }

    private Map<String, Double> columns(Recorder recorder) {
        Map<String, Double> columns = new LinkedHashMap<>();
        for (StudyColumn column : plan.arm().columns().list()) {
            recorder.column(column.observable()).ifPresent(value -> columns.put(column.observable(), value));
        }
        return columns;
    }

    /** Returns why an accuracy among the columns has no value; empty if each accuracy has one. */
    private Optional<String> accuracyReason(Map<String, Double> columns, StopReason stopped) {
        List<String> missing = plan.arm().columns().list().stream()
                .filter(column -> column.style().format() == Column.Format.FRACTION)
                .map(StudyColumn::observable)
                .filter(observable -> !columns.containsKey(observable))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        Measurements measurements = plan.arm().measurements();
        Optional<String> unmeasured = missing.stream()
                .flatMap(name -> Optional.ofNullable(measurements.unmeasured().get(name)).stream())
                .findFirst();
        if (unmeasured.isPresent()) {
            return unmeasured;
        }
        List<String> notListed =
                missing.stream().filter(name -> !measurements.measures(name)).toList();
        return Optional.of(
                notListed.isEmpty()
                        ? "the run ended before they were measured: " + stopped.describe()
                        : String.join(" and ", notListed)
                                + (notListed.size() == 1 ? " is" : " are")
                                + " not among the observables of the arm");
    }

    private double seconds() {
        return (System.nanoTime() - start) * 1e-9;
    }

    /** Returns the components of an arm by axis, each in one line. */
    static Map<String, String> setup(ArmPlan plan) {
        Map<String, String> setup = new LinkedHashMap<>();
        plan.setup().forEach((axis, value) -> setup.put(axis, value.inline()));
        return setup;
    }
}
