package org.repdyn.core.result;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apiguardian.api.API;
import org.repdyn.core.options.Decimals;

/**
 * Value of a setting of an arm by the type of the setting. The values that the arms of a study have for one factor are of
 * one kind, or {@link None}.
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public sealed interface FactorValue {

    /** Text of a list without entries, and of a setting without a value. */
    String NONE = "none";

    /** Returns true if a text is a finite number. */
    static boolean isNumber(String text) {
        return Double.isFinite(Decimals.read(text).orElse(Double.NaN));
    }

    /**
     * Returns the value of a tree.
     *
     * @param tree a {@code Boolean}, a number, or a list or a map of trees; anything else counts as text. A number that is
     *     not finite is a text as well
     */
    static FactorValue of(Object tree) {
        if (tree instanceof Boolean truth) {
            return new Truth(truth);
        }
        if (tree instanceof Number number) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? new Numeric(value) : new Text(Decimals.write(value));
        }
        if (tree instanceof List<?> items) {
            return new Listing(items.stream().map(FactorValue::of).toList());
        }
        if (tree instanceof Map<?, ?> map) {
            Map<String, FactorValue> entries = new LinkedHashMap<>();
            map.forEach((key, value) -> entries.put(String.valueOf(key), of(value)));
            return new Entries(entries);
        }
        return new Text(String.valueOf(tree));
    }

    /** Returns the value as text, such as {@code 64}, {@code 0.5}, {@code vicreg} or {@code W1: oblique, W2: stiefel}. */
    String text();

    /** Returns the value as a study writes it in one line, such as {@code {name: digits, train: 40}}. */
    default String inline() {
        return text();
    }

    /**
     * A number.
     *
     * @param value the number, which is finite
     */
    record Numeric(double value) implements FactorValue {

        /** Largest n such that every whole number from 0 to n is a double (2⁵³). */
        private static final double MAX_WHOLE = 0x1p53;

        public Numeric {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException(
                        "the value of a factor is " + Decimals.text(value) + "; allowed: finite numbers");
            }
        }

        @Override
        public String text() {
            return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
        }

        @Override
        public String inline() {
            return Decimals.write(value);
        }

        /** Returns true if the value is a whole number of absolute value 2⁵³ or less. */
        public boolean isWhole() {
            return value == Math.rint(value) && Math.abs(value) <= MAX_WHOLE;
        }
    }

    /**
     * A truth value.
     *
     * @param value true or false
     */
    record Truth(boolean value) implements FactorValue {
        @Override
        public String text() {
            return Boolean.toString(value);
        }
    }

    /**
     * A text, such as the name of a plugin.
     *
     * @param text the text
     */
    record Text(String text) implements FactorValue {

        /** Refuses null. */
        public Text {
            Objects.requireNonNull(text, "the argument 'text' is null");
        }
    }

    /** The absence of a value, such as that of a predictor, in an arm that could have one. */
    record None() implements FactorValue {
        @Override
        public String text() {
            return NONE;
        }
    }

    /**
     * A list.
     *
     * @param items the values of the list, in order
     */
    record Listing(List<FactorValue> items) implements FactorValue {

        public Listing {
            Objects.requireNonNull(items, "the argument 'items' is null");
            items = List.copyOf(items);
        }

        @Override
        public String text() {
            return items.isEmpty() ? NONE : joined();
        }

        @Override
        public String inline() {
            return "[" + joined() + "]";
        }

        private String joined() {
            return items.stream().map(FactorValue::inline).collect(Collectors.joining(", "));
        }
    }

    /**
     * A map, such as the constraints by weight block, or a plugin with its options.
     *
     * @param entries the values by key, in order
     */
    record Entries(Map<String, FactorValue> entries) implements FactorValue {

        /** Key of the name of a plugin, which alone stands for a plugin without options. */
        private static final String NAME = "name";

        public Entries {
            Objects.requireNonNull(entries, "the argument 'entries' is null");
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String text() {
            return entries.entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + entry.getValue().inline())
                    .collect(Collectors.joining(", "));
        }

        @Override
        public String inline() {
            FactorValue name = entries.get(NAME);
            return entries.size() == 1 && name != null ? name.inline() : "{" + text() + "}";
        }
    }
}
