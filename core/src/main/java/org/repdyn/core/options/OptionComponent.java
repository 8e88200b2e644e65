package org.repdyn.core.options;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.problem.SourceLocation;

/**
 * Component of an options record whose declaration was checked.
 *
 * @param description description for users
 * @param formerName name before it was changed; may be empty
 * @param item type of a value, or of each item of a list
 * @param range allowed numbers
 * @param optional true if the component is an Optional
 * @param accessors the accessor of this component, after those of the records in which its record is inlined
 */
record OptionComponent(
        OptionDescription description,
        String formerName,
        ScalarType item,
        Interval range,
        boolean optional,
        List<Method> accessors) {

    /**
     * Reads a declaration.
     *
     * @throws MisdeclaredOptionsException if the declaration is not valid
     */
    static OptionComponent of(RecordComponent component, List<Method> accessors) {
        try {
            return read(component, accessors);
        } catch (MisdeclaredOptionsException e) {
            throw new MisdeclaredOptionsException("option '" + component.getName() + "': " + e.getMessage());
        }
    }

    private static OptionComponent read(RecordComponent component, List<Method> accessors) {
        require(KebabCase.isCamel(component.getName()), "its name must be letters and digits in camel case");
        Option option = component.getAnnotation(Option.class);
        require(option != null, "it has no annotation @Option");
        require(!option.help().isBlank(), "its help is empty");
        Optional<Type> inOptional = argument(component.getGenericType(), Optional.class);
        Type plain = inOptional.orElse(component.getGenericType());
        Optional<Type> inList = argument(plain, List.class);
        ScalarType item = Optional.of(inList.orElse(plain))
                .filter(Class.class::isInstance)
                .flatMap(t -> ScalarType.of((Class<?>) t))
                .orElseThrow(() -> new MisdeclaredOptionsException("its type "
                        + component.getGenericType().getTypeName() + " is not supported; use " + supported(component)));
        require(
                item.kind() != OptionDescription.Kind.CHOICE || !item.choices().isEmpty(),
                "its enum has no constants, so it has no values");
        require(
                option.formerName().isEmpty() || KebabCase.isKebab(option.formerName()),
                "its former name '" + option.formerName() + "' is not in kebab case, as it is written in a study");
        require(
                inList.isEmpty() || item.kind() != OptionDescription.Kind.STRUCTURE,
                "a ConfigValue may itself be a list, so a list of them is not supported");
        require(option.range().isEmpty() || item.isNumeric(), "it has a range but is not a number");
        require(
                option.form() == StructureForm.ANY || item.kind() == OptionDescription.Kind.STRUCTURE,
                "it has the form of a list or map but is not a ConfigValue");
        require(
                inOptional.isEmpty() || option.defaultValue().isEmpty(),
                "an Optional cannot have a default; without a value it is empty");
        require(
                option.example().isEmpty()
                        || (inOptional.isEmpty() && option.defaultValue().isEmpty()),
                "it has an example but is not required; the line of plugins describe has its default");
        Interval range = option.range().isEmpty() ? Interval.FINITE : range(option.range());
        Optional<String> fallback = Optional.of(option.defaultValue()).filter(d -> !d.isEmpty());
        Optional<String> example = Optional.of(option.example()).filter(e -> !e.isEmpty());
        OptionDescription description = new OptionDescription(
                KebabCase.fromCamel(component.getName()),
                item.kind(),
                inList.isPresent(),
                inList.isPresent() ? "a list of " + item.plural() : item.singular(),
                option.help(),
                fallback,
                example,
                item.choices(),
                item.isNumeric() ? Optional.of(range) : Optional.empty(),
                fallback.isEmpty() && inOptional.isEmpty(),
                option.form());
        OptionComponent result =
                new OptionComponent(description, option.formerName(), item, range, inOptional.isPresent(), accessors);
        fallback.ifPresent(text -> result.check(text, "its default"));
        example.ifPresent(text -> result.check(text, "its example"));
        return result;
    }

    private static String supported(RecordComponent component) {
        return component.getType().isRecord()
                ? "it without @Option, so that its components become options, or use ConfigValue for a map"
                : ScalarType.SUPPORTED;
    }

    /** Returns the accessor of a component, callable even where the record is not public. */
    static Method accessor(RecordComponent component) {
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        return accessor;
    }

    private static Interval range(String written) {
        try {
            return Interval.parse(written);
        } catch (IllegalArgumentException e) {
            throw new MisdeclaredOptionsException("its range is wrong: " + e.getMessage());
        }
    }

    private static Optional<Type> argument(Type type, Class<?> raw) {
        return type instanceof ParameterizedType p && p.getRawType() == raw
                ? Optional.of(p.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new MisdeclaredOptionsException(otherwise);
        }
    }

    private void check(String text, String what) {
        read(new ConfigValue.Scalar(text, SourceLocation.DEFAULT), what, (location, message) -> {
            throw new MisdeclaredOptionsException(message + ". Allowed: " + description.summary());
        });
    }

    String name() {
        return description.name();
    }

    /** Receiver of problems with a value. */
    @FunctionalInterface
    interface Objections {
        /**
         * Receives a problem.
         *
         * @param location place where the value was written
         * @param message one sentence without a full stop
         */
        void add(SourceLocation location, String message);
    }

    /** Returns the value for the record; empty if there were objections. */
    Optional<Object> read(ConfigValue given, String path, Objections objections) {
        if (item.kind() == OptionDescription.Kind.STRUCTURE) {
            return Optional.of(optional ? Optional.of(given) : given);
        }
        Optional<Object> value =
                description.list() ? readList(given, path, objections) : readItem(given, path, objections);
        return optional ? value.map(Optional::of) : value;
    }

    private Optional<Object> readList(ConfigValue given, String path, Objections objections) {
        if (given instanceof ConfigValue.Mapping) {
            return wrongShape(given, path, description.type(), objections);
        }
        List<ConfigValue> parts =
                given instanceof ConfigValue.Sequence sequence ? sequence.items() : split((ConfigValue.Scalar) given);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            readItem(parts.get(i), path + "[" + i + "]", objections).ifPresent(items::add);
        }
        return items.size() == parts.size() ? Optional.of(List.copyOf(items)) : Optional.empty();
    }

    private static List<ConfigValue> split(ConfigValue.Scalar scalar) {
        String text = scalar.text().strip();
        boolean bracketed = text.startsWith("[") && text.endsWith("]") && text.length() > 1;
        String inner = bracketed ? text.substring(1, text.length() - 1).strip() : text;
        if (bracketed && inner.isEmpty()) {
            return List.of();
        }
        return Arrays.stream(inner.split(",", -1))
                .<ConfigValue>map(part -> new ConfigValue.Scalar(part.strip(), scalar.location()))
                .toList();
    }

    private Optional<Object> readItem(ConfigValue given, String path, Objections objections) {
        if (given instanceof ConfigValue.Scalar scalar) {
            ParsedValue reading = item.read(scalar.text(), range);
            if (reading instanceof ParsedValue.Refused refused) {
                String hint = refused.hint().isEmpty() ? "" : ". " + refused.hint();
                objections.add(given.location(), path + " is '" + scalar.text() + "', which " + refused.why() + hint);
                return Optional.empty();
            }
            return Optional.of(((ParsedValue.Value) reading).value());
        }
        return wrongShape(given, path, item.singular(), objections);
    }

    private static Optional<Object> wrongShape(ConfigValue given, String path, String expected, Objections objections) {
        String found = given instanceof ConfigValue.Sequence ? "a list" : "a map of names to values";
        objections.add(given.location(), path + " is " + found + ", which is not " + expected);
        return Optional.empty();
    }

    /** Returns the value of this component in a record, as it is written; empty for an empty Optional. */
    Optional<ConfigValue> write(Record options) {
        return written(valueIn(options));
    }

    /** Returns a value of this component as it is written; empty for an empty Optional. */
    Optional<ConfigValue> written(Object value) {
        if (optional) {
            return ((Optional<?>) value).map(this::writeValue);
        }
        return Optional.of(writeValue(value));
    }

    private ConfigValue writeValue(Object value) {
        if (value instanceof ConfigValue structure) {
            return structure;
        }
        if (value instanceof List<?> items) {
            List<ConfigValue> written =
                    items.stream().<ConfigValue>map(this::writeItem).toList();
            return new ConfigValue.Sequence(written, SourceLocation.DEFAULT);
        }
        return writeItem(value);
    }

    private ConfigValue.Scalar writeItem(Object value) {
        return new ConfigValue.Scalar(item.write().apply(value), SourceLocation.DEFAULT);
    }

    /** Reports the component if it is null or has null in it, and its numbers that are outside of the range, in a record that a program made. */
    void check(Record options, Objections objections) {
        Object value = presentValueIn(options);
        if (value == null) {
            objections.add(SourceLocation.PROGRAM, name() + " is null");
            return;
        }
        Stream<?> present = value instanceof Optional<?> wrapped ? wrapped.stream() : Stream.of(value);
        for (Object each : present.<Object>flatMap(v -> v instanceof List<?> items ? items.stream() : Stream.of(v))
                .toList()) {
            if (each == null) {
                objections.add(SourceLocation.PROGRAM, name() + " has an item that is null");
            } else if (item.isNumeric()) {
                readItem(writeItem(each), name(), objections);
            }
        }
    }

    /** Returns the value of this component; null if the caller gave null for it or for the record in which it is inlined. */
    private @Nullable Object presentValueIn(Record options) {
        Object value = options;
        for (Method accessor : accessors) {
            if (value == null) {
                return null;
            }
            value = value(accessor, value);
        }
        return value;
    }

    private Object valueIn(Record options) {
        Object value = options;
        for (Method accessor : accessors) {
            value = value(accessor, value);
        }
        return value;
    }

    private Object value(Method accessor, Object of) {
        try {
            return accessor.invoke(of);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot read option " + name(), e);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("option " + name() + " cannot be read from its record", e.getCause());
        }
    }
}
