package org.repdyn.paper.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmFactors;
import org.repdyn.core.result.ArmGroup;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.ArmStatus;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.paper.ArmSet;
import org.repdyn.paper.Quantity;
import org.repdyn.statistics.aggregate.PowerLaw;
import org.repdyn.statistics.ranking.RunFactors;

/**
 * Exponents a of the power laws x ∝ sᵃ of numbers x over a setting s, such as the width. Each seed has an exponent for each
 * combination of the other settings, and the mean over these; so the interval over seeds is that of the exponent.
 */
final class Trends {

    private final RunResult run;
    private final String path;
    private final List<String> further;

    /** Values of the setting, in ascending order. */
    private final NavigableSet<Double> values = new TreeSet<>();

    /**
     * Creates the exponents over a setting.
     *
     * @param path path of the setting
     * @param grouped paths of the settings that divide the sets
     * @throws UserErrorException if an arm has the setting with a value that is not a positive number, or all have one value
     */
    Trends(RunResult run, String path, List<String> grouped) {
        this.run = run;
        this.path = path;
        this.further = RunFactors.of(run)
                .further(Stream.concat(grouped.stream(), Stream.of(path)).toList());
        run.arms().forEach(arm -> value(arm).ifPresent(values::add));
        if (values.size() < 2) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "an exponent over '" + path + "' needs two values of this setting or more, and all arms have "
                            + (values.isEmpty() ? "none" : Decimals.text(values.first())));
        }
    }

    /** Returns the values of the setting in words. */
    String valuesText() {
        return values.stream().map(Decimals::text).collect(Collectors.joining(", "));
    }

    /** Returns the number of a set in which a seed takes the place of an arm: its mean exponent. */
    double[] bySeed(ArmSet set, Quantity quantity) {
        return set.commonSeeds().stream()
                .flatMap(seed -> exponent(set, quantity, seed).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Returns the mean exponent of a seed; empty if an arm did not complete or a number is not positive. */
    private Optional<Double> exponent(ArmSet set, Quantity quantity, long seed) {
        Map<String, List<double[]>> points = new LinkedHashMap<>();
        for (ArmGroup group : set.groups()) {
            Optional<ArmResult> arm = Optional.ofNullable(group.arms().get(seed));
            Optional<Double> value = arm.flatMap(this::value);
            OptionalDouble number = arm.filter(one -> one.status() == ArmStatus.COMPLETED)
                    .map(quantity::finite)
                    .orElse(OptionalDouble.empty());
            if (value.isEmpty() || number.isEmpty()) {
                return Optional.empty();
            }
            points.computeIfAbsent(
                            RunFactors.name(run.factors(arm.get().name()), further), combination -> new ArrayList<>())
                    .add(new double[] {value.get(), number.getAsDouble()});
        }
        double sum = 0;
        for (List<double[]> curve : points.values()) {
            Optional<Double> exponent = PowerLaw.exponent(
                            curve.stream().mapToDouble(point -> point[0]).toArray(),
                            curve.stream().mapToDouble(point -> point[1]).toArray())
                    .value();
            if (exponent.isEmpty()) {
                return Optional.empty();
            }
            sum += exponent.get();
        }
        return Optional.of(sum / points.size());
    }

    private Optional<Double> value(ArmResult arm) {
        ArmFactors factors = run.factors(arm.name());
        Optional<FactorValue> value = factors.value(path)
                .or(() -> Optional.ofNullable(factors.settings().get(path)));
        value.filter(one -> !(one instanceof FactorValue.Numeric number && number.value() > 0))
                .ifPresent(one -> {
                    throw new UserErrorException(
                            SourceLocation.PROGRAM,
                            "an exponent over '" + path + "' needs a setting with positive numbers, such as"
                                    + " encoder.width, and arm '" + arm.name() + "' has " + one.text());
                });
        return value.map(one -> ((FactorValue.Numeric) one).value());
    }
}
