package org.repdyn.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.repdyn.cli.session.PluginCatalogue;
import org.repdyn.core.options.OptionDescription;
import org.repdyn.core.options.OptionsBinder;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.study.StudyKey;
import org.repdyn.study.service.PluginGuides;

/** The settings {@code KEY=VALUE} that a shell offers: each key, each plugin of a key, and the options of the plugin that is named. */
final class OfferedSettings {

    /** Beginning of the settings of single arms. */
    static final String ARMS = "arms.";

    private final PluginCatalogue plugins;
    private final CompletionWords words;

    OfferedSettings(PluginCatalogue plugins, CompletionWords words) {
        this.plugins = plugins;
        this.words = words;
    }

    /** Returns the settings of the whole study; those with an open value end with the equals sign. */
    Stream<String> ofStudy() {
        return settings("");
    }

    /** Returns the settings of one arm, such as {@code arms.naive.loss=}. */
    Stream<String> ofArm(String arm) {
        return settings(ARMS + arm + ".");
    }

    private Stream<String> settings(String prefix) {
        List<String> settings = new ArrayList<>();
        for (StudyKey key : StudyKey.values()) {
            settings.add(prefix + key.key() + "=");
        }
        for (PluginCatalogue.Entry entry : plugins.entries()) {
            LoadedPlugin<?> plugin = entry.plugin();
            PluginGuides.key(plugin.provider()).map(StudyKey::key).ifPresent(key -> {
                settings.add(prefix + key + "=" + plugin.name());
                Optional<String> chosen = chosen(prefix + key).or(() -> chosen(key));
                if (chosen.filter(name -> !name.equals(plugin.name())).isEmpty()) {
                    options(prefix + key + ".", plugin).forEach(settings::add);
                }
            });
        }
        return settings.stream().distinct();
    }

    /** Returns the plugin that an earlier word names for a key. */
    private Optional<String> chosen(String key) {
        String begin = key + "=";
        return words.before().stream()
                .filter(word -> word.startsWith(begin))
                .map(word -> word.substring(begin.length()))
                .reduce((first, last) -> last);
    }

    /** Returns the options of a plugin, each with the equals sign and with each of its choices, after a common beginning. */
    static List<String> options(String beginning, LoadedPlugin<?> plugin) {
        List<String> options = new ArrayList<>();
        for (OptionDescription option :
                new OptionsBinder().describe(plugin.provider().optionsType())) {
            String setting = beginning + option.name() + "=";
            options.add(setting);
            option.choices().forEach(choice -> options.add(setting + choice));
        }
        return options;
    }
}
