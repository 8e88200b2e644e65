package org.repdyn.core.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * Result of a check.
 *
 * @param slopes orders that were measured
 * @param residuals identities that were checked
 * @param properties properties that either hold or not
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record CheckReport(List<SlopeCheck> slopes, List<Residual> residuals, List<Property> properties) {

    /** Keeps a copy of the lists. */
    public CheckReport {
        slopes = List.copyOf(slopes);
        residuals = List.copyOf(residuals);
        properties = List.copyOf(properties);
    }

    /** Creates a report without properties. */
    public CheckReport(List<SlopeCheck> slopes, List<Residual> residuals) {
        this(slopes, residuals, List.of());
    }

    /**
     * Returns one report of several checks. Of parts with one name, such as the same law at several points, it has the worst: the slope
     * that is farthest below the expected one, the largest residual, the property that does not hold.
     */
    public static CheckReport worst(List<CheckReport> reports) {
        return new CheckReport(
                worst(reports, CheckReport::slopes, SlopeCheck::name, SlopeCheck::worse),
                worst(reports, CheckReport::residuals, Residual::name, Residual::worse),
                worst(reports, CheckReport::properties, Property::name, (a, b) -> a.passed() ? b : a));
    }

    private static <T> List<T> worst(
            List<CheckReport> reports,
            Function<CheckReport, List<T>> parts,
            Function<T, String> name,
            BinaryOperator<T> worse) {
        Map<String, T> byName = new LinkedHashMap<>();
        reports.forEach(report -> parts.apply(report).forEach(part -> byName.merge(name.apply(part), part, worse)));
        return new ArrayList<>(byName.values());
    }

    /** Returns true if all parts passed. */
    public boolean passed() {
        return slopes.stream().allMatch(SlopeCheck::passed)
                && residuals.stream().allMatch(Residual::passed)
                && properties.stream().allMatch(Property::passed);
    }

    /** Returns the number of parts. */
    public int size() {
        return slopes.size() + residuals.size() + properties.size();
    }

    /** Returns the verdicts, one line each. */
    public String verdict() {
        return Stream.of(
                        slopes.stream().map(SlopeCheck::verdict),
                        residuals.stream().map(Residual::verdict),
                        properties.stream().map(Property::verdict))
                .flatMap(verdicts -> verdicts)
                .collect(Collectors.joining("\n"));
    }
}
