package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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
import org.repdyn.data.spi.DataException;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.Dynamics;
import org.repdyn.dynamics.spi.Encoder;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.losses.spi.EmbeddingField;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.study.Axis;
import org.repdyn.study.Settings;
import org.repdyn.study.yaml.StudyYaml;

/** Makes the plan of one arm: first names and options, then data, then whether the parts fit together. */
final class ArmPlanner {

    private static final String DEFAULT_CONSTRAINT = "euclidean";
    private static final String DEFAULT_DYNAMICS = "gradient-flow";

    private final Plugins plugins;
    private final PluginBinder binder;
    private final OptionsBinder options = new OptionsBinder();
    private final LinearAlgebra algebra;
    private final Problems problems;
    private final Map<String, Dataset> datasets;
    private final String arm;
    private final boolean readable;

    /**
     * @param readable whether the study could be read; where not, what seems to be missing may be what could not be read
     */
    ArmPlanner(
            Plugins plugins,
            LinearAlgebra algebra,
            Problems problems,
            Map<String, Dataset> datasets,
            String arm,
            boolean readable) {
        this.readable = readable;
        this.plugins = plugins;
        this.binder = new PluginBinder(plugins, problems);
        this.algebra = algebra;
        this.problems = problems;
        this.datasets = datasets;
        this.arm = arm;
    }

    /** The plan; empty when something is wrong, which has been added to the problems. */
    Optional<ArmPlan> plan(Settings settings) {
        int before = problems.toList().size();
        Optional<Seed> seed = seed(settings);
        Optional<TimeSettings> time =
                options.bind(TimeSettings.class, mapping(settings.get(Axis.TIME)), Axis.TIME.key(), problems);
        Optional<Bound<Function<Seed, Dataset>>> data =
                required(settings, Axis.DATA, plugins.datasets().names()).flatMap(v -> binder.dataset(v, "data"));
        Optional<SplitSettings> split =
                options.bind(SplitSettings.class, splitPart(mapping(settings.get(Axis.DATA))), "data", problems);
        List<Bound<Augmentation>> augment = new ArrayList<>();
        items(settings.get(Axis.AUGMENT)).forEach(item -> binder.augmentation(
                        item, "augment." + Settings.name(item).orElse(""))
                .ifPresent(augment::add));
        Optional<Bound<EmbeddingField>> loss =
                required(settings, Axis.LOSS, plugins.losses().names()).flatMap(v -> binder.loss(v, "loss"));
        Optional<Bound<Encoder>> encoder =
                required(settings, Axis.ENCODER, plugins.encoders().names()).flatMap(v -> binder.encoder(v, "encoder"));
        List<Bound<Observable>> observables = observables(settings);
        Optional<Dataset> dataset = data.flatMap(d -> seed.flatMap(s -> load(d, s)));
        Optional<Method> method = method(settings, encoder, dataset);
        boolean whole = dataset.isPresent() && loss.isPresent() && encoder.isPresent() && method.isPresent();
        if (problems.toList().size() > before || !whole) {
            return Optional.empty();
        }
        ArmPlan bound = new ArmPlan(
                arm,
                seed.orElseThrow(),
                Settings.NONE,
                dataset.orElseThrow(),
                split.orElseThrow(),
                augment,
                loss.orElseThrow(),
                encoder.orElseThrow(),
                method.orElseThrow(),
                time.orElseThrow().grid(),
                observables);
        Optional<ArmPlan> checked = new Combination(algebra, problems, bound, settings).check();
        return checked.map(c -> resolve(c, data.orElseThrow(), time.orElseThrow()));
    }

    private Optional<Seed> seed(Settings settings) {
        Optional<ConfigValue> given = settings.get(Axis.SEED);
        if (given.isEmpty()) {
            return Optional.of(new Seed(0));
        }
        try {
            return Optional.of(new Seed(Long.parseLong(((Scalar) given.get()).text())));
        } catch (NumberFormatException e) {
            problems.add(
                    given.get().location(),
                    "seed is '" + ((Scalar) given.get()).text() + "'. Allowed: a whole number, such as 1");
            return Optional.empty();
        }
    }

    private Optional<ConfigValue> required(Settings settings, Axis axis, List<String> names) {
        Optional<ConfigValue> given = settings.get(axis);
        if (given.isEmpty() && readable) {
            problems.add(
                    new SourceLocation("study", 0, 0),
                    axis.key() + " is missing for the arm " + arm + ". Write " + axis.key() + ": NAME, one of "
                            + String.join(", ", names));
        }
        return given;
    }

    private List<Bound<Observable>> observables(Settings settings) {
        List<Bound<Observable>> bound = new ArrayList<>();
        List<ConfigValue> given = settings.get(Axis.OBSERVABLES)
                .map(v -> items(Optional.of(v)))
                .orElseGet(() -> plugins.observables().names().stream()
                        .map(ArmPlanner::named)
                        .toList());
        given.forEach(item -> binder.observable(
                        item, "observables." + Settings.name(item).orElse(""))
                .ifPresent(bound::add));
        return bound;
    }

    private Optional<Dataset> load(Bound<Function<Seed, Dataset>> data, Seed seed) {
        String key = data.name() + StudyYaml.inline(data.options()) + seed.value();
        try {
            return Optional.of(datasets.computeIfAbsent(key, k -> data.make().apply(seed.child("data"))));
        } catch (DataException | IllegalArgumentException e) {
            problems.add(data.location(), "data: " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Method> method(Settings settings, Optional<Bound<Encoder>> encoder, Optional<Dataset> dataset) {
        if (settings.get(Axis.BASELINE).isPresent()) {
            Optional<Bound<Baseline>> baseline =
                    binder.baseline(settings.get(Axis.BASELINE).get(), "baseline");
            return baseline.map(Method.Kernel::new);
        }
        ConfigValue way = settings.get(Axis.DYNAMICS).orElseGet(() -> named(DEFAULT_DYNAMICS));
        Optional<Bound<Dynamics>> dynamics = binder.dynamics(way, "dynamics");
        ConfigValue constraint = settings.get(Axis.CONSTRAINT).orElseGet(() -> named(DEFAULT_CONSTRAINT));
        boolean single = Settings.name(constraint).isPresent();
        if (encoder.isEmpty() || dataset.isEmpty()) {
            // The blocks are not known, but the names can be checked.
            if (single) {
                binder.constraint(constraint, "constraint");
            }
            return Optional.empty();
        }
        List<WeightBlock> blocks =
                encoder.get().make().blocks(dataset.get().inputs().getColDim());
        List<Bound<Constraint>> bound = new ArrayList<>();
        if (!single) {
            unknownBlocks((Mapping) constraint, blocks);
        }
        for (WeightBlock block : blocks) {
            Optional<ConfigValue> own = single
                    ? Optional.of(constraint).filter(c -> block.output())
                    : Optional.ofNullable(((Mapping) constraint).entries().get(block.name()));
            String path = single ? "constraint" : "constraint." + block.name();
            binder.constraint(own.orElseGet(() -> named(DEFAULT_CONSTRAINT)), path)
                    .ifPresent(bound::add);
        }
        return dynamics.filter(d -> bound.size() == blocks.size()).map(d -> new Method.Training(bound, d));
    }

    private void unknownBlocks(Mapping constraint, List<WeightBlock> blocks) {
        List<String> names = blocks.stream().map(WeightBlock::name).toList();
        constraint.entries().forEach((name, value) -> {
            if (!names.contains(name)) {
                problems.add(
                        value.location(),
                        "constraint: the encoder has no weight block '" + name + "'. "
                                + NearestName.didYouMean(name, names) + " Blocks: " + String.join(", ", names)
                                + ". Without blocks, write the name alone: constraint: stiefel");
            }
        });
    }

    private ArmPlan resolve(ArmPlan plan, Bound<Function<Seed, Dataset>> data, TimeSettings time) {
        Map<String, ConfigValue> dataOptions = new LinkedHashMap<>(named(data).entries());
        dataOptions.putAll(options.unbind(plan.split()).entries());
        Settings resolved = Settings.NONE
                .with(Axis.SEED, new Scalar(Long.toString(plan.seed().value()), SourceLocation.DEFAULT))
                .with(Axis.DATA, new Mapping(dataOptions, SourceLocation.DEFAULT))
                .with(Axis.AUGMENT, list(plan.augmentations()))
                .with(Axis.LOSS, named(plan.field()))
                .with(Axis.ENCODER, named(plan.encoder()))
                .with(Axis.TIME, options.unbind(time))
                .with(Axis.OBSERVABLES, list(plan.observables()));
        if (plan.method() instanceof Method.Kernel kernel) {
            resolved = resolved.with(Axis.BASELINE, named(kernel.baseline()));
        } else if (plan.method() instanceof Method.Training training) {
            resolved = resolved.with(Axis.DYNAMICS, named(training.dynamics()))
                    .with(Axis.CONSTRAINT, constraints(plan, training));
        }
        return new ArmPlan(
                plan.name(),
                plan.seed(),
                resolved,
                plan.dataset(),
                plan.split(),
                plan.augmentations(),
                plan.field(),
                plan.encoder(),
                plan.method(),
                plan.times(),
                plan.observables());
    }

    private static Mapping constraints(ArmPlan plan, Method.Training training) {
        List<WeightBlock> blocks =
                plan.encoder().make().blocks(plan.dataset().inputs().getColDim());
        if (blocks.size() == 1) {
            return named(training.constraints().get(0));
        }
        Map<String, ConfigValue> byBlock = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            byBlock.put(blocks.get(i).name(), named(training.constraints().get(i)));
        }
        return new Mapping(byBlock, SourceLocation.DEFAULT);
    }

    private static Sequence list(List<? extends Bound<?>> plugins) {
        return new Sequence(plugins.stream().<ConfigValue>map(ArmPlanner::named).toList(), SourceLocation.DEFAULT);
    }

    private static Mapping named(Bound<?> plugin) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        entries.put(Settings.NAME, new Scalar(plugin.name(), SourceLocation.DEFAULT));
        entries.putAll(plugin.options().entries());
        return new Mapping(entries, SourceLocation.DEFAULT);
    }

    private static ConfigValue named(String name) {
        return new Mapping(Map.of(Settings.NAME, new Scalar(name, SourceLocation.DEFAULT)), SourceLocation.DEFAULT);
    }

    private static Mapping mapping(Optional<ConfigValue> value) {
        return (Mapping) value.orElseGet(() -> new Mapping(Map.of(), SourceLocation.DEFAULT));
    }

    private static Mapping splitPart(Mapping data) {
        Map<String, ConfigValue> part = new LinkedHashMap<>(data.entries());
        part.keySet().retainAll(Settings.SPLIT_KEYS);
        return new Mapping(part, data.location());
    }

    private static List<ConfigValue> items(Optional<ConfigValue> list) {
        return list.map(v -> ((Sequence) v).items()).orElse(List.of());
    }
}
