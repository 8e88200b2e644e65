package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.study.StudyKey;

/**
 * Checker of a bound arm, whose parts must fit together. Each objection is one problem, at the part that should be
 * changed. Each check requires as few parts as possible, so it is made even if other parts are wrong.
 */
final class ArmChecker {

    private final Alternatives alternatives;
    private final Problems problems;
    private final StudyColumns columns;
    private final SharedViews.Pool views;
    private final ArmTrials trials;

    /**
     * @param alternatives finder of plugins that messages suggest
     * @param problems problems of this arm
     * @param columns columns of the comparison
     * @param views views of the study's other arms
     * @param trials trials of the study's arms
     */
    ArmChecker(
            Alternatives alternatives,
            Problems problems,
            StudyColumns columns,
            SharedViews.Pool views,
            ArmTrials trials) {
        this.alternatives = alternatives;
        this.problems = problems;
        this.columns = columns;
        this.views = views;
        this.trials = trials;
    }

    /**
     * Returns the arm with all its parts; empty if the arm has a problem. An arm whose parts are all there and have
     * fitting shapes is tried as a whole, whatever other problems it has.
     *
     * @param first an arm without problems that has equal settings apart from the seed, if there is one
     */
    Optional<CheckedArm> check(BoundArm arm, Optional<BoundArm> first) {
        // Parts that fit together for one seed fit for another one, unless its data differ.
        boolean sameMethod =
                first.filter(other -> other.method().equals(arm.method())).isPresent();
        boolean sameData = first.flatMap(BoundArm::data)
                .map(ReadData::key)
                .filter(key -> arm.data().filter(data -> data.key().equals(key)).isPresent())
                .isPresent();
        boolean constraintsFit = sameMethod || constraintsFit(arm);
        boolean augmentationsApply = sameData || augmentationsApply(arm);
        boolean targetsExist = sameData || targetsExist(arm);
        Optional<EvaluationSet> evaluation = evaluation(arm);
        Measurements measurements = measurements(arm, evaluation);
        if (!sameMethod) {
            checkEvents(arm);
        }
        boolean fits = constraintsFit && augmentationsApply && targetsExist && evaluation.isPresent();
        if (!fits || !arm.complete()) {
            return Optional.empty();
        }
        ReadData data = arm.data().orElseThrow();
        BoundPlugin<EmbeddingField> field = arm.loss().orElseThrow();
        CheckedArm checked = new CheckedArm(
                arm.name(),
                arm.settings(),
                arm.seeds().orElseThrow(),
                arm.time().orElseThrow(),
                data.plugin(),
                data.dataset(),
                arm.split().orElseThrow(),
                arm.augmentations(),
                field,
                arm.encoder().orElseThrow(),
                arm.predictor(),
                arm.method().orElseThrow(),
                measurements,
                columns,
                arm.given(),
                views.views(
                        data,
                        arm.split().orElseThrow(),
                        arm.given().views(),
                        arm.augmentations(),
                        arm.seeds().orElseThrow(),
                        field.make().views()));
        trials.run(checked, problems);
        return problems.isEmpty() ? Optional.of(checked) : Optional.empty();
    }

    private boolean augmentationsApply(BoundArm arm) {
        boolean apply = true;
        for (BoundPlugin<Augmentation> augmentation : arm.augmentations()) {
            Optional<String> objection = arm.dataset()
                    .flatMap(dataset ->
                            augmentation.make().objection(dataset.inputs().getColDim(), dataset.image()));
            objection.ifPresent(reason -> problems.add(augmentation.location(), "augment: " + reason));
            apply &= objection.isEmpty();
        }
        return apply;
    }

    private boolean targetsExist(BoundArm arm) {
        Optional<BoundPlugin<EmbeddingField>> supervised =
                arm.loss().filter(loss -> loss.make().views().targets() && !viewsOfFile(arm));
        Optional<String> lack = supervised.flatMap(loss -> arm.dataset().flatMap(Dataset::targetsMissing));
        lack.ifPresent(reason -> problems.add(
                supervised.orElseThrow().location(),
                "loss " + supervised.orElseThrow().name() + " needs targets, but " + reason));
        return lack.isEmpty();
    }

    private static boolean viewsOfFile(BoundArm arm) {
        return arm.split().flatMap(SplitSettings::views).isPresent();
    }

    /** Checks the constraints of all blocks, and returns true if they suit the shapes of the blocks. */
    private boolean constraintsFit(BoundArm arm) {
        if (arm.method().isEmpty() || !(arm.method().get() instanceof ArmMethod.Training training)) {
            return true;
        }
        boolean fit = true;
        Encoder encoder = arm.encoder().orElseThrow().make();
        List<WeightBlock> blocks =
                encoder.blocks(arm.dataset().orElseThrow().inputs().getColDim());
        for (int i = 0; i < blocks.size(); i++) {
            fit &= shapeFits(training.constraints().get(i), blocks.get(i));
            rotations(training.constraints().get(i), blocks.get(i), arm.loss(), encoder);
        }
        return fit;
    }

    private boolean shapeFits(BoundPlugin<Constraint> bound, WeightBlock block) {
        Optional<String> objection = bound.make().objection(block.rows(), block.columns());
        objection.ifPresent(reason -> problems.add(
                bound.location(), "constraint " + bound.name() + " on weight block " + block.name() + ": " + reason));
        return objection.isEmpty();
    }

    /**
     * Checks a constraint that treats weights that differ by a rotation as the same: it needs the output block, a rotation-invariant
     * loss, and companions of the encoder that rotate with its outputs.
     */
    private void rotations(
            BoundPlugin<Constraint> bound,
            WeightBlock block,
            Optional<BoundPlugin<EmbeddingField>> loss,
            Encoder encoder) {
        if (!bound.make().identifiesRotations()) {
            return;
        }
        String constraint = "constraint " + bound.name();
        if (!block.output()) {
            problems.add(
                    bound.location(),
                    constraint + " is for the output block, and " + block.name()
                            + " is not: a rotation of its columns changes the embeddings. Constraints for "
                            + block.name() + ": " + alternatives.constraints(block));
            return;
        }
        String identified = constraint + " treats weights that differ by a rotation as the same, but ";
        loss.ifPresent(l -> RotationInvariant.violation(l.make())
                .ifPresent(reason -> problems.add(
                        bound.location(),
                        identified + "loss " + l.name() + " " + reason
                                + ". Use a constraint without rotations ("
                                + alternatives.constraints(block) + ") or a rotation-invariant loss ("
                                + alternatives.rotationInvariantLosses() + ")")));
        if (encoder instanceof EncoderWithCompanions accompanied && !accompanied.rotatesWithOutputs()) {
            problems.add(
                    bound.location(),
                    identified
                            + "a learned predictor head, a teacher or a running statistic of the encoder does not"
                            + " rotate with them. Use a constraint without rotations"
                            + " (" + alternatives.constraints(block)
                            + ")");
        }
    }

    /** Reports events of the dynamics whose observables the run does not measure at every time. */
    private void checkEvents(BoundArm arm) {
        if (!(arm.method().orElse(null) instanceof ArmMethod.Training training)) {
            return;
        }
        Set<String> measured = Stream.concat(arm.observables().stream(), arm.columns().stream())
                .filter(observable -> observable.make().schedule() != Observable.Schedule.AT_THE_END)
                .map(BoundPlugin::name)
                .collect(Collectors.toSet());
        measured.add(ObservableNames.LOSS);
        EventSettings events = training.dynamics().make().events();
        Stream.concat(events.stopping().stream(), events.noted().stream())
                .flatMap(event -> event.observable().stream())
                .map(ObservableComponent::observable)
                .filter(name -> !measured.contains(name))
                .distinct()
                .forEach(name -> problems.add(
                        training.dynamics().location(),
                        "dynamics " + training.dynamics().name() + ": an event refers to the observable '" + name
                                + "', which the run does not measure at every time. "
                                + NearestName.suggestion(name, measured)
                                + "Add it to 'observables', or correct its name"));
    }

    /** Returns the observables that can be measured. One that the study lists, also as a column, must be measurable. */
    private Measurements measurements(BoundArm arm, Optional<EvaluationSet> evaluation) {
        Map<String, String> unmeasured = new LinkedHashMap<>();
        Set<String> required = new HashSet<>(arm.requiredObservables());
        if (columns.chosen()) {
            columns.list().forEach(column -> required.add(column.observable()));
        }
        return new Measurements(
                measurable(arm, arm.observables(), required, evaluation, unmeasured),
                measurable(arm, arm.columns(), required, evaluation, unmeasured),
                unmeasured,
                required);
    }

    private List<BoundPlugin<Observable>> measurable(
            BoundArm arm,
            List<BoundPlugin<Observable>> observables,
            Set<String> required,
            Optional<EvaluationSet> evaluation,
            Map<String, String> unmeasured) {
        List<BoundPlugin<Observable>> measurable = new ArrayList<>();
        for (BoundPlugin<Observable> observable : observables) {
            Optional<String> objection =
                    evaluation.flatMap(e -> observable.make().objection(e));
            if (objection.isEmpty()) {
                measurable.add(observable);
                continue;
            }
            unmeasured.put(observable.name(), objection.get());
            if (required.contains(observable.name())) {
                // A default observable has no place of its own, but may be a column that the study lists.
                SourceLocation place = observable.location().equals(SourceLocation.DEFAULT)
                        ? StudyColumns.place(arm.settings(), observable.name())
                        : observable.location();
                problems.add(
                        place,
                        "observable " + observable.name() + " cannot be measured: " + objection.get()
                                + ". Leave it out, or use data for which it is defined");
            }
        }
        return measurable;
    }

    /** Returns the evaluation set; empty if the data or the split are wrong. */
    private Optional<EvaluationSet> evaluation(BoundArm arm) {
        if (arm.data().isEmpty() || arm.split().isEmpty() || arm.seeds().isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(views.evaluation(
                    arm.data().get(), arm.split().get(), arm.seeds().get().data()));
        } catch (DataException e) {
            problems.add(arm.settings().place(StudyKey.DATA, arm.name()), "data: " + e.getMessage());
            return Optional.empty();
        }
    }
}
