package org.repdyn.results.internal;

import com.jerolba.carpet.model.FieldTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.GroupSummary;
import org.repdyn.core.result.RunResult;

/**
 * Columns of the factors of a run: whole numbers if all values of a factor are whole numbers, otherwise numbers, truth
 * values or texts. {@link FactorValue.None} is missing in a column of numbers or truth values, and a text among texts.
 */
final class FactorColumns {

    private FactorColumns() {}

    /**
     * Returns the columns of all factors for rows of arms.
     *
     * @param arm name of the arm of a row
     * @param taken names of the other columns of the table; a factor with such a name gets the prefix {@code factor_}
     */
    static <R> List<TableColumn<R>> of(RunResult run, Function<R, String> arm, Set<String> taken) {
        return columns(run, (row, path) -> run.factors(arm.apply(row)).value(path), taken);
    }

    /** Returns the columns of all factors for rows of groups. */
    static List<TableColumn<GroupSummary>> ofGroups(RunResult run, Set<String> taken) {
        return columns(run, (group, path) -> Optional.ofNullable(group.factors().get(path)), taken);
    }

    private static <R> List<TableColumn<R>> columns(
            RunResult run, BiFunction<R, String, Optional<FactorValue>> value, Set<String> taken) {
        List<TableColumn<R>> columns = new ArrayList<>();
        for (String path : run.factorPaths()) {
            List<FactorValue> values = run.arms().stream()
                    .flatMap(result -> run.factors(result.name()).value(path).stream())
                    .toList();
            String plain = ColumnNames.table(path);
            String name = taken.contains(plain) ? "factor_" + plain : plain;
            columns.add(column(name, values, row -> value.apply(row, path)));
        }
        return columns;
    }

    private static <R> TableColumn<R> column(
            String name, List<FactorValue> values, Function<R, Optional<FactorValue>> value) {
        List<FactorValue> given =
                values.stream().filter(v -> !(v instanceof FactorValue.None)).toList();
        if (given.stream().allMatch(FactorValue.Numeric.class::isInstance)) {
            boolean whole = given.stream().map(FactorValue.Numeric.class::cast).allMatch(FactorValue.Numeric::isWhole);
            return new TableColumn<>(
                    name, whole ? FieldTypes.LONG : FieldTypes.DOUBLE, row -> numberOrNull(value.apply(row), whole));
        }
        if (given.stream().allMatch(FactorValue.Truth.class::isInstance)) {
            return new TableColumn<>(name, FieldTypes.BOOLEAN, row -> truthOrNull(value.apply(row)));
        }
        return TableColumn.optionalText(name, row -> value.apply(row).map(FactorValue::text));
    }

    // Carpet requires null for a missing value of an optional column.
    private static @Nullable Object numberOrNull(Optional<FactorValue> value, boolean whole) {
        if (value.isEmpty() || !(value.get() instanceof FactorValue.Numeric number)) {
            return null;
        }
        if (whole) {
            return (long) number.value();
        }
        return number.value();
    }

    private static @Nullable Object truthOrNull(Optional<FactorValue> value) {
        return value.isPresent() && value.get() instanceof FactorValue.Truth truth ? (Object) truth.value() : null;
    }
}
