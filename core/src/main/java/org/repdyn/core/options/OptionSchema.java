package org.repdyn.core.options;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.SourceLocation;

/**
 * Options record whose declaration was checked: its options in order, those of inlined records among them, and its
 * constructor.
 *
 * @param <O> record type
 */
final class OptionSchema<O extends Record> {

    /** Schemas by record. A study of thousands of arms binds the same records again and again. */
    private static final ClassValue<OptionSchema<?>> SCHEMAS = new ClassValue<>() {
        @Override
        protected OptionSchema<?> computeValue(Class<?> type) {
            return read(type.asSubclass(Record.class));
        }
    };

    private final Map<String, OptionComponent> components;
    private final OptionRecord<O> declaration;

    private OptionSchema(Map<String, OptionComponent> components, OptionRecord<O> declaration) {
        this.components = components;
        this.declaration = declaration;
    }

    /**
     * Returns the schema of a record. Its declaration is read once; one that is not valid is reported each time.
     *
     * @throws MisdeclaredOptionsException if the declaration is not valid
     */
    @SuppressWarnings("unchecked") // the schema of a class has the type of the class
    static <O extends Record> OptionSchema<O> of(Class<O> type) {
        // A provider with raw types can return any class.
        if (!type.isRecord()) {
            throw new MisdeclaredOptionsException(
                    type.getName() + " is not a record; its author must return a record type from optionsType()");
        }
        return (OptionSchema<O>) SCHEMAS.get(type);
    }

    private static <O extends Record> OptionSchema<O> read(Class<O> type) {
        Map<String, OptionComponent> components = new LinkedHashMap<>();
        OptionRecord<O> declaration = OptionRecord.of(type, components);
        checkFormerNames(components);
        OptionSchema<O> schema = new OptionSchema<>(components, declaration);
        schema.checkDefaults();
        return schema;
    }

    /** Checks that a former name is that of one option, and of none today: a study that writes it means one thing. */
    private static void checkFormerNames(Map<String, OptionComponent> components) {
        Set<String> taken = new HashSet<>(components.keySet());
        for (OptionComponent component : components.values()) {
            if (!component.formerName().isEmpty() && !taken.add(component.formerName())) {
                throw new MisdeclaredOptionsException("option '" + component.name() + "': its former name '"
                        + component.formerName() + "' is the name or a former name of another option");
            }
        }
    }

    /** Checks that the record accepts its own defaults. */
    private void checkDefaults() {
        if (components.values().stream().anyMatch(c -> c.description().required())) {
            return;
        }
        Object[] defaults = components.values().stream().map(this::defaultOf).toArray();
        if (make(defaults) instanceof Made.Refused<O> refused) {
            throw new MisdeclaredOptionsException(
                    "its constructor refuses the defaults of the options: " + refused.why());
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

    /** Calls the canonical constructors, which may check conditions across components. */
    Made<O> make(Object[] values) {
        try {
            return new Made.Options<>(declaration.make(Arrays.asList(values).iterator()));
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
