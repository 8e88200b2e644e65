package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.plugin.Registry;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Settings;
import org.repdyn.study.StudyKey;

/**
 * Observables that an arm measures: those that its study lists, or the default ones if it lists none. A list may contain {@value #ALL}
 * and {@value #DEFAULT}, which stand for all observables and for the default ones, as far as they can be measured.
 *
 * @param plugins the observables with their options, each once
 * @param required names of the observables that the study lists itself; one that cannot be measured is a problem
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record ObservableChoice(List<ConfigValue> plugins, Set<String> required) {

    /** Name in a list that stands for all observables. */
    public static final String ALL = "all";

    /** Name in a list that stands for the observables that are measured without a list. */
    public static final String DEFAULT = "default";

    public ObservableChoice {
        plugins = List.copyOf(plugins);
        required = Set.copyOf(required);
    }

    /** Returns the choice of an arm; a name that is listed twice, and options of a group, are added to the problems. */
    public static ObservableChoice of(Settings arm, Registry<ObservableProvider<?>> known, Problems problems) {
        List<ConfigValue> items = arm.get(StudyKey.OBSERVABLES)
                .filter(Sequence.class::isInstance)
                .map(value -> ((Sequence) value).items())
                .orElseGet(() -> List.of(named(DEFAULT, SourceLocation.DEFAULT)));
        Set<String> listed = new HashSet<>();
        for (ConfigValue item : items) {
            String name = Settings.name(item).orElse("");
            if (!listed.add(name)) {
                problems.add(
                        item.location(), "observables: '" + name + "' is listed twice. Keep one; each gives one curve");
            }
            if (isGroup(name) && ((Mapping) item).entries().size() > 1) {
                problems.add(
                        item.location(),
                        "observables: '" + name + "' stands for several observables and has no options. List the"
                                + " observable that the option belongs to beside it, as in [" + name
                                + ", {name: NAME, every: 2}]");
            }
        }
        List<ConfigValue> plugins = new ArrayList<>();
        Set<String> chosen = new LinkedHashSet<>();
        for (ConfigValue item : items) {
            String name = Settings.name(item).orElse("");
            if (!isGroup(name)) {
                if (chosen.add(name)) {
                    plugins.add(item);
                }
                continue;
            }
            for (LoadedPlugin<ObservableProvider<?>> plugin : known.all()) {
                boolean member = name.equals(ALL) || plugin.provider().byDefault();
                if (member && !listed.contains(plugin.name()) && chosen.add(plugin.name())) {
                    plugins.add(named(plugin.name(), item.location()));
                }
            }
        }
        return new ObservableChoice(
                plugins, listed.stream().filter(name -> !isGroup(name)).collect(Collectors.toSet()));
    }

    /** Returns true if an observable is among those that the arm measures as far as they can be measured. */
    public boolean measures(String observable) {
        return plugins.stream().anyMatch(plugin -> Settings.name(plugin).equals(Optional.of(observable)));
    }

    private static boolean isGroup(String name) {
        return name.equals(ALL) || name.equals(DEFAULT);
    }

    private static ConfigValue named(String name, SourceLocation location) {
        return new Mapping(Map.of(Settings.NAME, new Scalar(name, location)), location);
    }
}
