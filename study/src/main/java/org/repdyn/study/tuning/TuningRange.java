package org.repdyn.study.tuning;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Mapping;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.Problems;

/**
 * The values that a search tries for one setting.
 *
 * @param kind how the values are spread
 * @param low smallest value; unused for a list
 * @param high largest value; unused for a list
 * @param values the values of a list
 */
record TuningRange(Kind kind, double low, double high, List<String> values) {

    /**
     * Digits of a value that is tried, in addition to those in which the ends of the range agree. More would not change what is found,
     * and would be hard to read.
     */
    private static final int DIGITS = 3;

    /** Kinds of ranges: the keys with which a study writes them. */
    enum Kind {
        /** Evenly spread logarithms. */
        LOG,
        /** Evenly spread values. */
        LINEAR,
        /** Evenly spread whole numbers. */
        WHOLE,
        /** A list of values. */
        VALUES;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String key) {
            return Arrays.stream(values())
                    .filter(kind -> kind.key().equals(key))
                    .findFirst();
        }
    }

    TuningRange {
        values = List.copyOf(values);
    }

    /** Reads a range such as {@code log: [1e-4, 1]}; empty after an error, which is added to the problems. */
    static Optional<TuningRange> read(ConfigValue value, String at, Problems problems) {
        if (!(value instanceof Mapping map) || map.entries().size() != 1) {
            problems.add(value.location(), at + " is one range, such as " + at + ": {log: [1e-4, 1]}; " + kinds());
            return Optional.empty();
        }
        String key = map.entries().keySet().iterator().next();
        ConfigValue given = map.entries().values().iterator().next();
        Optional<Kind> kind = Kind.of(key);
        if (kind.isEmpty()) {
            problems.add(value.location(), at + " has the unknown range '" + key + "'; " + kinds());
            return Optional.empty();
        }
        List<ConfigValue> items = given instanceof Sequence list ? list.items() : List.of();
        if (kind.get() == Kind.VALUES) {
            List<String> values = items.stream()
                    .filter(Scalar.class::isInstance)
                    .map(item -> ((Scalar) item).text())
                    .toList();
            if (values.isEmpty() || values.size() < items.size()) {
                problems.add(given.location(), at + ".values is a list of single values, such as [a, b]");
                return Optional.empty();
            }
            Map<Object, String> different = new HashMap<>();
            for (String text : values) {
                OptionalDouble number = Decimals.read(text);
                Object equalKey = number.isPresent() ? number.getAsDouble() : text;
                String equal = different.putIfAbsent(equalKey, text);
                if (equal != null) {
                    problems.add(
                            given.location(),
                            at + ".values has " + equal + " and " + text + ", which are equal. Remove one of them");
                    return Optional.empty();
                }
            }
            return Optional.of(new TuningRange(Kind.VALUES, 0, 0, values));
        }
        return bounds(kind.get(), items, given, at + "." + key, problems);
    }

    private static Optional<TuningRange> bounds(
            Kind kind, List<ConfigValue> items, ConfigValue given, String at, Problems problems) {
        List<OptionalDouble> ends = items.stream()
                .map(item -> item instanceof Scalar end ? Decimals.read(end.text()) : OptionalDouble.empty())
                .toList();
        if (ends.size() != 2 || ends.stream().anyMatch(end -> end.isEmpty() || !Double.isFinite(end.getAsDouble()))) {
            problems.add(given.location(), at + " is a list of two numbers, the smallest and the largest value");
            return Optional.empty();
        }
        double low = ends.get(0).getAsDouble();
        double high = ends.get(1).getAsDouble();
        if (!(low < high)) {
            problems.add(
                    given.location(),
                    at + " is [" + Decimals.text(low) + ", " + Decimals.text(high)
                            + "]: the first number must be smaller than the second");
            return Optional.empty();
        }
        if (kind == Kind.LOG && low <= 0) {
            problems.add(
                    given.location(),
                    at + " begins at " + Decimals.text(low)
                            + ", which has no logarithm. Begin above 0, or write linear in place of log");
            return Optional.empty();
        }
        if (kind == Kind.WHOLE && (low != Math.rint(low) || high != Math.rint(high))) {
            problems.add(given.location(), at + " is a list of two whole numbers");
            return Optional.empty();
        }
        return Optional.of(new TuningRange(kind, low, high, List.of()));
    }

    private static String kinds() {
        return "allowed: "
                + Arrays.stream(Kind.values()).map(Kind::key).collect(Collectors.joining(", "))
                + " with a list";
    }

    /** Returns the value at a place in the range: 0 for its beginning, 1 for its end. */
    String at(double place) {
        return switch (kind) {
            case LOG, LINEAR -> written(place);
            case WHOLE ->
                BigDecimal.valueOf(Math.rint(between(place)))
                        .stripTrailingZeros()
                        .toPlainString();
            case VALUES -> values.get((int) Math.min(values.size() - 1, Math.floor(place * values.size())));
        };
    }

    /** Returns the value at a place; both forms of a formula are the same, and the second one cannot overflow. */
    private double between(double place) {
        if (kind == Kind.LOG) {
            double ratio = high / low;
            return Double.isFinite(ratio)
                    ? low * Math.pow(ratio, place)
                    : Math.pow(low, 1 - place) * Math.pow(high, place);
        }
        double width = high - low;
        return Double.isFinite(width) ? low + place * width : (1 - place) * low + place * high;
    }

    /** Returns true if a value is the smallest or the largest of a range between numbers. */
    boolean isEdge(String value) {
        return kind != Kind.VALUES && (value.equals(at(0)) || value.equals(at(1)));
    }

    /** Returns an end of the range as it is given, and a value between them with few digits. */
    private String written(double place) {
        if (place <= 0 || place >= 1) {
            return Decimals.write(place <= 0 ? low : high);
        }
        double rounded = BigDecimal.valueOf(between(place))
                .round(new MathContext(DIGITS + sharedDigits()))
                .doubleValue();
        return Decimals.write(Math.min(high, Math.max(low, rounded)));
    }

    /** Returns the number of leading digits in which the ends of a narrow range agree, such as 2 for 0.990 and 0.999. */
    private int sharedDigits() {
        double size = Math.max(Math.abs(low), Math.abs(high));
        return (int) Math.max(0, Math.floor(Math.log10(size) - Math.log10(high - low)));
    }
}
