package org.repdyn.study.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.study.Settings;

/**
 * A plugin on the command line: its name, or {@code '{name: NAME, option: value}'}, and then options {@code option=value} with the
 * syntax of overrides.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class PluginArguments {

    private PluginArguments() {}

    /**
     * Reads the arguments into the normal form of a plugin, a map with {@code name}; empty after an error.
     *
     * @param kind kind of the plugin, such as {@code loss}, for messages
     * @param arguments the arguments: the name, then options as KEY=VALUE; none is an error
     */
    public static Optional<Mapping> read(String kind, List<String> arguments, Problems problems) {
        if (arguments.isEmpty()) {
            problems.add(
                    SourceLocation.COMMAND_LINE, "give the name of a " + kind + ". See: repdyn plugins list " + kind);
            return Optional.empty();
        }
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        String first = arguments.get(0);
        if (first.startsWith("{")) {
            Optional<ConfigValue> value = OverrideText.read(kind + "=" + first, first, problems);
            if (value.isPresent() && value.get() instanceof Mapping map) {
                entries.putAll(map.entries());
            }
        } else {
            entries.put(Settings.NAME, new Scalar(first, SourceLocation.COMMAND_LINE));
        }
        for (String argument : arguments.subList(1, arguments.size())) {
            int equals = argument.indexOf('=');
            if (equals <= 0 || argument.substring(equals + 1).isBlank()) {
                problems.add(
                        SourceLocation.COMMAND_LINE,
                        "'" + argument + "' is not an option of the " + kind + ". Write OPTION=VALUE");
            } else {
                OverrideText.read(argument, argument.substring(equals + 1), problems)
                        .ifPresent(value ->
                                entries.put(argument.substring(0, equals).strip(), value));
            }
        }
        return problems.isEmpty() ? Optional.of(new Mapping(entries, SourceLocation.COMMAND_LINE)) : Optional.empty();
    }
}
