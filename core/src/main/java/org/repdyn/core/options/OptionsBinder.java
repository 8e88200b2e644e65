package org.repdyn.core.options;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;

/**
 * Converter of options records from configuration and configuration from options records. Every problem of a mapping is
 * collected, each with its place, what is allowed and what to do. Stateless and thread-safe.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class OptionsBinder {

    /**
     * Creates a record of options.
     *
     * @param type record type, whose components are annotated with {@link Option}
     * @param given options as the user wrote them; missing options have their defaults
     * @param path path of the options, such as {@code loss}, for messages such as {@code loss.temperature}; may be empty
     * @param problems receives every problem
     * @return the record; empty if there was a problem
     * @throws MisdeclaredOptionsException if the declaration of the record is not valid
     */
    public <O extends Record> Optional<O> bind(
            Class<O> type, ConfigValue.Mapping given, String path, Problems problems) {
        return bind(type, given, path, "", problems);
    }

    /**
     * Creates a record of options as {@link #bind(Class, ConfigValue.Mapping, String, Problems)} does.
     *
     * @param hint last sentence for each problem, such as {@code See: repdyn plugins describe nt-xent}; may be empty
     */
    public <O extends Record> Optional<O> bind(
            Class<O> type, ConfigValue.Mapping written, String path, String hint, Problems problems) {
        OptionSchema<O> schema = OptionSchema.of(type);
        ConfigValue.Mapping given = withPresentNames(schema, written);
        Report report = new Report(path, hint, problems);
        boolean known = given.entries().entrySet().stream()
                .map(entry -> isKnown(schema, entry.getKey(), entry.getValue().location(), report))
                .reduce(true, Boolean::logicalAnd);
        List<Object> values = new ArrayList<>();
        for (OptionComponent component : schema.components()) {
            value(schema, component, given, report).ifPresent(values::add);
        }
        if (!known || values.size() < schema.components().size()) {
            return Optional.empty();
        }
        OptionSchema.Made<O> made = schema.make(values.toArray());
        if (made instanceof OptionSchema.Made.Refused<O> refused) {
            report.add(given.location(), (path.isEmpty() ? "" : path + ": ") + refused.why());
            return Optional.empty();
        }
        return Optional.of(((OptionSchema.Made.Options<O>) made).options());
    }

    /** Replaces former names of options; where both names are given, the former one stays and is reported as unknown. */
    private static ConfigValue.Mapping withPresentNames(OptionSchema<?> schema, ConfigValue.Mapping written) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>(written.entries());
        for (OptionComponent component : schema.components()) {
            ConfigValue former = component.formerName().isEmpty() ? null : entries.get(component.formerName());
            if (former != null && entries.putIfAbsent(component.name(), former) == null) {
                entries.remove(component.formerName());
            }
        }
        return new ConfigValue.Mapping(entries, written.location());
    }

    private static boolean isKnown(OptionSchema<?> schema, String name, SourceLocation location, Report report) {
        if (schema.component(name).isPresent()) {
            return true;
        }
        List<String> nearest = NearestName.of(name, schema.names());
        String advice;
        if (nearest.size() == 1) {
            OptionComponent meant = schema.component(nearest.get(0)).orElseThrow();
            advice = "Did you mean '" + report.qualified(meant.name()) + "' ("
                    + meant.description().summary() + ")?";
        } else if (nearest.isEmpty()) {
            advice = schema.names().isEmpty()
                    ? "There are no options here"
                    : "Known options: " + String.join(", ", schema.names());
        } else {
            advice = NearestName.didYouMean(name, nearest);
        }
        report.add(location, "unknown option '" + report.qualified(name) + "'. " + advice);
        return false;
    }

    private static Optional<Object> value(
            OptionSchema<?> schema, OptionComponent component, ConfigValue.Mapping given, Report report) {
        String path = report.qualified(component.name());
        String allowed = component.description().summary();
        Optional<ConfigValue> written = Optional.ofNullable(given.entries().get(component.name()));
        if (written.isPresent()) {
            return component.read(
                    written.get(),
                    path,
                    (location, message) -> report.add(location, sentence(message) + " Allowed: " + allowed));
        }
        Optional<Object> fallback = schema.defaultOf(component, path);
        if (fallback.isEmpty()) {
            report.add(
                    given.location(),
                    path + " is missing. Give it " + allowed.replace(", required", "") + " ("
                            + component.description().help() + ")");
        }
        return fallback;
    }

    private static String sentence(String message) {
        return message.endsWith("?") ? message : message + ".";
    }

    /**
     * Returns the options that a record declares, in its order.
     *
     * @throws MisdeclaredOptionsException if the declaration of the record is not valid
     */
    public List<OptionDescription> describe(Class<? extends Record> type) {
        return OptionSchema.of(type).components().stream()
                .map(OptionComponent::description)
                .toList();
    }

    /**
     * Returns the present names of options by their former names, which are still read.
     *
     * @throws MisdeclaredOptionsException if the declaration of the record is not valid
     */
    public Map<String, String> formerNames(Class<? extends Record> type) {
        Map<String, String> names = new LinkedHashMap<>();
        OptionSchema.of(type).components().stream()
                .filter(component -> !component.formerName().isEmpty())
                .forEach(component -> names.put(component.formerName(), component.name()));
        return names;
    }

    /**
     * Returns all options of a record, including those with default values; {@link #bind(Class, ConfigValue.Mapping, String,
     * Problems)} of the result gives an equal record. An empty Optional is left out.
     */
    public ConfigValue.Mapping unbind(Record options) {
        Map<String, ConfigValue> entries = new LinkedHashMap<>();
        for (OptionComponent component : OptionSchema.of(options.getClass()).components()) {
            component.write(options).ifPresent(value -> entries.put(component.name(), value));
        }
        return new ConfigValue.Mapping(entries, SourceLocation.DEFAULT);
    }

    /** Returns the options of a record that differ from their defaults. */
    public ConfigValue.Mapping differing(Record options) {
        OptionSchema<?> schema = OptionSchema.of(options.getClass());
        Map<String, ConfigValue> entries = new LinkedHashMap<>(unbind(options).entries());
        for (OptionComponent component : schema.components()) {
            Optional<ConfigValue> usual =
                    schema.defaultOf(component, component.name()).flatMap(component::written);
            if (usual.isPresent() && usual.equals(component.write(options))) {
                entries.remove(component.name());
            }
        }
        return new ConfigValue.Mapping(entries, SourceLocation.DEFAULT);
    }

    /**
     * Checks options that a program made with the constructor of their record, as {@link #bind(Class, ConfigValue.Mapping, String,
     * Problems)} checks those of a study. The providers of the catalogues call it, so that a program gets no plugin with options that
     * a study could not give it.
     *
     * @param plugin name of the plugin, for the message
     * @throws IllegalArgumentException if a component is null or a number is outside of its range; the message names each
     * @throws MisdeclaredOptionsException if the declaration of the record is not valid
     */
    public static void check(String plugin, Record options) {
        List<String> wrong = new ArrayList<>();
        for (OptionComponent component : OptionSchema.of(options.getClass()).components()) {
            component.check(
                    options,
                    (location, message) -> wrong.add(
                            message + "; allowed: " + component.description().summary()));
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(plugin + ": " + String.join(". ", wrong));
        }
    }

    /** Adds problems with their path and hint. */
    private record Report(String path, String hint, Problems problems) {

        String qualified(String name) {
            return path.isEmpty() ? name : path + "." + name;
        }

        void add(SourceLocation location, String message) {
            problems.add(location, hint.isEmpty() ? message : sentence(message) + " " + hint);
        }
    }
}
