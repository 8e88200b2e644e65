package org.repdyn.study.plan;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.repdyn.core.result.FactorValue;
import org.repdyn.dynamics.spi.WeightBlock;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/**
 * Writer of the resolved settings of an arm, without its seed, by path. A plugin's name is at the path of the plugin and
 * its options are below it, such as {@code encoder} and {@code encoder.width}; plugins of a list are below their names,
 * such as {@code augment.gaussian-noise.sd}.
 */
final class ResolvedPaths {

    /** Value of a key that an arm can have and does not have. */
    private static final FactorValue NONE = new FactorValue.None();

    private final TypedSettings types;
    private final Map<String, FactorValue> values = new LinkedHashMap<>();

    private ResolvedPaths(ArmPlan plan) {
        types = new TypedSettings(plan);
    }

    /** Returns the settings of an arm by path. */
    static Map<String, FactorValue> of(ArmPlan plan) {
        ResolvedPaths paths = new ResolvedPaths(plan);
        Settings resolved = plan.resolved()
                .effective()
                .without(
                        StudyKey.SEED, StudyKey.COLUMNS, StudyKey.INTERVAL, StudyKey.WEIGHT_DECAY, StudyKey.CONSTRAINT);
        resolved.values().forEach((key, value) -> paths.add(key.key(), paths.types.value(key, value)));
        if (plan.arm().method() instanceof ArmMethod.Training training) {
            paths.addConstraints(plan.arm(), training);
            paths.values.put(StudyKey.WEIGHT_DECAY.key(), new FactorValue.Numeric(training.weightDecay()));
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

    private void add(String path, Object value) {
        if (value instanceof Map<?, ?> map) {
            Object name = map.get(Settings.NAME);
            if (name != null) {
                values.put(path, FactorValue.of(name));
            }
            addOptions(path, map);
        } else if (value instanceof List<?> list) {
            addList(path, list);
        } else {
            values.put(path, FactorValue.of(value));
        }
    }

    private void addOptions(String path, Map<?, ?> options) {
        options.forEach((key, value) -> {
            if (!key.equals(Settings.NAME)) {
                add(path + "." + key, value);
            }
        });
    }

    private void addList(String path, List<?> list) {
        Map<String, Integer> occurrences = new HashMap<>();
        for (Object item : list) {
            if (item instanceof Map<?, ?> plugin && plugin.get(Settings.NAME) instanceof String name) {
                int occurrence = occurrences.merge(name, 1, Integer::sum);
                addOptions(path + "." + name + (occurrence > 1 ? "-" + occurrence : ""), plugin);
            }
        }
        values.put(
                path,
                FactorValue.of(list.stream()
                        .<Object>map(item ->
                                item instanceof Map<?, ?> plugin && plugin.get(Settings.NAME) instanceof String name
                                        ? name
                                        : item)
                        .toList()));
    }

    /**
     * Adds the constraint of the output block if the other blocks have none, as a study writes it; otherwise the
     * constraint of each block.
     */
    private void addConstraints(CheckedArm arm, ArmMethod.Training training) {
        StudyKey key = StudyKey.CONSTRAINT;
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
            constrained.values().forEach(constraint -> add(key.key(), types.plugin(key, constraint)));
        } else {
            Map<String, FactorValue> names = new LinkedHashMap<>();
            constrained.forEach((block, constraint) -> {
                addOptions(key.key() + "." + block, types.plugin(key, constraint));
                names.put(block, new FactorValue.Text(constraint.name()));
            });
            values.put(key.key(), new FactorValue.Entries(names));
        }
    }
}
