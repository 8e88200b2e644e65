package org.repdyn.study.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.random.Seed;
import org.repdyn.data.spi.Dataset;
import org.repdyn.dynamics.spi.PredictorHead;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** A plan in the words of a study: with every option, or with those that are not at their default. */
final class WrittenPlan {

    private WrittenPlan() {}

    /**
     * All that was set, in the words of a study.
     *
     * @param given what was set as it was written, for what is no plugin
     */
    static Settings settings(
            ArmPlan plan,
            Bound<Function<Seed, Dataset>> data,
            Mapping split,
            Optional<Bound<PredictorHead>> predictor,
            Mapping time,
            Settings given,
            Function<Bound<?>, Mapping> write) {
        Map<String, ConfigValue> dataOptions =
                new LinkedHashMap<>(write.apply(data).entries());
        dataOptions.putAll(split.entries());
        Settings resolved = Settings.NONE
                .with(StudyKey.SEED, new Scalar(Long.toString(plan.seed().value()), SourceLocation.DEFAULT))
                .with(StudyKey.DATA, new Mapping(dataOptions, SourceLocation.DEFAULT))
                .with(StudyKey.AUGMENT, list(plan.augmentations(), write))
                .with(StudyKey.LOSS, write.apply(plan.field()))
                .with(StudyKey.ENCODER, write.apply(plan.encoder()))
                .with(StudyKey.TIME, time)
                .with(StudyKey.OBSERVABLES, list(plan.observables(), write));
        if (plan.method() instanceof Method.Kernel kernel) {
            resolved = resolved.with(StudyKey.BASELINE, write.apply(kernel.baseline()));
        } else if (plan.method() instanceof Method.Training training) {
            resolved = resolved.with(StudyKey.DYNAMICS, write.apply(training.dynamics()))
                    .with(StudyKey.CONSTRAINT, constraints(plan, training, write));
        }
        Optional<ConfigValue> decay = given.get(StudyKey.WEIGHT_DECAY);
        if (decay.isPresent()) {
            resolved = resolved.with(StudyKey.WEIGHT_DECAY, decay.get());
        }
        if (predictor.isPresent()) {
            resolved = resolved.with(StudyKey.PREDICTOR, write.apply(predictor.get()));
        }
        return resolved;
    }

    private static Mapping constraints(ArmPlan plan, Method.Training training, Function<Bound<?>, Mapping> write) {
        List<WeightBlock> blocks =
                plan.encoder().make().blocks(plan.dataset().inputs().getColDim());
        if (blocks.size() == 1) {
            return write.apply(training.constraints().get(0));
        }
        Map<String, ConfigValue> byBlock = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            byBlock.put(blocks.get(i).name(), write.apply(training.constraints().get(i)));
        }
        return new Mapping(byBlock, SourceLocation.DEFAULT);
    }

    private static Sequence list(List<? extends Bound<?>> plugins, Function<Bound<?>, Mapping> write) {
        return new Sequence(plugins.stream().<ConfigValue>map(write).toList(), SourceLocation.DEFAULT);
    }

    static Mapping fully(Bound<?> plugin) {
        return named(plugin.name(), plugin.options());
    }

    static Mapping briefly(Bound<?> plugin) {
        return named(plugin.name(), plugin.differing());
    }

    private static Mapping named(String name, Mapping options) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        entries.put(Settings.NAME, new Scalar(name, SourceLocation.DEFAULT));
        entries.putAll(options.entries());
        return new Mapping(entries, SourceLocation.DEFAULT);
    }
}
