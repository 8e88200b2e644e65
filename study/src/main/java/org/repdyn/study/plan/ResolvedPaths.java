package org.repdyn.study.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;
import org.repdyn.study.yaml.StudyYaml;

/**
 * Writer of the resolved settings of an arm, without its seed, as texts by path. A plugin's name is at the path of the
 * plugin and its options are below it, such as {@code encoder} and {@code encoder.width}; plugins of a list are below
 * their names, such as {@code augment.gaussian-noise.sd}.
 */
final class ResolvedPaths {

    /** Value of a list without entries, and of a key that an arm can have and does not have. */
    private static final String NONE = "none";

    private final Map<String, String> values = new LinkedHashMap<>();

    private ResolvedPaths() {}

    /** Returns the settings of an arm by path. */
    static Map<String, String> of(ArmPlan plan) {
        ResolvedPaths paths = new ResolvedPaths();
        Settings resolved = plan.resolved()
                .effective()
                .without(
                        StudyKey.SEED, StudyKey.COLUMNS, StudyKey.INTERVAL, StudyKey.WEIGHT_DECAY, StudyKey.CONSTRAINT);
        resolved.values().forEach((key, value) -> paths.add(key.key(), value));
        if (plan.arm().method() instanceof ArmMethod.Training training) {
            paths.addConstraints(plan.arm(), training);
            paths.values.put(StudyKey.WEIGHT_DECAY.key(), Decimals.write(training.weightDecay()));
            paths.values.putIfAbsent(StudyKey.PREDICTOR.key(), NONE);
            paths.values.putIfAbsent(StudyKey.INITIAL_WEIGHTS.key(), NONE);
            paths.values.putIfAbsent(StudyKey.STEPS.key(), NONE);
            paths.values.putIfAbsent(StudyKey.EVALUATIONS.key(), NONE);
        } else {
            // A baseline takes only options of the encoder, such as the number of outputs.
            paths.values.remove(StudyKey.ENCODER.key());
        }
        return paths.values;
    }

    private void add(String path, ConfigValue value) {
        if (value instanceof Scalar scalar) {
            values.put(path, scalar.text());
        } else if (value instanceof Mapping mapping) {
            Settings.name(mapping).ifPresent(name -> values.put(path, name));
            addOptions(path, mapping);
        } else if (value instanceof Sequence sequence) {
            addList(path, sequence);
        }
    }

    private void addOptions(String path, Mapping mapping) {
        mapping.entries().forEach((key, value) -> {
            if (!key.equals(Settings.NAME)) {
                add(path + "." + key, value);
            }
        });
    }

    private void addList(String path, Sequence list) {
        Map<String, Integer> occurrences = new HashMap<>();
        for (ConfigValue item : list.items()) {
            Settings.name(item).ifPresent(name -> {
                int occurrence = occurrences.merge(name, 1, Integer::sum);
                addOptions(path + "." + name + (occurrence > 1 ? "-" + occurrence : ""), (Mapping) item);
            });
        }
        values.put(
                path,
                list.items().isEmpty()
                        ? NONE
                        : list.items().stream()
                                .map(item -> Settings.name(item).orElseGet(() -> StudyYaml.inline(item)))
                                .collect(Collectors.joining(", ")));
    }

    /**
     * Adds the constraint of the output block if the other blocks have none, as a study writes it; otherwise the
     * constraint of each block.
     */
    private void addConstraints(CheckedArm arm, ArmMethod.Training training) {
        String key = StudyKey.CONSTRAINT.key();
        List<WeightBlock> blocks =
                arm.encoder().make().blocks(arm.dataset().inputs().getColDim());
        Map<String, BoundPlugin<?>> constrained = new LinkedHashMap<>();
        for (int i = 0; i < blocks.size(); i++) {
            BoundPlugin<?> constraint = training.constraints().get(i);
            if (blocks.get(i).output() || !constraint.name().equals(Defaults.BUILT_IN.constraint())) {
                constrained.put(blocks.get(i).name(), constraint);
            }
        }
        if (constrained.size() == 1) {
            constrained.values().forEach(constraint -> {
                values.put(key, constraint.name());
                addOptions(key, constraint.options());
            });
        } else {
            constrained.forEach((block, constraint) -> addOptions(key + "." + block, constraint.options()));
            values.put(
                    key,
                    constrained.entrySet().stream()
                            .map(entry ->
                                    entry.getKey() + ": " + entry.getValue().name())
                            .collect(Collectors.joining(", ")));
        }
    }
}
