package org.repdyn.ntk.analytic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Coefficients of one member of the family ROCK4 (Abdulle 2002): a three-term recurrence, followed by four stages that give the order 4.
 *
 * @param recurrence step of the first stage, then the step and the weight of the stage before the last for each other stage of the recurrence
 * @param finish a₂₁, a₃₁, a₃₂, a₄₁, a₄₂, a₄₃ of the last four stages
 * @param weights weights of the last four stages
 * @param embedded weights of the method of order 3: of the last four stages, and of the derivative at the end of the step
 */
record StabilisedTableau(double[] recurrence, double[] finish, double[] weights, double[] embedded) {

    /** Number of stages after the recurrence. */
    private static final int LAST_STAGES = 4;

    /** Length of the stable part of the negative real axis, relative to the square of the number of stages. */
    private static final double STABLE_PART = 0.353;

    /** A reserve for rounding and for the estimate of the rate. */
    private static final double RESERVE = 3;

    /** Rounding error of a right-hand side that has sums, relative to the state. */
    private static final double ROUNDING = 0x1p-50;

    /** Share of the error of a step that rounding errors may have. */
    private static final double ROUNDING_PART = 0.1;

    private static final List<StabilisedTableau> ALL = read();

    /** Returns the number of evaluations of a step, without the derivative at its end. */
    int stages() {
        return (recurrence.length + 1) / 2 + LAST_STAGES;
    }

    /** Returns the largest product of a step and a rate of decay for which the method is stable. */
    double reach() {
        return STABLE_PART * stages() * stages() - RESERVE;
    }

    /**
     * Returns the members whose rounding errors are below a tolerance, those with the fewest stages first. The last four stages magnify the
     * rounding errors of the recurrence, with the eighth power of the number of stages.
     *
     * @param tolerance error of a step, relative to the state
     */
    static List<StabilisedTableau> within(double tolerance) {
        return ALL.stream()
                .filter(tableau -> tableau.magnification() * ROUNDING <= ROUNDING_PART * tolerance)
                .toList();
    }

    /** Returns the factor by which the last four stages magnify a part of the result of the recurrence, at the end of the stable part of the axis. */
    private double magnification() {
        double z = -reach();
        double k1 = z;
        double k2 = z * (1 + finish[0] * k1);
        double k3 = z * (1 + finish[1] * k1 + finish[2] * k2);
        double k4 = z * (1 + finish[3] * k1 + finish[4] * k2 + finish[5] * k3);
        return Math.abs(1 + weights[0] * k1 + weights[1] * k2 + weights[2] * k3 + weights[3] * k4);
    }

    private static List<StabilisedTableau> read() {
        try (InputStream in = Objects.requireNonNull(
                StabilisedTableau.class.getResourceAsStream("rock4.txt"), "rock4.txt is missing in the jar")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("; "))
                    .map(parts -> new StabilisedTableau(
                            numbers(parts[1]), numbers(parts[2]), numbers(parts[3]), numbers(parts[4])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }
}
