package org.repdyn.core.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Protocol by which the columns of a comparison were measured, in words: options of observables, and numbers of samples. Arms with other values
 * than the rest are named.
 */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ColumnProtocol {

    private static final String OBSERVABLES = "observables.";
    private static final String DATA = "data";

    /** Option with the times at which an observable is measured, which changes no number. */
    private static final String EVERY = "every";

    private ColumnProtocol() {}

    /**
     * Returns the options of an observable, defaults included, such as {@code neighbours = 5, metric = euclidean}; empty if it has none,
     * or if the run was written by a version that did not keep them.
     */
    public static String options(RunResult run, String observable) {
        return inWords(run, measured(run, observable), settings -> options(settings, observable).entrySet().stream()
                .map(option -> option.getKey() + " = " + option.getValue())
                .collect(Collectors.joining(", ")));
    }

    /** Returns the arms that have a value of an observable. */
    private static List<ArmResult> measured(RunResult run, String observable) {
        return run.arms().stream()
                .filter(arm -> arm.column(observable).isPresent())
                .toList();
    }

    /**
     * Returns the options of an observable that are not the same for all arms, with the arms of each value, such as {@code neighbours = 5 for
     * a; neighbours = 3 for b}; empty if all arms that measured the observable, and whose options are known, have the same ones.
     */
    public static Optional<String> unequal(RunResult run, String observable) {
        Map<String, Map<String, String>> byArm = new LinkedHashMap<>();
        Set<String> names = new TreeSet<>();
        for (ArmResult arm : measured(run, observable)) {
            Map<String, String> own = options(run.factors(arm.name()).settings(), observable);
            names.addAll(own.keySet());
            if (!own.isEmpty()) {
                byArm.put(arm.name(), own);
            }
        }
        names.remove(EVERY);
        names.removeIf(name -> byArm.values().stream()
                        .map(own -> Optional.ofNullable(own.get(name)))
                        .distinct()
                        .count()
                < 2);
        Map<String, List<String>> arms = new LinkedHashMap<>();
        byArm.forEach((arm, own) -> {
            String text = names.stream()
                    .map(name -> own.containsKey(name) ? name + " = " + own.get(name) : "no " + name)
                    .collect(Collectors.joining(", "));
            arms.computeIfAbsent(text, key -> new ArrayList<>()).add(arm);
        });
        return arms.size() < 2 ? Optional.empty() : Optional.of(inWords(run, arms));
    }

    private static Map<String, String> options(Map<String, FactorValue> settings, String observable) {
        String beginning = OBSERVABLES + observable + ".";
        Map<String, String> options = new LinkedHashMap<>();
        settings.forEach((path, value) -> {
            if (path.startsWith(beginning)) {
                options.put(path.substring(beginning.length()), value.inline());
            }
        });
        return options;
    }

    /** Returns what a column shows and with which options it was measured, in one line; empty if neither is known. */
    public static String text(RunResult run, Column column) {
        String options = options(run, column.observable());
        return Stream.of(column.summary(), options.isEmpty() ? "" : "with " + options)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
    }

    /** Returns the data and the numbers of samples, such as {@code digits, 1200 training and 597 held-out samples}; empty if they are not known. */
    public static String samples(RunResult run) {
        return inWords(run, run.arms(), ColumnProtocol::samples);
    }

    private static String samples(Map<String, FactorValue> settings) {
        List<String> numbers = new ArrayList<>();
        number(settings, "train").ifPresent(number -> numbers.add(number + " training"));
        number(settings, "held-out").ifPresent(number -> numbers.add(number + " held-out"));
        String data =
                Optional.ofNullable(settings.get(DATA)).map(FactorValue::inline).orElse("");
        return data.isEmpty() || numbers.isEmpty() ? data : data + ", " + String.join(" and ", numbers) + " samples";
    }

    private static Optional<String> number(Map<String, FactorValue> settings, String option) {
        return Optional.ofNullable(settings.get(DATA + "." + option)).map(FactorValue::inline);
    }

    /** Returns the text of the arms; if it differs among them, each with its arms. */
    private static String inWords(
            RunResult run, List<ArmResult> arms, Function<Map<String, FactorValue>, String> text) {
        Map<String, List<String>> byText = new LinkedHashMap<>();
        for (ArmResult arm : arms) {
            String own = text.apply(run.factors(arm.name()).settings());
            if (!own.isEmpty()) {
                byText.computeIfAbsent(own, key -> new ArrayList<>()).add(arm.name());
            }
        }
        return byText.size() < 2 ? String.join("", byText.keySet()) : inWords(run, byText);
    }

    private static String inWords(RunResult run, Map<String, List<String>> armsByText) {
        return armsByText.entrySet().stream()
                .map(entry -> entry.getKey() + " for " + NamedArms.inWords(run, entry.getValue()))
                .collect(Collectors.joining("; "));
    }
}
