package org.repdyn.study.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.PluginProvider;
import org.repdyn.data.spi.AugmentationProvider;
import org.repdyn.data.spi.DatasetProvider;
import org.repdyn.dynamics.spi.DynamicsProvider;
import org.repdyn.dynamics.spi.EncoderProvider;
import org.repdyn.dynamics.spi.PredictorHeadProvider;
import org.repdyn.losses.spi.LossProvider;
import org.repdyn.manifolds.spi.ConstraintProvider;
import org.repdyn.ntk.spi.BaselineProvider;
import org.repdyn.study.StudyKey;
import org.repdyn.study.plan.ObservableChoice;

/** The line of a study that names a plugin with the defaults of its options. */
final class StudyLine {

    /** The kinds of plugin that a study names, with the key that names them. */
    private static final Map<Class<?>, StudyKey> KEYS = Map.of(
            DatasetProvider.class, StudyKey.DATA,
            AugmentationProvider.class, StudyKey.AUGMENT,
            LossProvider.class, StudyKey.LOSS,
            EncoderProvider.class, StudyKey.ENCODER,
            PredictorHeadProvider.class, StudyKey.PREDICTOR,
            ConstraintProvider.class, StudyKey.CONSTRAINT,
            DynamicsProvider.class, StudyKey.DYNAMICS,
            BaselineProvider.class, StudyKey.BASELINE,
            ObservableProvider.class, StudyKey.OBSERVABLES);

    /** A text that YAML reads as it stands between brackets. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.+_/-]+");

    private StudyLine() {}

    /** Returns the key of a study that names plugins of a provider interface; empty if there is none. */
    static Optional<StudyKey> key(Class<?> type) {
        return Optional.ofNullable(KEYS.get(type));
    }

    /** Returns the line; empty if no study names plugins of this kind. An option without default and example has its type in angle brackets. */
    static Optional<String> of(PluginProvider<?> provider) {
        return key(provider).map(key -> key.key() + ": " + value(key, provider));
    }

    /** Returns the key of a study that names plugins of the kind of a provider; empty if there is none. */
    static Optional<StudyKey> key(PluginProvider<?> provider) {
        return KEYS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(provider))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static String value(StudyKey key, PluginProvider<?> provider) {
        String plugin = plugin(provider);
        return switch (key) {
            case AUGMENT -> "[" + plugin + "]";
            case OBSERVABLES -> "[" + ObservableChoice.DEFAULT + ", " + plugin + "]";
            default -> plugin;
        };
    }

    /** Returns the name of a plugin, or a map with its name and options. */
    static String plugin(PluginProvider<?> provider) {
        String options = options(provider);
        return options.isEmpty() ? provider.name() : "{name: " + provider.name() + ", " + options + "}";
    }

    /**
     * Returns the entries of a map with the options of a plugin: those with a default, and those that must be given, with the
     * example of the author of the plugin or, without one, their type in angle brackets.
     */
    static String options(PluginProvider<?> provider) {
        List<String> parts = new ArrayList<>();
        for (OptionDescription option : new OptionsBinder().describe(provider.optionsType())) {
            option.defaultValue()
                    .or(option::example)
                    .map(value -> text(value, option))
                    .or(() -> option.required() ? Optional.of("<" + option.type() + ">") : Optional.empty())
                    .ifPresent(value -> parts.add(option.name() + ": " + value));
        }
        return String.join(", ", parts);
    }

    private static String text(String value, OptionDescription option) {
        if (option.list()) {
            return value.startsWith("[") ? value : "[" + value + "]";
        }
        boolean structure =
                option.kind() == OptionDescription.Kind.STRUCTURE && (value.startsWith("[") || value.startsWith("{"));
        return structure || PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "''") + "'";
    }
}
