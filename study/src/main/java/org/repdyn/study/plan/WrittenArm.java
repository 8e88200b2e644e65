package org.repdyn.study.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/** Writer of a checked arm as the settings of a study. */
final class WrittenArm {

    /** Writer of options; it has no state. */
    private static final OptionsBinder OPTIONS = new OptionsBinder();

    private WrittenArm() {}

    /** Options that are written. */
    enum Detail {
        /** All options. */
        ALL,
        /** Options that are not at their default values. */
        BRIEF
    }

    /** Returns the settings of an arm. */
    static Settings settings(CheckedArm arm, Detail detail) {
        Map<String, ConfigValue> data =
                new LinkedHashMap<>(plugin(arm.data(), detail).entries());
        data.putAll(options(arm.split(), detail).entries());
        Settings settings = Settings.NONE
                .with(StudyKey.SEED, seed(arm.seeds()))
                .with(StudyKey.DATA, new Mapping(data, SourceLocation.DEFAULT))
                .with(StudyKey.AUGMENT, list(arm.augmentations(), detail))
                .with(StudyKey.LOSS, plugin(arm.field(), detail))
                .with(StudyKey.ENCODER, plugin(arm.encoder(), detail))
                .with(StudyKey.TIME, options(arm.time(), detail))
                .with(StudyKey.OBSERVABLES, list(arm.measurements().alongTheRun(), detail));
        if (arm.method() instanceof ArmMethod.Kernel kernel) {
            settings = settings.with(StudyKey.BASELINE, plugin(kernel.baseline(), detail));
        } else if (arm.method() instanceof ArmMethod.Training training) {
            settings = settings.with(StudyKey.DYNAMICS, plugin(training.dynamics(), detail))
                    .with(StudyKey.CONSTRAINT, constraints(arm, training, detail));
            settings = limit(settings, StudyKey.STEPS, training.budget().steps());
            settings = limit(settings, StudyKey.EVALUATIONS, training.budget().evaluations());
            Optional<ConfigValue> file = arm.settings().get(StudyKey.INITIAL_WEIGHTS);
            if (file.isPresent()) {
                settings = settings.with(StudyKey.INITIAL_WEIGHTS, file.get());
            }
        }
        if (arm.predictor().isPresent()) {
            settings = settings.with(StudyKey.PREDICTOR, plugin(arm.predictor().get(), detail));
        }
        // Keys that name no plugin are written as the user wrote them.
        for (StudyKey key : List.of(StudyKey.WEIGHT_DECAY, StudyKey.COLUMNS, StudyKey.INTERVAL)) {
            ConfigValue given = arm.settings().effective().values().get(key);
            if (given != null) {
                settings = settings.with(key, given);
            }
        }
        return settings;
    }

    private static Settings limit(Settings settings, StudyKey key, OptionalLong limit) {
        return limit.isPresent()
                ? settings.with(key, new Scalar(Long.toString(limit.getAsLong()), SourceLocation.DEFAULT))
                : settings;
    }

    /** Returns the seeds of an arm: one, or one for each part of the draws. */
    static ConfigValue seed(ArmSeeds seeds) {
        if (seeds.areEqual()) {
            return seed(seeds.value());
        }
        Map<String, ConfigValue> parts = new LinkedHashMap<>();
        seeds.byPart().forEach((part, seed) -> parts.put(part, seed(seed)));
        return new Mapping(parts, SourceLocation.DEFAULT);
    }

    private static Scalar seed(long seed) {
        return new Scalar(Long.toString(seed), SourceLocation.DEFAULT);
    }

    private static Mapping constraints(CheckedArm arm, ArmMethod.Training training, Detail detail) {
        List<WeightBlock> blocks =
                arm.encoder().make().blocks(arm.dataset().inputs().getColDim());
        if (blocks.size() == 1) {
            return plugin(training.constraints().get(0), detail);
        }
        Map<String, ConfigValue> byBlock = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            byBlock.put(blocks.get(i).name(), plugin(training.constraints().get(i), detail));
        }
        return new Mapping(byBlock, SourceLocation.DEFAULT);
    }

    private static Sequence list(List<? extends BoundPlugin<?>> plugins, Detail detail) {
        return new Sequence(
                plugins.stream().<ConfigValue>map(p -> plugin(p, detail)).toList(), SourceLocation.DEFAULT);
    }

    private static Mapping plugin(BoundPlugin<?> plugin, Detail detail) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        entries.put(Settings.NAME, new Scalar(plugin.name(), SourceLocation.DEFAULT));
        entries.putAll((detail == Detail.ALL ? plugin.options() : plugin.differing()).entries());
        return new Mapping(entries, SourceLocation.DEFAULT);
    }

    private static <O extends Record> Mapping options(O options, Detail detail) {
        return detail == Detail.ALL ? OPTIONS.unbind(options) : OPTIONS.differing(options);
    }
}
