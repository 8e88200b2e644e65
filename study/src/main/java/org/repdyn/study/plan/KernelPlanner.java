package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.NameList;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Dataset;
import org.repdyn.ntk.spi.Baseline;
import org.repdyn.ntk.spi.KernelBaseline;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/** A planner of a kernel computation. It reads only the data and the baseline of a study. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class KernelPlanner {

    /** The keys of a study that a kernel depends on. */
    private static final Set<StudyKey> EFFECTIVE = Set.of(StudyKey.DATA, StudyKey.BASELINE, StudyKey.SEED);

    /** Options of {@code data} that concern training and not the samples. */
    private static final List<String> WITHOUT_EFFECT = List.of("augment-anchors", "positives", "validation");

    private final Plugins plugins;

    public KernelPlanner(Plugins plugins) {
        this.plugins = plugins;
    }

    /**
     * Checks the data and the baseline of a study, and reads the data.
     *
     * @param study study without grids, with one arm, or with several of which one has a baseline with a kernel
     * @param notices what overrides changed, one line each
     * @param problems problems found so far; new ones are added
     * @throws org.repdyn.core.problem.UserErrorException with every problem, if there is any
     */
    public KernelPlan plan(Study study, List<String> notices, Problems problems) {
        String arm = armWithKernel(study, problems);
        Settings settings = study.settings(arm);
        Set<UsedPlugin> used = new LinkedHashSet<>();
        PluginBinder binder = new PluginBinder(plugins.recording(used), problems);
        Optional<Seed> seed = ArmSeeds.of(settings, problems).map(ArmSeeds::data);
        Optional<ConfigValue> data = settings.get(StudyKey.DATA);
        if (data.isEmpty()) {
            problems.add(
                    SourceLocation.COMMAND_LINE,
                    "data is missing. Write data=NAME, one of "
                            + String.join(", ", plugins.datasets().names()));
        }
        Optional<SplitSettings> split = data.flatMap(
                d -> new OptionsBinder().bind(SplitSettings.class, SplitSettings.part((Mapping) d), "data", problems));
        Optional<BoundPlugin<Baseline>> baseline =
                settings.get(StudyKey.BASELINE).flatMap(given -> binder.baseline(given, "baseline"));
        Optional<Dataset> dataset = data.flatMap(given -> binder.dataset(given, "data"))
                .flatMap(bound -> seed.flatMap(s -> new Datasets(new HashMap<>()).load(bound, s, problems)))
                .map(ReadData::dataset);
        if (split.flatMap(SplitSettings::views).isPresent()) {
            problems.add(
                    data.orElseThrow().location(),
                    "data.views: a kernel is computed at the samples of the data, not at views. Leave it out; to"
                            + " compute the kernel at the anchors of the file, make its array 'anchors' the dataset");
        }
        requireEffect(settings, problems);
        problems.throwIfAny();
        BoundPlugin<Baseline> bound = baseline.orElseThrow();
        if (!(bound.make() instanceof KernelBaseline kernel)) {
            throw new UserErrorException(
                    bound.location(),
                    "the baseline " + bound.name() + " has no kernel of its own. Baselines with a kernel: "
                            + new Alternatives(plugins).kernelBaselines());
        }
        R064Store inputs = inputs(dataset.orElseThrow(), split.orElseThrow(), seed.orElseThrow(), data.get(), problems);
        kernel.network().objection(inputs).ifPresent(reason -> problems.add(bound.location(), reason));
        problems.throwIfAny();
        return new KernelPlan(
                arm,
                dataset.get(),
                inputs,
                kernel.network(),
                kernel.kind(),
                seed.orElseThrow(),
                List.copyOf(used),
                Stream.concat(notices.stream(), dataset.get().notices().stream())
                        .toList());
    }

    /**
     * Returns the arm with the baseline.
     *
     * @throws org.repdyn.core.problem.UserErrorException if none or several arms have one, or there was a problem before
     */
    private String armWithKernel(Study study, Problems problems) {
        List<String> arms = study.arms().keySet().stream()
                .filter(arm -> study.settings(arm).get(StudyKey.BASELINE).isPresent())
                .toList();
        if (arms.size() != 1) {
            problems.add(
                    SourceLocation.COMMAND_LINE,
                    arms.isEmpty()
                            ? "a kernel belongs to a baseline, and there is none. Write baseline=NAME, or name a study"
                                    + " that has one. Baselines with a kernel: "
                                    + new Alternatives(plugins).kernelBaselines()
                            : "several arms have a baseline; say whose kernel to compute with the argument 'arm': "
                                    + NameList.of(arms));
        }
        problems.throwIfAny();
        return arms.get(0);
    }

    /** Adds a problem for each setting of the command line that does not change a kernel. Those of a file may serve other commands. */
    private static void requireEffect(Settings settings, Problems problems) {
        List<String> without = new ArrayList<>();
        settings.values().forEach((key, value) -> {
            if (key == StudyKey.DATA && value instanceof Mapping data) {
                WITHOUT_EFFECT.stream()
                        .filter(option -> Optional.ofNullable(data.entries().get(option))
                                .filter(KernelPlanner::onCommandLine)
                                .isPresent())
                        .forEach(option -> without.add(key.key() + "." + option));
            } else if (!EFFECTIVE.contains(key) && onCommandLine(value)) {
                without.add(key.key());
            }
        });
        without.forEach(setting -> problems.add(
                SourceLocation.COMMAND_LINE,
                setting
                        + " has no effect on a kernel, which follows from the samples, the baseline and the seed."
                        + " Leave it out"));
    }

    private static boolean onCommandLine(ConfigValue value) {
        if (value instanceof Mapping map && !map.entries().isEmpty()) {
            return map.entries().values().stream().anyMatch(KernelPlanner::onCommandLine);
        }
        return (value instanceof Sequence list && !list.items().isEmpty())
                ? list.items().stream().anyMatch(KernelPlanner::onCommandLine)
                : value.location().source().equals(SourceLocation.COMMAND_LINE.source());
    }

    /** Returns the training samples if the study chooses them, else all samples. */
    private static R064Store inputs(
            Dataset dataset, SplitSettings split, Seed seed, ConfigValue where, Problems problems) {
        boolean chosen = split.train().isPresent() || split.heldOut().isPresent();
        int[] rows = IntStream.range(0, dataset.size()).toArray();
        if (chosen) {
            try {
                rows = split.split(dataset.size(), seed).train();
            } catch (IllegalArgumentException e) {
                problems.add(where.location(), "data: " + e.getMessage());
                problems.throwIfAny();
            }
        }
        R064Store all = dataset.inputs();
        R064Store result = R064Store.FACTORY.make(rows.length, all.getColDim());
        for (int j = 0; j < all.getColDim(); j++) {
            for (int i = 0; i < rows.length; i++) {
                result.data[j * rows.length + i] = all.data[j * all.getRowDim() + rows[i]];
            }
            if (split.centre()) {
                int from = j * rows.length;
                double mean = Arrays.stream(result.data, from, from + rows.length)
                        .average()
                        .orElse(0);
                for (int i = from; i < from + rows.length; i++) {
                    result.data[i] -= mean;
                }
            }
        }
        return result;
    }
}
