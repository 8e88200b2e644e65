package org.repdyn.core.options;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.SourceLocation;

/**
 * Options record whose declaration was checked: its components in order, and its constructor.
 *
 * @param <O> record type
 */
final class OptionSchema<O extends Record> {

    private final Map<String, OptionComponent> components;
    private final Constructor<O> constructor;

    private OptionSchema(Map<String, OptionComponent> components, Constructor<O> constructor) {
        this.components = components;
        this.constructor = constructor;
    }

    /**
     * Reads a declaration.
     *
     * @throws MisdeclaredOptionsException if the declaration is not valid
     */
    static <O extends Record> OptionSchema<O> of(Class<O> type) {
        RecordComponent[] declared = type.getRecordComponents();
        Map<String, OptionComponent> components = new LinkedHashMap<>();
        for (RecordComponent component : declared) {
            OptionComponent read = OptionComponent.of(component);
            components.put(read.name(), read);
        }
        Class<?>[] types = Arrays.stream(declared).map(RecordComponent::getType).toArray(Class<?>[]::new);
        OptionSchema<O> schema = new OptionSchema<>(components, constructor(type, types));
        schema.checkDefaults();
        return schema;
    }

    private static <O> Constructor<O> constructor(Class<O> type, Class<?>[] components) {
        try {
            Constructor<O> constructor = type.getDeclaredConstructor(components);
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has a canonical constructor; this is a bug in RepDyn", e);
        }
    }

    /** Checks that the record accepts its own defaults. */
    private void checkDefaults() {
        if (components.values().stream().anyMatch(c -> c.description().required())) {
            return;
        }
        Object[] defaults = components.values().stream().map(this::defaultOf).toArray();
        if (make(defaults) instanceof Made.Refused<O> refused) {
            throw new MisdeclaredOptionsException("its constructor refuses the defaults of the options: " + refused.why());
        }
    }

    private Object defaultOf(OptionComponent component) {
        return defaultOf(component, component.name()).orElseThrow();
    }

    /** Returns the default of a component, checked when the schema was read; empty where it is required. */
    Optional<Object> defaultOf(OptionComponent component, String path) {
        if (component.optional()) {
            return Optional.of(Optional.empty());
        }
        return component
                .description()
                .defaultValue()
                .flatMap(text -> component.read(
                        new ConfigValue.Scalar(text, SourceLocation.DEFAULT), path, (location, message) -> {
                            throw new IllegalStateException(message);
                        }));
    }

    List<OptionComponent> components() {
        return List.copyOf(components.values());
    }

    Optional<OptionComponent> component(String name) {
        return Optional.ofNullable(components.get(name));
    }

    /** Returns the names in the order of declaration. */
    List<String> names() {
        return List.copyOf(components.keySet());
    }

    /** Result of creating a record. */
    sealed interface Made<O> {

        /** The record. */
        record Options<O>(O options) implements Made<O> {}

        /** The reason why the constructor refused the values. */
        record Refused<O>(String why) implements Made<O> {}
    }

    /** Calls the canonical constructor, which may check conditions across components. */
    Made<O> make(Object[] values) {
        try {
            return new Made.Options<>(constructor.newInstance(values));
        } catch (InvocationTargetException e) {
            return new Made.Refused<>(reason(Objects.requireNonNull(e.getCause())));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a record of the options " + names(), e);
        }
    }

    private static String reason(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
            return cause.getMessage();
        }
        return "these values together are not accepted, and the plugin does not say why ("
                + cause.getClass().getSimpleName() + ")";
    }
}
