package org.repdyn.study.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.options.Decimals;

/** Seeds as text: whole numbers, and ranges such as {@code 1..5}, which include both ends. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class SeedValues {

    /** Range of whole numbers of at most 18 digits, which fit a long. */
    private static final Pattern RANGE = Pattern.compile("\\s*([+-]?\\d{1,18})\\s*\\.\\.\\s*([+-]?\\d{1,18})\\s*");

    private SeedValues() {}

    /** Returns true if a value has the form of several seeds: a list, or a text with a range. */
    static boolean several(ConfigValue value) {
        return value instanceof Sequence
                || (value instanceof Scalar scalar && scalar.text().contains(".."));
    }

    /** Returns the seeds of a value; a text that could not be read as a seed or a range is returned as it is. */
    static List<Scalar> of(ConfigValue value) {
        if (value instanceof Sequence list) {
            return list.items().stream().flatMap(item -> of(item).stream()).toList();
        }
        return value instanceof Scalar scalar ? expand(scalar).orElse(List.of(scalar)) : List.of();
    }

    /** Returns the seeds of a range; empty if the text is not a range of 1 to {@value Expansion#MAX_ARMS} seeds. */
    private static Optional<List<Scalar>> expand(Scalar scalar) {
        Matcher range = RANGE.matcher(scalar.text());
        if (!range.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (wrongRange(scalar.text()).isPresent()) {
            return Optional.empty();
        }
        List<Scalar> seeds = new ArrayList<>();
        for (long seed = first; seed <= last; seed++) {
            seeds.add(new Scalar(Long.toString(seed), scalar.location()));
        }
        return Optional.of(List.copyOf(seeds));
    }

    /** Returns why a text that has the form of a range is not a range of seeds; empty if it is one, or has not the form. */
    public static Optional<String> wrongRange(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        if (last < first) {
            return Optional.of("whose first seed is larger than its last one");
        }
        return last - first >= Expansion.MAX_ARMS
                ? Optional.of("which is more than " + Expansion.MAX_ARMS + " seeds")
                : Optional.empty();
    }

    /** Returns why a value is not one or more different seeds; empty if it is. */
    static Optional<String> error(ConfigValue value) {
        if (value instanceof ConfigValue.Mapping) {
            return Optional.of("a map");
        }
        if (value instanceof Sequence list && list.items().isEmpty()) {
            return Optional.of("an empty list");
        }
        boolean list = value instanceof Sequence;
        Set<Long> seen = new HashSet<>();
        for (ConfigValue item : list ? ((Sequence) value).items() : List.of(value)) {
            if (!(item instanceof Scalar)) {
                return Optional.of(notWhole(list, item));
            }
            for (Scalar scalar : of(item)) {
                OptionalLong seed = Decimals.readWhole(scalar.text());
                if (seed.isEmpty()) {
                    return Optional.of(notWhole(list, item));
                }
                if (!seen.add(seed.getAsLong())) {
                    return Optional.of("a list with " + seed.getAsLong() + " twice");
                }
            }
        }
        return Optional.empty();
    }

    private static String notWhole(boolean list, ConfigValue item) {
        String text = "'" + StudyYaml.inline(item) + "'";
        Optional<String> range = wrongRange(StudyYaml.inline(item));
        String reason = range.map(why -> ", " + why).orElse(list ? ", which is not a whole number" : "");
        return (list ? "a list with " : "") + text + reason;
    }
}
