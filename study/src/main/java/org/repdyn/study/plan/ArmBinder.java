package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.observable.ColumnStyle.Presence;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.dynamics.spi.Budget;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.EncoderWithCompanions;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.StudyColumns.StudyColumn;

/** Binder of an arm: finds the plugins that it names, binds their options and reads the data. */
final class ArmBinder {

    private final Plugins plugins;
    private final PluginBinder binder;
    private final OptionsBinder options = new OptionsBinder();
    private final Problems problems;
    private final Datasets datasets;
    private final StudyColumns columns;
    private final GivenStates states;

    ArmBinder(Plugins plugins, Problems problems, Datasets datasets, StudyColumns columns, GivenStates states) {
        this.plugins = plugins;
        this.binder = new PluginBinder(plugins, problems);
        this.problems = problems;
        this.datasets = datasets;
        this.columns = columns;
        this.states = states;
    }

    /**
     * Binds all parts that can be bound; a mistake in another part is added to the problems.
     *
     * @param name name of the arm
     * @param arm settings of the arm, those of the study included
     */
    BoundArm bind(String name, Settings arm) {
        Optional<ArmSeeds> seeds = ArmSeeds.of(arm, problems);
        Optional<TimeSettings> time =
                options.bind(TimeSettings.class, mapping(arm.get(StudyKey.TIME)), StudyKey.TIME.key(), problems);
        var data = arm.get(StudyKey.DATA).flatMap(v -> binder.dataset(v, "data"));
        Optional<SplitSettings> split = options.bind(
                SplitSettings.class, SplitSettings.part(mapping(arm.get(StudyKey.DATA))), "data", problems);
        List<BoundPlugin<Augmentation>> augmentations = new ArrayList<>();
        items(arm.get(StudyKey.AUGMENT)).forEach(item -> binder.augmentation(
                        item, "augment." + Settings.name(item).orElse(""))
                .ifPresent(augmentations::add));
        Optional<BoundPlugin<EmbeddingField>> loss = loss(arm, seeds);
        Optional<BoundPlugin<Encoder>> plain = plainEncoder(arm);
        Optional<BoundPlugin<PredictorHead>> predictor =
                arm.effective().get(StudyKey.PREDICTOR).flatMap(v -> binder.predictor(v, "predictor"));
        Optional<BoundPlugin<Encoder>> encoder = accompany(plain, predictor, loss);
        double decay = decay(name, arm);
        ObservableChoice choice = ObservableChoice.of(arm, plugins.observables(), problems);
        List<BoundPlugin<Observable>> observables = observables(choice);
        List<BoundPlugin<Observable>> further = columns(observables, arm);
        Optional<ReadData> read = data.flatMap(d -> seeds.flatMap(s -> datasets.load(d, s.data(), problems)));
        Optional<ArmMethod> method = method(name, arm, encoder, read, decay);
        return new BoundArm(
                name,
                arm,
                seeds,
                time,
                read,
                split,
                states.read(name, arm, split, problems),
                augmentations,
                loss,
                encoder,
                predictor,
                method,
                observables,
                choice.required(),
                further);
    }

    /**
     * Binds an arm that differs from a bound one in its seeds alone: only the parts that depend on the seeds are bound again.
     *
     * @param first an arm without problems, with equal settings apart from the seed
     * @param name name of the arm
     * @param arm settings of the arm, those of the study included
     */
    BoundArm bindOtherSeed(BoundArm first, String name, Settings arm) {
        Optional<ArmSeeds> seeds = ArmSeeds.of(arm, problems);
        Optional<ReadData> read = first.data()
                .flatMap(data -> seeds.flatMap(seed -> datasets.load(data.plugin(), seed.data(), problems)));
        if (read.isEmpty() || !sameDimension(read.get(), first)) {
            return bind(name, arm);
        }
        // A loss draws from its seed, and the companions of an encoder are made for the loss.
        Optional<BoundPlugin<EmbeddingField>> loss = loss(arm, seeds);
        return new BoundArm(
                name,
                arm,
                seeds,
                first.time(),
                read,
                first.split(),
                first.given(),
                first.augmentations(),
                loss,
                accompany(plainEncoder(arm), first.predictor(), loss),
                first.predictor(),
                first.method(),
                first.observables(),
                first.requiredObservables(),
                first.columns());
    }

    private static boolean sameDimension(ReadData data, BoundArm arm) {
        int dimension = data.dataset().inputs().getColDim();
        return arm.dataset()
                .filter(other -> other.inputs().getColDim() == dimension)
                .isPresent();
    }

    private Optional<BoundPlugin<EmbeddingField>> loss(Settings arm, Optional<ArmSeeds> seeds) {
        Seed seed = seeds.map(ArmSeeds::init).orElse(new Seed(0)).child("loss");
        return arm.get(StudyKey.LOSS).flatMap(v -> binder.loss(v, "loss", seed));
    }

    private Optional<BoundPlugin<Encoder>> plainEncoder(Settings arm) {
        return arm.get(StudyKey.ENCODER).flatMap(v -> binder.encoder(v, "encoder"));
    }

    private Optional<BoundPlugin<Encoder>> accompany(
            Optional<BoundPlugin<Encoder>> encoder,
            Optional<BoundPlugin<PredictorHead>> predictor,
            Optional<BoundPlugin<EmbeddingField>> loss) {
        return encoder.isPresent() && loss.isPresent() ? accompany(encoder.get(), predictor, loss.get()) : encoder;
    }

    /** Returns the encoder with the companions that the field requires in addition to the embeddings. */
    private Optional<BoundPlugin<Encoder>> accompany(
            BoundPlugin<Encoder> encoder,
            Optional<BoundPlugin<PredictorHead>> predictor,
            BoundPlugin<EmbeddingField> loss) {
        Supplier<Encoder> maker =
                () -> EncoderWithCompanions.of(encoder.make(), predictor.map(BoundPlugin::make), loss.make());
        try {
            Encoder unused = maker.get();
        } catch (IllegalArgumentException e) {
            problems.add(
                    predictor.map(BoundPlugin::location).orElse(encoder.location()),
                    "predictor with loss " + loss.name() + ": " + e.getMessage());
            return Optional.empty();
        }
        return Optional.of(
                new BoundPlugin<>(encoder.name(), encoder.options(), encoder.differing(), encoder.location(), maker));
    }

    private double decay(String name, Settings arm) {
        Optional<ConfigValue> given = arm.get(StudyKey.WEIGHT_DECAY);
        String text = given.map(v -> ((Scalar) v).text()).orElse("0");
        double decay = Decimals.read(text).orElse(Double.NaN);
        if (!(decay >= 0 && Double.isFinite(decay))) {
            problems.add(
                    arm.place(StudyKey.WEIGHT_DECAY, name),
                    "weight-decay is '" + text + "'. Allowed: a number from 0, such as 0.04");
            return 0;
        }
        return decay;
    }

    private List<BoundPlugin<Observable>> observables(ObservableChoice choice) {
        return choice.plugins().stream()
                .flatMap(item -> binder
                        .observable(item, "observables." + Settings.name(item).orElse(""))
                        .stream())
                .toList();
    }

    /** Binds the observables of the columns that are shown even if they are not measured along the run. */
    private List<BoundPlugin<Observable>> columns(List<BoundPlugin<Observable>> alongTheRun, Settings arm) {
        Set<String> measured = alongTheRun.stream().map(BoundPlugin::name).collect(Collectors.toSet());
        return columns.list().stream()
                .filter(c -> columns.chosen() || c.style().presence() == Presence.ALWAYS)
                .map(StudyColumn::observable)
                .filter(name -> !measured.contains(name))
                .flatMap(name ->
                        binder.observable(named(name, StudyColumns.place(arm, name)), "columns." + name).stream())
                .toList();
    }

    private Optional<ArmMethod> method(
            String name, Settings arm, Optional<BoundPlugin<Encoder>> encoder, Optional<ReadData> data, double decay) {
        Optional<ConfigValue> baseline = arm.get(StudyKey.BASELINE);
        if (baseline.isPresent()) {
            return binder.baseline(baseline.get(), "baseline").map(ArmMethod.Kernel::new);
        }
        ConfigValue given = arm.get(StudyKey.DYNAMICS).orElseGet(() -> named(Defaults.BUILT_IN.dynamics()));
        BudgetBinder budgets = new BudgetBinder(problems);
        Budget budget = budgets.budget(name, arm);
        Optional<BoundPlugin<Dynamics>> dynamics =
                binder.dynamics(given, "dynamics").flatMap(bound -> budgets.within(budget, bound, name, arm));
        ConstraintBinder constraints = new ConstraintBinder(binder, problems);
        Optional<ConfigValue> constraint = arm.get(StudyKey.CONSTRAINT);
        if (encoder.isEmpty() || data.isEmpty()) {
            constraints.checkNames(constraint);
            return Optional.empty();
        }
        var blocks = encoder.get().make().blocks(data.get().dataset().inputs().getColDim());
        return constraints
                .bind(constraint, blocks)
                .flatMap(bound -> dynamics.map(d -> new ArmMethod.Training(bound, d, decay, budget)));
    }

    /** Returns the normal form of a plugin with its default options. */
    static ConfigValue named(String name) {
        return named(name, SourceLocation.DEFAULT);
    }

    private static ConfigValue named(String name, SourceLocation place) {
        return new Mapping(Map.of(Settings.NAME, new Scalar(name, place)), place);
    }

    private static Mapping mapping(Optional<ConfigValue> value) {
        return (Mapping) value.orElseGet(() -> new Mapping(Map.of(), SourceLocation.DEFAULT));
    }

    private static List<ConfigValue> items(Optional<ConfigValue> list) {
        return list.map(v -> ((Sequence) v).items()).orElse(List.of());
    }
}
