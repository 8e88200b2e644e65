package org.repdyn.study.plan;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.CountedNoun;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Augmentation;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.manifolds.spi.Constraint;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.Overrides;

/**
 * Adaptation of a study to a dataset that an override put in place of the study's own. The study's augmentations and
 * sizes were chosen for its own dataset; those that do not fit the new one are replaced, and each replacement is a
 * notice. Settings that come from overrides are never replaced.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class DatasetFit {

    /** Name of the dataset setting that limits the training samples. */
    private static final String TRAIN = "train";

    /** Name of the dataset setting that limits the held-out samples. */
    private static final String HELD_OUT = "held-out";

    /** Standard deviation of the noise, as a share of the root-mean-square deviation of the coordinates. */
    private static final double NOISE = 0.1;

    private final Plugins plugins;
    private final Map<String, Dataset> datasets;

    /**
     * Creates an adaptation.
     *
     * @param datasets datasets read so far; the one that is read here is added, so that the planner need not read it again
     */
    public DatasetFit(Plugins plugins, Map<String, Dataset> datasets) {
        this.plugins = plugins;
        this.datasets = datasets;
    }

    /**
     * Adapts a study; unchanged if the common dataset is the same as before, or if it cannot be read, which the planner
     * reports.
     *
     * @param before the study without overrides
     * @param after the study with overrides
     * @return the adapted study; its notices are those of {@code after} and one line for each setting that was replaced
     */
    public Overrides.Outcome fit(Study before, Overrides.Outcome after) {
        Settings common = after.study().common();
        Optional<ConfigValue> data = common.get(StudyKey.DATA);
        if (data.isEmpty() || !replaced(before.common().get(StudyKey.DATA), data.get())) {
            return after;
        }
        return load(common, data.get())
                .map(dataset -> titled(before, new Adaptation(dataset, after).fitted(), dataset))
                .orElse(after);
    }

    /** Returns a study whose title names its dataset, unless an override has given it a title. */
    private static Overrides.Outcome titled(Study before, Overrides.Outcome fitted, Dataset dataset) {
        return fitted.study().title().equals(before.title())
                ? new Overrides.Outcome(
                        fitted.study().withTitle(before.title() + ": " + dataset.name()), fitted.notices())
                : fitted;
    }

    /** Returns true if a value names a dataset, and it is not the one before. */
    private static boolean replaced(Optional<ConfigValue> before, ConfigValue after) {
        return Settings.name(after).isPresent()
                && !before.flatMap(Settings::name).equals(Settings.name(after));
    }

    private Optional<Dataset> load(Settings settings, ConfigValue data) {
        Problems ignored = new Problems(); // the planner reports them
        // Only the shape of the data matters here, so that several seeds that are not expanded yet count as 0.
        Seed seed = ArmSeeds.of(settings, ignored).map(ArmSeeds::data).orElse(new Seed(0));
        return new PluginBinder(plugins, ignored)
                .dataset(data, "data")
                .flatMap(bound -> new Datasets(datasets).load(bound, seed, ignored))
                .map(ReadData::dataset);
    }

    /** The adaptation of one study to one dataset. */
    private final class Adaptation {

        private final Dataset dataset;
        private final List<String> notices;
        private Study study;

        Adaptation(Dataset dataset, Overrides.Outcome changed) {
            this.dataset = dataset;
            this.notices = new ArrayList<>(changed.notices());
            this.study = changed.study();
        }

        Overrides.Outcome fitted() {
            boolean resized = fitSplit(Optional.empty(), dataset.size() - 1);
            int most = resized ? 2 * dataset.size() / 3 : dataset.size() - 1;
            for (String arm : study.arms().keySet()) {
                Optional<ConfigValue> own =
                        study.arms().getOrDefault(arm, Settings.NONE).get(StudyKey.DATA);
                if (own.isPresent() && Settings.name(own.get()).isEmpty()) {
                    fitSplit(Optional.of(arm), most);
                }
            }
            fitAugmentations();
            fitOutputs();
            return new Overrides.Outcome(study, notices);
        }

        private Settings level(Optional<String> arm) {
            return arm.map(a -> study.arms().getOrDefault(a, Settings.NONE)).orElse(study.common());
        }

        private void set(Optional<String> arm, StudyKey key, ConfigValue value) {
            Settings changed = level(arm).with(key, value);
            study = arm.map(a -> study.withArm(a, changed)).orElseGet(() -> study.withCommon(changed));
        }

        /**
         * Removes the study's sizes of training and held-out set if they ask for too many samples.
         *
         * @param most largest number of training samples
         */
        private boolean fitSplit(Optional<String> arm, int most) {
            Mapping data = (Mapping) level(arm).get(StudyKey.DATA).orElseThrow();
            long train = stated(data, TRAIN);
            if (train <= most && train + stated(data, HELD_OUT) <= dataset.size()) {
                return false;
            }
            Map<String, ConfigValue> entries = new LinkedHashMap<>(data.entries());
            List<String> removed = new ArrayList<>();
            for (String key : List.of(TRAIN, HELD_OUT)) {
                ConfigValue value = entries.get(key);
                if (value != null && !fromOverride(value)) {
                    removed.add(key + " = " + ((Scalar) value).text());
                    entries.remove(key);
                }
            }
            if (removed.isEmpty()) {
                return false;
            }
            set(arm, StudyKey.DATA, new Mapping(entries, data.location()));
            String prefix = arm.map(a -> "arms." + a + ".").orElse("");
            notices.add(prefix + "data: " + String.join(" and ", removed) + " of the study is left out, because "
                    + dataset.name() + " has " + dataset.size()
                    + " samples; by default two thirds are for training. Change it with " + prefix + "data.train=N");
            return true;
        }

        /** Returns a stated number of samples; 0 if it is not stated or not a number, which the planner reports. */
        private long stated(Mapping data, String key) {
            return data.entries().get(key) instanceof Scalar scalar
                    ? Decimals.readWhole(scalar.text()).orElse(0)
                    : 0;
        }

        /** Replaces the augmentations by noise in proportion to the data if one of them cannot be applied. */
        private void fitAugmentations() {
            List<ConfigValue> items = study.common()
                    .get(StudyKey.AUGMENT)
                    .filter(Sequence.class::isInstance)
                    .map(list -> ((Sequence) list).items())
                    .orElse(List.of());
            if (items.stream().anyMatch(this::overridden)) {
                return;
            }
            Optional<String> objection = items.stream()
                    .flatMap(item -> new PluginBinder(plugins, new Problems())
                            .augmentation(item, "augment").map(BoundPlugin::make).flatMap(this::objection).stream())
                    .findFirst();
            if (objection.isEmpty()) {
                return;
            }
            double spread = deviation();
            String deviation = Decimals.write(twoDigits(NOISE * (spread > 0 ? spread : 1)));
            Map<String, ConfigValue> noise = new LinkedHashMap<>();
            noise.put(Settings.NAME, scalar(Defaults.BUILT_IN.augmentation()));
            noise.put(Defaults.BUILT_IN.deviation(), scalar(deviation));
            set(
                    Optional.empty(),
                    StudyKey.AUGMENT,
                    new Sequence(List.of(new Mapping(noise, SourceLocation.DEFAULT)), SourceLocation.DEFAULT));
            String noiseName = Defaults.BUILT_IN.augmentation();
            String option = Defaults.BUILT_IN.deviation();
            notices.add("augment is " + noiseName + " with " + option + " " + deviation
                    + (spread > 0
                            ? ", a tenth of the root-mean-square deviation of the data"
                            : ", although all samples are equal")
                    + ", in place of "
                    + items.stream().map(item -> Settings.name(item).orElse("")).collect(Collectors.joining(", "))
                    + " (" + objection.get() + "). Change it with augment." + noiseName + "." + option + "="
                    + option.toUpperCase(Locale.ROOT)
                    + " or augment=NAME");
        }

        private Optional<String> objection(Augmentation augmentation) {
            return augmentation.objection(dataset.inputs().getColDim(), dataset.image());
        }

        /** Returns the root of the mean variance of the coordinates; 0 if and only if the samples are all equal. */
        private double deviation() {
            R064Store x = dataset.inputs();
            int n = x.getRowDim();
            double largest = 0;
            for (double value : x.data) {
                largest = Math.max(largest, Math.abs(value));
            }
            // In units of the largest input no square overflows, and the sum is positive if two samples differ.
            double unit = largest > 0 ? largest : 1;
            double sum = 0;
            for (int j = 0; j < x.getColDim(); j++) {
                // Differences from the first sample, so that rounding does not part equal samples.
                double first = x.doubleValue(0, j) / unit;
                double mean = 0;
                for (int i = 1; i < n; i++) {
                    mean += (x.doubleValue(i, j) / unit - first) / n;
                }
                for (int i = 0; i < n; i++) {
                    double difference = x.doubleValue(i, j) / unit - first - mean;
                    sum += difference * difference / n / x.getColDim();
                }
            }
            return unit * Math.sqrt(sum);
        }

        /** Lowers the number of outputs if a constraint of the study needs more coordinates than the data have. */
        private void fitOutputs() {
            Optional<Mapping> encoder = study.common()
                    .get(StudyKey.ENCODER)
                    .filter(Mapping.class::isInstance)
                    .map(Mapping.class::cast);
            encoder.ifPresent(map -> outputsOption(map).ifPresent(option -> fitOutputs(map, option)));
        }

        /**
         * Returns the option of an encoder that sets its number of outputs: the number of outputs is the value of the
         * option, also if the value is one less. Empty if no such option is stated by the study.
         */
        private Optional<String> outputsOption(Mapping encoder) {
            return encoder.entries().keySet().stream()
                    .filter(key -> !key.equals(Settings.NAME) && !fromOverride(entry(encoder, key)))
                    .filter(key -> {
                        int value = whole(encoder, key);
                        return value > 1 && setsOutputs(encoder, key, value) && setsOutputs(encoder, key, value - 1);
                    })
                    .findFirst();
        }

        private static ConfigValue entry(Mapping encoder, String key) {
            return Objects.requireNonNull(encoder.entries().get(key));
        }

        /** Returns the whole number of an option, at most 2³¹ − 1; 0 if its value is not a whole number. */
        private static int whole(Mapping encoder, String key) {
            return entry(encoder, key) instanceof Scalar scalar
                    ? (int) Math.min(
                            Integer.MAX_VALUE, Decimals.readWhole(scalar.text()).orElse(0))
                    : 0;
        }

        private boolean setsOutputs(Mapping encoder, String option, int value) {
            return new PluginBinder(plugins, new Problems())
                    .encoder(with(encoder, option, value), "encoder")
                    .filter(bound -> bound.make().outputs() == value)
                    .isPresent();
        }

        private void fitOutputs(Mapping map, String option) {
            int outputs = whole(map, option);
            if (constraintsAccept(map)) {
                return;
            }
            // Fewer outputs than coordinates, so that an orthogonality constraint leaves a subspace to choose.
            for (int k = Math.min(outputs - 1, Math.max(1, dataset.inputs().getColDim() - 1)); k >= 1; k--) {
                Mapping fewer = with(map, option, k);
                if (constraintsAccept(fewer)) {
                    set(Optional.empty(), StudyKey.ENCODER, fewer);
                    String path = "encoder." + option;
                    notices.add(path + " is " + k + " in place of " + outputs + ", because " + dataset.name() + " has "
                            + CountedNoun.of(dataset.inputs().getColDim(), "input coordinate")
                            + ". Change it with " + path + "=K");
                    return;
                }
            }
        }

        private boolean constraintsAccept(Mapping encoder) {
            PluginBinder binder = new PluginBinder(plugins, new Problems());
            return binder.encoder(encoder, "encoder")
                    .map(bound -> bound.make().blocks(dataset.inputs().getColDim()))
                    .map(blocks -> study.arms().keySet().stream()
                            .flatMap(arm -> constraint(arm, binder).stream())
                            .allMatch(constraint -> accepts(constraint, blocks)))
                    .orElse(true);
        }

        /** Returns the constraint of an arm's output block; empty if the arm has none, or one for each block. */
        private Optional<Constraint> constraint(String arm, PluginBinder binder) {
            return study.settings(arm)
                    .effective()
                    .get(StudyKey.CONSTRAINT)
                    .filter(value -> Settings.name(value).isPresent())
                    .flatMap(value -> binder.constraint(value, "constraint"))
                    .map(BoundPlugin::make);
        }

        private boolean accepts(Constraint constraint, List<WeightBlock> blocks) {
            return blocks.stream().filter(WeightBlock::output).allMatch(block -> constraint
                    .objection(block.rows(), block.columns())
                    .isEmpty());
        }

        private static Mapping with(Mapping encoder, String option, int value) {
            Map<String, ConfigValue> entries = new LinkedHashMap<>(encoder.entries());
            entries.put(option, scalar(Integer.toString(value)));
            return new Mapping(entries, encoder.location());
        }

        private boolean overridden(ConfigValue value) {
            return fromOverride(value)
                    || (value instanceof Mapping map
                            && map.entries().values().stream().anyMatch(DatasetFit::fromOverride));
        }
    }

    private static boolean fromOverride(ConfigValue value) {
        return value.location().equals(SourceLocation.COMMAND_LINE);
    }

    private static Scalar scalar(String text) {
        return new Scalar(text, SourceLocation.DEFAULT);
    }

    private static double twoDigits(double value) {
        return new BigDecimal(value).round(new MathContext(2)).doubleValue();
    }
}
