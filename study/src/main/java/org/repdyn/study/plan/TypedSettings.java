package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionDescription.Kind;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/**
 * Types of the settings of an arm, from the options that its plugins declare. A setting is a {@code Boolean}, a {@code
 * Long}, a {@code Double}, a text, or a list or a map of these. What a plugin reads itself has the types that YAML 1.2
 * gives it. A number that JSON does not have, such as {@code inf}, is a text.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class TypedSettings {

    private static final OptionsBinder OPTIONS = new OptionsBinder();
    private static final Map<String, OptionDescription> SPLIT = byName(OPTIONS.describe(SplitSettings.class));
    private static final Map<String, OptionDescription> TIME = byName(OPTIONS.describe(TimeSettings.class));

    /** The plugins in use by kind, a blank and name. */
    private final Map<String, UsedPlugin> plugins = new HashMap<>();

    /** Creates the types of the settings of an arm. */
    public TypedSettings(ArmPlan plan) {
        plan.plugins()
                .forEach(used -> plugins.put(used.kind() + " " + used.plugin().name(), used));
    }

    /** Returns settings of the arm by key. */
    public Map<String, Object> tree(Settings settings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        settings.values().forEach((key, value) -> tree.put(key.key(), value(key, value)));
        return tree;
    }

    /** Returns the value of a key. */
    public Object value(StudyKey key, ConfigValue value) {
        return switch (key.form()) {
            case SCALAR -> scalar(kind(key), ((Scalar) value).text());
            case SEED, SEEDS -> whole(value);
            case PLUGIN -> plugin(kindOfPlugin(key), value);
            case PLUGINS ->
                ((Sequence) value)
                        .items().stream()
                                .map(item -> plugin(kindOfPlugin(key), item))
                                .toList();
            case CONSTRAINT ->
                Settings.name(value).isPresent() ? plugin(kindOfPlugin(key), value) : blocks(key, (Mapping) value);
            case OPTIONS -> options(TIME, ((Mapping) value).entries());
            case NAMES, TUNING -> Settings.tree(value);
        };
    }

    /**
     * Returns a plugin with its options.
     *
     * @param key the key that names plugins of this kind
     */
    public Map<String, Object> plugin(StudyKey key, BoundPlugin<?> plugin) {
        return named(
                plugin.name(),
                options(
                        declared(kindOfPlugin(key), plugin.name()),
                        plugin.options().entries()));
    }

    private static Map<String, Object> named(String name, Map<String, Object> options) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(Settings.NAME, name);
        tree.putAll(options);
        return tree;
    }

    private Map<String, Object> blocks(StudyKey key, Mapping blocks) {
        Map<String, Object> tree = new LinkedHashMap<>();
        blocks.entries().forEach((block, value) -> tree.put(block, plugin(kindOfPlugin(key), value)));
        return tree;
    }

    private Object plugin(String kind, ConfigValue value) {
        Mapping plugin = (Mapping) value;
        String name = Settings.name(plugin).orElse("");
        Map<String, ConfigValue> entries = new LinkedHashMap<>(plugin.entries());
        entries.remove(Settings.NAME);
        Map<String, OptionDescription> declared = new HashMap<>(declared(kind, name));
        if (kind.equals(Plugins.DATASET.kind())) {
            SPLIT.forEach(declared::putIfAbsent);
        }
        return named(name, options(declared, entries));
    }

    private Map<String, OptionDescription> declared(String kind, String name) {
        return Optional.ofNullable(plugins.get(kind + " " + name))
                .map(used -> byName(OPTIONS.describe(used.plugin().provider().optionsType())))
                .orElse(Map.of());
    }

    private static Map<String, OptionDescription> byName(List<OptionDescription> options) {
        Map<String, OptionDescription> byName = new HashMap<>();
        options.forEach(option -> byName.put(option.name(), option));
        return byName;
    }

    private static Map<String, Object> options(
            Map<String, OptionDescription> declared, Map<String, ConfigValue> entries) {
        Map<String, Object> tree = new LinkedHashMap<>();
        entries.forEach((name, value) -> tree.put(
                name,
                typed(
                        Optional.ofNullable(declared.get(name))
                                .map(OptionDescription::kind)
                                .orElse(Kind.STRUCTURE),
                        value)));
        return tree;
    }

    private static Object typed(Kind kind, ConfigValue value) {
        if (value instanceof Mapping map) {
            Map<String, Object> tree = new LinkedHashMap<>();
            map.entries().forEach((key, entry) -> tree.put(key, typed(kind, entry)));
            return tree;
        }
        if (value instanceof Sequence list) {
            List<Object> items = new ArrayList<>();
            list.items().forEach(item -> items.add(typed(kind, item)));
            return items;
        }
        return scalar(kind, ((Scalar) value).text());
    }

    private static Object whole(ConfigValue value) {
        return typed(Kind.WHOLE_NUMBER, value);
    }

    private static Object scalar(Kind kind, String text) {
        return switch (kind) {
            case TRUTH -> Boolean.valueOf(text);
            case WHOLE_NUMBER -> {
                OptionalLong whole = Decimals.readWhole(text);
                yield whole.isPresent() ? (Object) whole.getAsLong() : text;
            }
            case NUMBER -> number(text);
            case TEXT, PATH, CHOICE -> text;
            case STRUCTURE -> inferred(text);
        };
    }

    private static Object number(String text) {
        OptionalDouble number = Decimals.read(text);
        return number.isPresent() && Double.isFinite(number.getAsDouble()) ? (Object) number.getAsDouble() : text;
    }

    /** Returns a text as the truth value, whole number or number that YAML 1.2 reads; the text itself if it is none. */
    public static Object inferred(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        boolean digits = text.chars().allMatch(c -> Character.isDigit(c) || c == '-' || c == '+');
        return digits ? scalar(Kind.WHOLE_NUMBER, text) : number(text);
    }

    /** Returns the kind of the value of a key that names no plugin. */
    private static Kind kind(StudyKey key) {
        return switch (key) {
            case WEIGHT_DECAY -> Kind.NUMBER;
            case STEPS, EVALUATIONS -> Kind.WHOLE_NUMBER;
            case INITIAL_WEIGHTS -> Kind.PATH;
            default -> Kind.TEXT;
        };
    }

    /** Returns the kind of the plugins that a key names. */
    private static String kindOfPlugin(StudyKey key) {
        return switch (key) {
            case DATA -> Plugins.DATASET.kind();
            case AUGMENT -> Plugins.AUGMENTATION.kind();
            case OBSERVABLES -> Plugins.OBSERVABLE.kind();
            default -> key.key();
        };
    }
}
