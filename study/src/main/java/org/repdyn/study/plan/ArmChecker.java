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
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.observable.EvaluationSet;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.observable.ObservableComponent;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problem;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.views.Embeddings;
import org.repdyn.data.ViewSampler;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.EventSettings;
import org.repdyn.dynamics.spi.TrainingProblem;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.losses.spi.RotationInvariant;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.BaselineAssumption;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/**
 * Checker of a bound arm, whose parts must fit together. Each objection is one problem, at the part that should be
 * changed. Each check requires as few parts as possible, so it is made even if other parts are wrong.
 */
final class ArmChecker {

    private final LinearAlgebra algebra;
    private final Alternatives alternatives;
    private final Problems problems;
    private final StudyColumns columns;
    private final SharedViews.Pool views;
    private final Map<Settings, List<Problem>> tried;

    /**
     * @param alternatives finder of plugins that messages suggest
     * @param problems problems of this arm
     * @param columns columns of the comparison
     * @param views views of the study's other arms
     * @param tried problems of the trained arms that were tried as a whole, by their settings without seed; those of this
     *     arm are added
     */
    ArmChecker(
            LinearAlgebra algebra,
            Alternatives alternatives,
            Problems problems,
            StudyColumns columns,
            SharedViews.Pool views,
            Map<Settings, List<Problem>> tried) {
        this.algebra = algebra;
        this.alternatives = alternatives;
        this.problems = problems;
        this.columns = columns;
        this.views = views;
        this.tried = tried;
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
        tryWhole(checked);
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

    /**
     * Assembles the arm and evaluates its field once at the start. Input that a plugin rejects is a problem. A
     * plugin failure is left to the run, which reports it in the row of its arm and runs the others. Of arms that are trained and
     * differ in the seed alone, only the first is tried, and the data of the others are checked: they have the same shapes and plugins.
     */
    private void tryWhole(CheckedArm arm) {
        Settings withoutSeed = arm.settings().without(StudyKey.SEED);
        boolean trained = arm.method() instanceof ArmMethod.Training;
        boolean again = trained && tried.containsKey(withoutSeed);
        int before = problems.toList().size();
        tryWhole(arm, again);
        if (trained && !again) {
            tried.put(
                    withoutSeed,
                    problems.toList().subList(before, problems.toList().size()));
        }
    }

    /** Returns the problems of the arm that was tried as a whole in place of another one with the same settings. */
    static List<Problem> problems(Optional<CheckedArm> arm, Map<Settings, List<Problem>> tried) {
        return arm.map(checked -> tried.get(checked.settings().without(StudyKey.SEED)))
                .orElse(List.of());
    }

    /** @param again true if an arm that differs in the seed alone was tried before */
    private void tryWhole(CheckedArm arm, boolean again) {
        SourceLocation place = new SourceLocation("arm " + arm.name(), 0, 0);
        try {
            if (again) {
                ViewSampler unused = arm.sampler();
                return;
            }
            AssembledArm assembled = AssembledArm.of(arm, algebra);
            if (assembled instanceof AssembledArm.Training training) {
                training(arm, training);
            } else if (assembled instanceof AssembledArm.Kernel kernel) {
                BoundPlugin<Baseline> baseline = kernel.method().baseline();
                BaselineAssumption.violations(baseline.make().assumptions(), kernel.problem())
                        .ifPresent(reason ->
                                problems.add(baseline.location(), "baseline " + baseline.name() + ": " + reason));
            }
        } catch (DataException e) {
            problems.add(place, "data: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            problems.add(place, FailureReason.of(e));
        } catch (OutOfMemoryError | NegativeArraySizeException e) {
            problems.add(
                    place,
                    "it does not fit into memory. Take fewer samples or a smaller encoder, or " + MemoryRemedy.text());
        } catch (Throwable broken) { // a plugin may throw anything, also an undeclared checked exception
            return;
        }
    }

    private void training(CheckedArm arm, AssembledArm.Training training) {
        TrainingProblem problem = training.problem();
        BoundPlugin<Dynamics> dynamics = training.method().dynamics();
        dynamics.make()
                .objection(problem)
                .ifPresent(reason -> problems.add(
                        arm.settings().place(StudyKey.DYNAMICS, arm.name()),
                        "dynamics " + dynamics.name() + ": " + reason));
        R064Store u = problem.encoder().bind(problem.views().matrix(), algebra).forward(problem.initial());
        try {
            // For example, a loss rejects targets of another width here.
            problem.field()
                    .field(
                            new Embeddings(
                                    problem.views().layout(), u, problem.views().targets(), algebra),
                            R064Store.FACTORY.make(u.getRowDim(), u.getColDim()));
        } catch (IllegalArgumentException e) {
            problems.add(arm.field().location(), "loss " + arm.field().name() + ": " + FailureReason.of(e));
            return;
        }
        EventComponents.missing(dynamics.make().events(), arm.measurements(), training)
                .forEach(what -> problems.add(dynamics.location(), "dynamics " + dynamics.name() + ": " + what));
    }
}
