package org.repdyn.study;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;

/**
 * What is set, for a whole study or for one arm. Plugins are in normal form: a map with the key {@code name} and the
 * options; a map without {@code name} changes options of the plugin set elsewhere.
 *
 * @param values by axis
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Settings(Map<StudyKey, ConfigValue> values) {

    /** Nothing is set. */
    public static final Settings NONE = new Settings(Map.of());

    /** The key of a plugin's name. */
    public static final String NAME = "name";

    /** Keys of {@code data} that hold for every dataset. */
    public static final List<String> SPLIT_KEYS =
            List.of("train", "held-out", "centre", "augment-anchors", "positives");

    public Settings {
        Map<StudyKey, ConfigValue> copy = new EnumMap<>(StudyKey.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** What an axis is set to. */
    public Optional<ConfigValue> get(StudyKey axis) {
        return Optional.ofNullable(values.get(axis));
    }

    /** These settings with one axis changed. */
    public Settings with(StudyKey axis, ConfigValue value) {
        Map<StudyKey, ConfigValue> changed = new LinkedHashMap<>(values);
        changed.put(axis, value);
        return new Settings(changed);
    }

    /** These settings without some axes. */
    public Settings without(StudyKey... axes) {
        Map<StudyKey, ConfigValue> changed = new LinkedHashMap<>(values);
        for (StudyKey axis : axes) {
            changed.remove(axis);
        }
        return new Settings(changed);
    }

    /** These settings where they say something, the others elsewhere. */
    public Settings over(Settings others) {
        Map<StudyKey, ConfigValue> merged = new LinkedHashMap<>(others.values);
        values.forEach((axis, own) -> merged.merge(axis, own, (other, mine) -> merge(axis, other, mine)));
        return new Settings(merged);
    }

    /** The settings that matter to a run: a baseline has no constraint, no predictor, no weights to decay and no dynamics. */
    public Settings effective() {
        return values.containsKey(StudyKey.BASELINE)
                ? without(StudyKey.CONSTRAINT, StudyKey.PREDICTOR, StudyKey.WEIGHT_DECAY, StudyKey.DYNAMICS)
                : this;
    }

    /**
     * One value laid over another: options are kept as long as the plugin stays the same; those of another plugin are
     * dropped.
     */
    public static ConfigValue merge(StudyKey axis, ConfigValue under, ConfigValue over) {
        if (!(under instanceof Mapping base) || !(over instanceof Mapping own)) {
            return over;
        }
        return switch (axis.form()) {
            case SCALAR, PLUGINS -> own;
            case OPTIONS -> union(base, own);
            case CONSTRAINT ->
                base.entries().containsKey(NAME) && own.entries().containsKey(NAME) ? plugin(axis, base, own) : own;
            case PLUGIN -> plugin(axis, base, own);
        };
    }

    private static Mapping plugin(StudyKey axis, Mapping base, Mapping own) {
        Optional<String> name = name(own);
        if (name.isEmpty() || name.equals(name(base))) {
            return union(base, own);
        }
        if (axis != StudyKey.DATA) {
            return own;
        }
        Map<String, ConfigValue> kept = new LinkedHashMap<>();
        SPLIT_KEYS.forEach(
                key -> Optional.ofNullable(base.entries().get(key)).ifPresent(value -> kept.put(key, value)));
        return union(new Mapping(kept, own.location()), own);
    }

    private static Mapping union(Mapping base, Mapping own) {
        Map<String, ConfigValue> all = new LinkedHashMap<>(base.entries());
        all.putAll(own.entries());
        return new Mapping(all, own.location());
    }

    /** The name in a plugin's normal form. */
    public static Optional<String> name(ConfigValue plugin) {
        return plugin instanceof Mapping map && map.entries().get(NAME) instanceof Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
