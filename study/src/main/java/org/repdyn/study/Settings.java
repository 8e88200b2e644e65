package org.repdyn.study;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.StudyKey.UnderBaseline;

/**
 * The settings of a whole study or of one arm. Plugins are in normal form: a map of the key {@code name} and the
 * options. A map without {@code name} changes options of the plugin that is set elsewhere.
 *
 * @param values values by key
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record Settings(Map<StudyKey, ConfigValue> values) {

    /** Empty settings. */
    public static final Settings NONE = new Settings(Map.of());

    /** The key of a plugin's name in its normal form. */
    public static final String NAME = "name";

    /** The keys of {@code data} that every dataset has, in addition to its own options. */
    public static final List<String> SPLIT_KEYS =
            List.of("train", "held-out", "centre", "augment-anchors", "positives", "views", "validation");

    public Settings {
        Map<StudyKey, ConfigValue> copy = new EnumMap<>(StudyKey.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    /** Returns the value of a key; empty if it is not set. */
    public Optional<ConfigValue> get(StudyKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /** Returns the place where a key is set; the arm of the given name if it is not set. */
    public SourceLocation place(StudyKey key, String arm) {
        return get(key).map(ConfigValue::location).orElse(new SourceLocation("arm " + arm, 0, 0));
    }

    /** Returns a copy with one key set. */
    public Settings with(StudyKey key, ConfigValue value) {
        Map<StudyKey, ConfigValue> changed = new LinkedHashMap<>(values);
        changed.put(key, value);
        return new Settings(changed);
    }

    /** Returns a copy without some keys. */
    public Settings without(StudyKey... keys) {
        Map<StudyKey, ConfigValue> changed = new LinkedHashMap<>(values);
        for (StudyKey key : keys) {
            changed.remove(key);
        }
        return new Settings(changed);
    }

    /** Merges these settings with others; where both set a key, these win by the rules of {@link #merge}. */
    public Settings over(Settings others) {
        Map<StudyKey, ConfigValue> merged = new LinkedHashMap<>(others.values);
        values.forEach((key, own) -> merged.merge(key, own, (other, mine) -> merge(key, other, mine)));
        return new Settings(merged);
    }

    /**
     * Returns the settings that a run uses: with a baseline, only those that a baseline uses
     * ({@link StudyKey#underBaseline}).
     */
    public Settings effective() {
        return values.containsKey(StudyKey.BASELINE)
                ? without(Arrays.stream(StudyKey.values())
                        .filter(key -> key.underBaseline() != UnderBaseline.USED)
                        .toArray(StudyKey[]::new))
                : this;
    }

    /**
     * Merges two values of a key. Options are inherited while the plugin is the same, and if they are given without a plugin; options of
     * a different plugin are dropped, except the keys of {@code data} that every dataset has. A list, or a map of constraints by block,
     * replaces the whole value. Seeds of parts of the draws are added to a seed of all draws.
     *
     * @param under the inherited value
     * @param over the value that wins
     */
    public static ConfigValue merge(StudyKey key, ConfigValue under, ConfigValue over) {
        if (key == StudyKey.SEED && under instanceof Scalar && over instanceof Mapping own) {
            return union(new Mapping(Map.of(SeedPart.BASE.key(), under), under.location()), own);
        }
        if (!(under instanceof Mapping base) || !(over instanceof Mapping own)) {
            return over;
        }
        return switch (key.form()) {
            case SCALAR, SEEDS, PLUGINS, NAMES, TUNING -> own;
            case OPTIONS, SEED -> union(base, own);
            case CONSTRAINT ->
                base.entries().containsKey(NAME) && own.entries().containsKey(NAME) ? plugin(key, base, own) : own;
            case PLUGIN -> plugin(key, base, own);
        };
    }

    private static Mapping plugin(StudyKey key, Mapping base, Mapping own) {
        Optional<String> name = name(own);
        Optional<String> inherited = name(base);
        if (name.isEmpty() || inherited.isEmpty() || name.equals(inherited)) {
            return union(base, own);
        }
        if (key != StudyKey.DATA) {
            return own;
        }
        Map<String, ConfigValue> kept = new LinkedHashMap<>();
        SPLIT_KEYS.forEach(
                split -> Optional.ofNullable(base.entries().get(split)).ifPresent(value -> kept.put(split, value)));
        return union(new Mapping(kept, own.location()), own);
    }

    private static Mapping union(Mapping base, Mapping own) {
        Map<String, ConfigValue> all = new LinkedHashMap<>(base.entries());
        all.putAll(own.entries());
        return new Mapping(all, own.location());
    }

    /** Returns the settings as nested sorted maps, lists and text, by key. */
    public SortedMap<String, Object> tree() {
        SortedMap<String, Object> tree = new TreeMap<>();
        values.forEach((key, value) -> tree.put(key.key(), tree(value)));
        return tree;
    }

    /** Returns a value as nested sorted maps, lists and text. */
    public static Object tree(ConfigValue value) {
        if (value instanceof Mapping mapping) {
            SortedMap<String, Object> tree = new TreeMap<>();
            mapping.entries().forEach((key, inner) -> tree.put(key, tree(inner)));
            return tree;
        }
        if (value instanceof Sequence sequence) {
            return sequence.items().stream().map(Settings::tree).toList();
        }
        return ((Scalar) value).text();
    }

    /** Returns the name in a plugin's normal form; empty if the value has none. */
    public static Optional<String> name(ConfigValue plugin) {
        return plugin instanceof Mapping map && map.entries().get(NAME) instanceof Scalar scalar
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
