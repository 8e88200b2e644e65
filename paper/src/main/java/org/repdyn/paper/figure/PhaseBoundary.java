package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.options.Decimals;
import org.repdyn.core.problem.NearestName;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.problem.UserErrorException;
import org.repdyn.core.result.ArmResult;
import org.repdyn.core.result.FactorValue;
import org.repdyn.core.result.RunResult;
import org.repdyn.core.result.TrajectoryRow;
import org.repdyn.paper.ArmSet;

/**
 * Boundary between two phases: values of one setting, each predicted by the arms with one value of another setting.
 *
 * @param name name of the predicted number
 * @param byArm its last value of each arm for which it is predicted
 */
record PhaseBoundary(String name, Map<String, Double> byArm) {

    /** Relative difference between arms of a column that is rounding error of the prediction. */
    private static final double ROUNDING = 1e-9;

    /**
     * Reads a prediction.
     *
     * @param name name of the predicted number
     * @param rowPath path of the setting whose values are the rows
     * @param rows values of the rows
     * @throws UserErrorException if the rows are not numbers in order, or no arm has the prediction
     */
    static PhaseBoundary of(RunResult run, String name, String rowPath, List<String> rows) {
        requireOrder(rowPath, rows);
        Map<String, Double> byArm = new HashMap<>();
        SortedSet<String> known = new TreeSet<>();
        for (TrajectoryRow row : run.trajectory()) {
            if (row.observable().startsWith(ObservableNames.PREDICTED)) {
                String predicted = row.observable().substring(ObservableNames.PREDICTED.length());
                known.add(predicted);
                if (predicted.equals(name) && row.index() == 0 && Double.isFinite(row.value())) {
                    byArm.put(row.arm(), row.value());
                }
            }
        }
        if (byArm.isEmpty()) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "no arm predicts '" + name + "'. " + NearestName.suggestion(name, known)
                            + (known.isEmpty()
                                    ? "This run has no predictions"
                                    : "Predictions of this run: " + String.join(", ", known)));
        }
        return new PhaseBoundary(name, byArm);
    }

    private static void requireOrder(String rowPath, List<String> rows) {
        boolean ordered = rows.size() > 1 && rows.stream().allMatch(FactorValue::isNumber);
        for (int i = 2; ordered && i < rows.size(); i++) {
            ordered = (number(rows, i) - number(rows, i - 1)) * (number(rows, 1) - number(rows, 0)) > 0;
        }
        if (!ordered) {
            throw new UserErrorException(
                    SourceLocation.PROGRAM,
                    "a boundary needs at least two rows with numbers in ascending or descending order; the values of '"
                            + rowPath + "' are " + String.join(", ", rows)
                            + ". Take a setting with such values for the rows, or draw no boundary");
        }
    }

    /**
     * Returns the predicted number of each column; empty for a column without a prediction.
     *
     * @param sets sets of arms of one panel, whose second label is the column
     * @param columns values of the columns
     * @throws UserErrorException if the arms of a column predict different numbers
     */
    List<Optional<Double>> ofColumns(List<ArmSet> sets, List<String> columns) {
        List<Optional<Double>> values = new ArrayList<>();
        for (String column : columns) {
            DoubleSummaryStatistics predicted = sets.stream()
                    .filter(set -> set.labels().get(1).equals(column))
                    .flatMap(set -> set.arms().stream())
                    .map(ArmResult::name)
                    .filter(byArm::containsKey)
                    .mapToDouble(byArm::get)
                    .summaryStatistics();
            if (predicted.getMax() - predicted.getMin() > ROUNDING * Math.abs(predicted.getMax())) {
                throw new UserErrorException(
                        SourceLocation.PROGRAM,
                        "'" + name + "' is predicted from " + Decimals.text(predicted.getMin()) + " to "
                                + Decimals.text(predicted.getMax()) + " by the arms of the column " + column
                                + ". A boundary needs one value for each column. Give the settings on which it depends"
                                + " as the columns, or divide the arms by them");
            }
            values.add(predicted.getCount() > 0 ? Optional.of(predicted.getMin()) : Optional.empty());
        }
        return values;
    }

    /**
     * Returns the place of a number among rows: 0 at the first row, 1 at the second. It is interpolated between two rows, and
     * extrapolated before the first and after the last.
     *
     * @param rows numbers in ascending or descending order, at least two
     */
    static double place(List<String> rows, double value) {
        double direction = Math.signum(number(rows, 1) - number(rows, 0));
        int row = 0;
        while (row < rows.size() - 2 && direction * (value - number(rows, row + 1)) > 0) {
            row++;
        }
        double from = number(rows, row);
        return row + (value - from) / (number(rows, row + 1) - from);
    }

    private static double number(List<String> rows, int row) {
        return Decimals.read(rows.get(row)).orElseThrow();
    }
}
