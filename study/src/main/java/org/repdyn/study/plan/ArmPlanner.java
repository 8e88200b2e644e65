package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.repdyn.core.algebra.LinearAlgebra;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.observable.Observable;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.AccompaniedEncoder;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.StudyYaml;

/** Makes the plan of one arm: first names and options, then data, then whether the parts fit together. */
final class ArmPlanner {

    private static final String DEFAULT_CONSTRAINT = "euclidean";
    private static final String DEFAULT_DYNAMICS = "gradient-flow";

    private final Plugins plugins;
    private final PluginBinder binder;
    private final OptionsBinder options = new OptionsBinder();
    private final Problems problems;
    private final Datasets loaded;
    private final String arm;
    private final Combination combination;

    ArmPlanner(Plugins plugins, LinearAlgebra algebra, Problems problems, Map<String, Dataset> datasets, String arm) {
        this.plugins = plugins;
        this.binder = new PluginBinder(plugins, problems);
        this.problems = problems;
        this.loaded = new Datasets(datasets, problems);
        this.arm = arm;
        this.combination = new Combination(algebra, problems);
    }

    /** The plan; empty when something is wrong, which has been added to the problems. */
    Optional<ArmPlan> plan(Settings settings) {
        int before = problems.toList().size();
        Optional<Seed> seed = Datasets.seed(settings, problems);
        Optional<TimeSettings> time =
                options.bind(TimeSettings.class, mapping(settings.get(StudyKey.TIME)), StudyKey.TIME.key(), problems);
        Optional<Bound<Function<Seed, Dataset>>> data = settings.get(StudyKey.DATA).flatMap(v -> binder.dataset(v, "data"));
        Optional<SplitSettings> split = options.bind(
                SplitSettings.class, SplitSettings.part(mapping(settings.get(StudyKey.DATA))), "data", problems);
        List<Bound<Augmentation>> augment = new ArrayList<>();
        items(settings.get(StudyKey.AUGMENT)).forEach(item -> binder.augmentation(
                        item, "augment." + Settings.name(item).orElse(""))
                .ifPresent(augment::add));
        Optional<Bound<EmbeddingField>> loss = settings.get(StudyKey.LOSS).flatMap(v -> binder.loss(v, "loss"));
        Optional<Bound<Encoder>> encoder = settings.get(StudyKey.ENCODER).flatMap(v -> binder.encoder(v, "encoder"));
        Optional<Bound<PredictorHead>> predictor =
                settings.effective().get(StudyKey.PREDICTOR).flatMap(v -> binder.predictor(v, "predictor"));
        if (loss.isPresent() && encoder.isPresent()) {
            encoder = accompany(encoder.get(), predictor, loss.get());
        }
        double decay = decay(settings);
        if (settings.get(StudyKey.BASELINE).isPresent() && decay > 0) {
            problems.add(
                    place(settings, StudyKey.WEIGHT_DECAY),
                    "weight-decay with a baseline: a kernel has no weights to decay, so that the arm would be compared with"
                            + " others that do. Write weight-decay: 0 for this arm");
        }
        List<Bound<Observable>> observables = observables(settings);
        Map<String, String> unmeasured = new LinkedHashMap<>();
        Optional<Dataset> dataset = data.flatMap(d -> seed.flatMap(s -> loaded.load(d, s)));
        Optional<Method> method = method(settings, encoder, dataset, loss, decay);
        if (dataset.isPresent()) {
            observables =
                    fitting(settings, dataset.get(), split, augment, loss, observables, unmeasured, seed.orElseThrow());
        }
        boolean whole = dataset.isPresent() && loss.isPresent() && encoder.isPresent() && method.isPresent();
        if (problems.toList().size() > before || !whole) {
            return Optional.empty();
        }
        ArmPlan bound = new ArmPlan(
                arm,
                seed.orElseThrow(),
                Settings.NONE,
                Settings.NONE,
                dataset.orElseThrow(),
                split.orElseThrow(),
                augment,
                loss.orElseThrow(),
                encoder.orElseThrow(),
                method.orElseThrow(),
                time.orElseThrow().grid(),
                observables,
                unmeasured);
        combination.whole(bound, place(settings, StudyKey.DYNAMICS));
        return problems.toList().size() > before
                ? Optional.empty()
                : Optional.of(resolve(bound, data.orElseThrow(), predictor, time.orElseThrow(), settings.effective()));
    }

    /** Asks whether data, augmentations, loss and observables fit together; the observables that can be measured. */
    private List<Bound<Observable>> fitting(
            Settings settings,
            Dataset dataset,
            Optional<SplitSettings> split,
            List<Bound<Augmentation>> augment,
            Optional<Bound<EmbeddingField>> loss,
            List<Bound<Observable>> observables,
            Map<String, String> unmeasured,
            Seed seed) {
        combination.augmentations(augment, dataset);
        loss.ifPresent(l -> combination.targets(l, dataset));
        return split.flatMap(s -> combination
                        .split(dataset, s, seed, place(settings, StudyKey.DATA))
                        .map(rows -> combination.observables(
                                observables,
                                settings.get(StudyKey.OBSERVABLES).isPresent(),
                                unmeasured,
                                dataset,
                                rows,
                                s.centre(),
                                seed)))
                .orElse(observables);
    }

    /** Where an axis is set; the arm, where it is not. */
    private SourceLocation place(Settings settings, StudyKey axis) {
        return settings.get(axis).map(ConfigValue::location).orElse(new SourceLocation("arm " + arm, 0, 0));
    }

    /** The encoder with what the field asks for beside the embeddings. */
    private Optional<Bound<Encoder>> accompany(
            Bound<Encoder> encoder, Optional<Bound<PredictorHead>> predictor, Bound<EmbeddingField> loss) {
        Supplier<Encoder> maker = () -> AccompaniedEncoder.of(encoder.make(), predictor.map(Bound::make), loss.make());
        try {
            Encoder unused = maker.get();
        } catch (IllegalArgumentException e) {
            problems.add(
                    predictor.map(Bound::location).orElse(encoder.location()),
                    "predictor with loss " + loss.name() + ": " + e.getMessage());
            return Optional.empty();
        }
        return Optional.of(
                new Bound<>(encoder.name(), encoder.options(), encoder.differing(), encoder.location(), maker));
    }

    private double decay(Settings settings) {
        Optional<ConfigValue> given = settings.get(StudyKey.WEIGHT_DECAY);
        String text = given.map(v -> ((Scalar) v).text()).orElse("0");
        try {
            double decay = Double.parseDouble(text);
            if (decay >= 0 && Double.isFinite(decay)) {
                return decay;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        problems.add(
                given.orElseThrow().location(),
                "weight-decay is '" + text + "'. Allowed: a number from 0, such as 0.04");
        return 0;
    }

    private List<Bound<Observable>> observables(Settings settings) {
        List<Bound<Observable>> bound = new ArrayList<>();
        List<ConfigValue> given = settings.get(StudyKey.OBSERVABLES)
                .map(v -> items(Optional.of(v)))
                .orElseGet(() -> plugins.observables().names().stream()
                        .map(ArmPlanner::named)
                        .toList());
        Set<String> seen = new HashSet<>();
        for (ConfigValue item : given) {
            String name = Settings.name(item).orElse("");
            if (seen.add(name)) {
                binder.observable(item, "observables." + name).ifPresent(bound::add);
            } else {
                problems.add(
                        item.location(), "observables: '" + name + "' is listed twice. Keep one; each gives one curve");
            }
        }
        return bound;
    }

    private Optional<Method> method(
            Settings settings,
            Optional<Bound<Encoder>> encoder,
            Optional<Dataset> dataset,
            Optional<Bound<EmbeddingField>> loss,
            double decay) {
        if (settings.get(StudyKey.BASELINE).isPresent()) {
            Optional<Bound<Baseline>> baseline =
                    binder.baseline(settings.get(StudyKey.BASELINE).get(), "baseline");
            return baseline.map(Method.Kernel::new);
        }
        ConfigValue way = settings.get(StudyKey.DYNAMICS).orElseGet(() -> named(DEFAULT_DYNAMICS));
        Optional<Bound<Dynamics>> dynamics = binder.dynamics(way, "dynamics");
        ConfigValue constraint = settings.get(StudyKey.CONSTRAINT).orElseGet(() -> named(DEFAULT_CONSTRAINT));
        boolean single = Settings.name(constraint).isPresent();
        if (encoder.isEmpty() || dataset.isEmpty()) {
            // The blocks are not known, but the names can be checked.
            if (single) {
                binder.constraint(constraint, "constraint");
            } else {
                ((Mapping) constraint)
                        .entries()
                        .forEach((block, value) -> binder.constraint(value, "constraint." + block));
            }
            return Optional.empty();
        }
        Encoder made = encoder.get().make();
        List<WeightBlock> blocks = made.blocks(dataset.get().inputs().getColDim());
        List<Bound<Constraint>> bound = new ArrayList<>();
        if (!single) {
            unknownBlocks((Mapping) constraint, blocks);
        } else if (mixed((Mapping) constraint, blocks)) {
            return Optional.empty();
        }
        for (WeightBlock block : blocks) {
            Optional<ConfigValue> own = single
                    ? Optional.of(constraint).filter(c -> block.output())
                    : Optional.ofNullable(((Mapping) constraint).entries().get(block.name()));
            String path = single ? "constraint" : "constraint." + block.name();
            binder.constraint(own.orElseGet(() -> named(DEFAULT_CONSTRAINT)), path)
                    .ifPresent(c -> {
                        combination.constraint(c, block, loss);
                        combination.companions(c, block, made);
                        bound.add(c);
                    });
        }
        return dynamics.filter(d -> bound.size() == blocks.size()).map(d -> new Method.Training(bound, d, decay));
    }

    /** Whether a constraint of the output block and constraints of named blocks stand side by side, which is refused. */
    private boolean mixed(Mapping constraint, List<WeightBlock> blocks) {
        List<String> named = blocks.stream()
                .map(WeightBlock::name)
                .filter(constraint.entries()::containsKey)
                .toList();
        if (named.isEmpty()) {
            return false;
        }
        String block = named.get(0);
        ConfigValue value = Objects.requireNonNull(constraint.entries().get(block));
        String name = Settings.name(constraint).orElse("");
        String example = blocks.stream()
                .map(b -> b.name() + ": " + (b.name().equals(block) ? StudyYaml.inline(value) : name))
                .collect(Collectors.joining(", "));
        problems.add(
                value.location(),
                "constraint names weight block '" + block + "' beside the constraint '" + name
                        + "' of the output block. Write one a block, such as constraint: {" + example + "}");
        return true;
    }

    private void unknownBlocks(Mapping constraint, List<WeightBlock> blocks) {
        List<String> names = blocks.stream().map(WeightBlock::name).toList();
        constraint.entries().forEach((name, value) -> {
            if (!names.contains(name)) {
                String nearest = NearestName.didYouMean(name, names);
                problems.add(
                        value.location(),
                        "constraint: the encoder has no weight block '" + name + "'. "
                                + (nearest.isEmpty() ? "" : nearest + " ") + "Blocks: " + String.join(", ", names)
                                + ". Without blocks, write the name alone: constraint: stiefel");
            }
        });
    }

    private ArmPlan resolve(
            ArmPlan plan,
            Bound<Function<Seed, Dataset>> data,
            Optional<Bound<PredictorHead>> predictor,
            TimeSettings time,
            Settings given) {
        Settings resolved = WrittenPlan.settings(
                plan, data, options.unbind(plan.split()), predictor, options.unbind(time), given, WrittenPlan::fully);
        Settings brief = WrittenPlan.settings(
                plan,
                data,
                options.differing(plan.split()),
                predictor,
                options.differing(time),
                given,
                WrittenPlan::briefly);
        return new ArmPlan(
                plan.name(),
                plan.seed(),
                resolved,
                brief,
                plan.dataset(),
                plan.split(),
                plan.augmentations(),
                plan.field(),
                plan.encoder(),
                plan.method(),
                plan.times(),
                plan.observables(),
                plan.unmeasured());
    }

    private static ConfigValue named(String name) {
        return new Mapping(Map.of(Settings.NAME, new Scalar(name, SourceLocation.DEFAULT)), SourceLocation.DEFAULT);
    }

    private static Mapping mapping(Optional<ConfigValue> value) {
        return (Mapping) value.orElseGet(() -> new Mapping(Map.of(), SourceLocation.DEFAULT));
    }

    private static List<ConfigValue> items(Optional<ConfigValue> list) {
        return list.map(v -> ((Sequence) v).items()).orElse(List.of());
    }
}
