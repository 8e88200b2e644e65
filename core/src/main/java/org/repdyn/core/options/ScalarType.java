package org.repdyn.core.options;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.options.OptionDescription.Kind;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;

/**
 * Type of the single values that an option may have, with functions that read and write it.
 *
 * @param kind kind of the values
 * @param singular name of one value, for messages
 * @param plural name of several values, for messages
 * @param choices values, if they can be listed; otherwise empty
 * @param read converts text to a value
 * @param write converts a value to the text from which {@code read} gives an equal value
 */
record ScalarType(
        Kind kind,
        String singular,
        String plural,
        List<String> choices,
        Function<String, ParsedValue> read,
        Function<Object, String> write) {

    /** Real numbers. */
    private static final ScalarType NUMBER = new ScalarType(
            Kind.NUMBER, "a number", "numbers", List.of(), ScalarType::number, v -> Decimals.write((Double) v));

    /** Whole numbers of 32 bits. */
    private static final ScalarType INT = wholeNumber(Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);

    /** Whole numbers of 64 bits. */
    private static final ScalarType LONG = wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE, v -> v);

    /** Truth values, as YAML writes them. */
    private static final ScalarType TRUTH = new ScalarType(
            Kind.TRUTH,
            "true or false",
            "true or false",
            List.of("true", "false"),
            ScalarType::truth,
            Object::toString);

    /** Any text. */
    private static final ScalarType TEXT =
            new ScalarType(Kind.TEXT, "a text", "texts", List.of(), ParsedValue.Value::new, Object::toString);

    /** Paths of files, in which ~ is the home directory. */
    private static final ScalarType PATH =
            new ScalarType(Kind.PATH, "a path", "paths", List.of(), ScalarType::path, Object::toString);

    /** Type whose value is the configuration itself; it is not converted from text. */
    private static final ScalarType STRUCTURE = new ScalarType(
            Kind.STRUCTURE,
            "a list or a map",
            "lists or maps",
            List.of(),
            text -> new ParsedValue.Value(new ConfigValue.Scalar(text, SourceLocation.DEFAULT)),
            Object::toString);

    /** Types of option values by the Java type of the component. */
    private static final Map<Class<?>, ScalarType> KNOWN = Map.ofEntries(
            Map.entry(double.class, NUMBER),
            Map.entry(Double.class, NUMBER),
            Map.entry(int.class, INT),
            Map.entry(Integer.class, INT),
            Map.entry(long.class, LONG),
            Map.entry(Long.class, LONG),
            Map.entry(boolean.class, TRUTH),
            Map.entry(Boolean.class, TRUTH),
            Map.entry(String.class, TEXT),
            Map.entry(Path.class, PATH),
            Map.entry(ConfigValue.class, STRUCTURE));

    /** Supported types, for the message about an option of another type. */
    static final String SUPPORTED =
            "double, int, long, boolean, String, Path, an enum, a List of these, ConfigValue, or an Optional of these";

    /** Returns the type of values of a class; empty if options of this class are not supported. */
    static Optional<ScalarType> of(Class<?> type) {
        return type.isEnum() ? Optional.of(choice(type)) : Optional.ofNullable(KNOWN.get(type));
    }

    boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.WHOLE_NUMBER;
    }

    /** Reads a text and checks it against a range. */
    ParsedValue read(String text, Interval range) {
        ParsedValue reading = read.apply(text);
        if (reading instanceof ParsedValue.Value given && isNumeric()) {
            boolean inside = given.value() instanceof Double number
                    ? range.contains(number.doubleValue())
                    : range.contains(((Number) given.value()).longValue());
            boolean infinite = given.value() instanceof Double number && number.isInfinite();
            return inside ? reading : new ParsedValue.Refused(infinite ? "is not finite" : "is out of range", "");
        }
        return reading;
    }

    private static ParsedValue number(String text) {
        OptionalDouble number = Decimals.read(text);
        return number.isPresent() ? new ParsedValue.Value(number.getAsDouble()) : refused("is not a number");
    }

    private static ScalarType wholeNumber(long least, long greatest, Function<Long, Object> convert) {
        BigDecimal lower = BigDecimal.valueOf(least);
        BigDecimal upper = BigDecimal.valueOf(greatest);
        Function<String, ParsedValue> read = text -> {
            Optional<BigDecimal> exact = Decimals.readExactly(text);
            if (exact.isEmpty() || !isWhole(exact.get())) {
                return refused("is not a whole number");
            }
            boolean fits = exact.get().compareTo(lower) >= 0 && exact.get().compareTo(upper) <= 0;
            return fits
                    ? new ParsedValue.Value(convert.apply(exact.get().longValueExact()))
                    : refused("is too large: whole numbers here go from " + least + " to " + greatest);
        };
        return new ScalarType(Kind.WHOLE_NUMBER, "a whole number", "whole numbers", List.of(), read, Object::toString);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    }

    private static ParsedValue truth(String text) {
        return switch (text.strip()) {
            case "true" -> new ParsedValue.Value(true);
            case "false" -> new ParsedValue.Value(false);
            default -> refused("is neither true nor false");
        };
    }

    private static ParsedValue path(String text) {
        if (text.isBlank()) {
            return refused("is not a path");
        }
        try {
            return new ParsedValue.Value(HomePath.of(text));
        } catch (InvalidPathException e) {
            return refused(
                    StandardCharsets.US_ASCII.newEncoder().canEncode(text)
                            ? "is not a path"
                            : "is not a path here. " + HomePath.LOCALE_ADVICE);
        }
    }

    private static ScalarType choice(Class<?> type) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object constant : type.getEnumConstants()) {
            String name = ((Enum<?>) constant).name();
            if (!KebabCase.isConstant(name)) {
                throw new MisdeclaredOptionsException(
                        "the choice '" + name + "' is not written in capitals, digits and single underscores");
            }
            byName.put(KebabCase.fromConstant(name), constant);
        }
        List<String> names = List.copyOf(byName.keySet());
        Function<String, ParsedValue> read = text -> Optional.ofNullable(byName.get(text.strip()))
                .<ParsedValue>map(ParsedValue.Value::new)
                .orElseGet(() ->
                        new ParsedValue.Refused("is not one of the choices", NearestName.didYouMean(text, names)));
        Function<Object, String> write = value -> KebabCase.fromConstant(((Enum<?>) value).name());
        return new ScalarType(Kind.CHOICE, "one of " + String.join(", ", names), "choices", names, read, write);
    }

    private static ParsedValue refused(String why) {
        return new ParsedValue.Refused(why, "");
    }
}
