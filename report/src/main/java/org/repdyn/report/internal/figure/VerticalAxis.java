package org.repdyn.report.internal.figure;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.repdyn.core.result.FigureScale;

/**
 * Vertical axis of a chart: linear, logarithmic, or symmetric logarithmic (linear around zero, logarithmic beyond) for
 * values that diverge.
 *
 * @param type type of the scale in Vega
 * @param low lower end
 * @param high upper end
 * @param constant size at which a symmetric logarithm changes from linear to logarithmic; 0 for other types
 */
record VerticalAxis(String type, double low, double high, double constant) {

    /** Largest absolute value that is drawn; differences of larger values could overflow. */
    static final double LIMIT = 1e300;

    /** Largest length by which intervals extend a linear axis on each side, as a multiple of the length for the curves. */
    private static final double REACH = 1;

    /** Largest factor by which intervals extend a logarithmic axis on each side. */
    private static final double FACTOR = 10;

    /** Largest number of ticks that fit a panel without overlap. */
    private static final int TICKS = 6;

    /** Returns a linear axis, or a symmetric logarithmic one if values differ by orders of magnitude. */
    static VerticalAxis of(Collection<Series> series) {
        double[] values = values(series);
        double low = values[0];
        double high = values[values.length - 1];
        double[] sizes =
                Arrays.stream(values).map(Math::abs).filter(v -> v > 0).sorted().toArray();
        if (sizes.length > 0) {
            double largest = sizes[sizes.length - 1];
            if (largest / Math.max(sizes[sizes.length / 2], largest / LIMIT) > FigureScale.MAX_LINEAR_RATIO) {
                double constant = Math.max(sizes[sizes.length / 10], Math.max(largest / LIMIT, 1e-12));
                return new VerticalAxis("symlog", low, high, constant);
            }
        }
        double margin = Math.max(Math.abs(low), Math.abs(high)) * 0.02;
        if (high - low < margin / 10) {
            return new VerticalAxis("linear", low - margin - 1e-12, high + margin + 1e-12, 0);
        }
        return new VerticalAxis("linear", low, high, 0);
    }

    /** Returns a linear axis. */
    static VerticalAxis between(double low, double high) {
        return new VerticalAxis("linear", low, high, 0);
    }

    /** Returns a logarithmic axis; all values must be positive. */
    static VerticalAxis logarithmic(Collection<Series> series) {
        double[] values = values(series);
        double low = values[0];
        double high = values[values.length - 1];
        return high > low * 1.001
                ? new VerticalAxis("log", low, high, 0)
                : new VerticalAxis("log", low / 2, high * 2, 0);
    }

    /** Returns this axis, extended to show a value. */
    VerticalAxis including(double value) {
        return new VerticalAxis(type, Math.min(low, value), Math.max(high, value), constant);
    }

    /** Returns the place of a value on the axis, up to a linear map: its logarithm or symmetric logarithm on such an axis, and itself on a linear one. */
    double place(double value) {
        return switch (type) {
            case "symlog" -> Math.signum(value) * Math.log(1 + Math.abs(value) / constant);
            case "log" -> Math.log(value);
            default -> value;
        };
    }

    /** Returns the least value that can be drawn: the lower end of a logarithmic axis, and the limit of all values on another. */
    double least() {
        return type.equals("log") ? low : -LIMIT;
    }

    /**
     * Returns this axis, extended to show the ends of intervals as far as that leaves the curves visible: by {@link #REACH} times its
     * length on each side, or by a factor of {@link #FACTOR} if it is logarithmic. A symmetric logarithmic axis stays as it is, since the
     * intervals of values that diverge would fill it.
     */
    VerticalAxis reaching(double lowest, double highest) {
        return switch (type) {
            case "linear" -> {
                double reach = REACH * (high - low);
                yield including(Math.max(lowest, low - reach)).including(Math.min(highest, high + reach));
            }
            case "log" -> including(Math.max(lowest, low / FACTOR)).including(Math.min(highest, high * FACTOR));
            default -> this;
        };
    }

    ObjectNode encoding(String title) {
        ObjectNode y = JsonNodeFactory.instance.objectNode();
        y.put("field", "v").put("type", "quantitative").put("title", title);
        ObjectNode scale = y.putObject("scale");
        scale.put("type", type).put("nice", false);
        if (type.equals("linear")) {
            scale.put("zero", false);
        }
        if (type.equals("symlog")) {
            scale.put("constant", constant);
        }
        List<Tick> ticks = ticks(false);
        // A linear axis extends to its outer ticks, so that both ends have a label.
        double first = type.equals("linear") ? Math.min(low, ticks.get(0).value()) : low;
        double last = type.equals("linear")
                ? Math.max(high, ticks.get(ticks.size() - 1).value())
                : high;
        scale.putArray("domain").add(first).add(last);
        ObjectNode axis = y.putObject("axis");
        ArrayNode values = axis.putArray("values");
        ticks.forEach(tick -> values.add(tick.value()));
        axis.put("labelExpr", labels(ticks));
        return y;
    }

    /**
     * Tick of an axis.
     *
     * @param value its place
     * @param label its text
     */
    record Tick(double value, String label) {}

    /** Returns the expression in which Vega finds the label of a tick. */
    static String labels(List<Tick> ticks) {
        return "[" + ticks.stream().map(t -> "'" + t.label() + "'").collect(Collectors.joining(",")) + "][indexof(["
                + ticks.stream().map(t -> Double.toString(t.value())).collect(Collectors.joining(","))
                + "], datum.value)]";
    }

    /**
     * Returns the ticks.
     *
     * @param inside true if those of a linear axis are between its ends; false if they cover it
     */
    List<Tick> ticks(boolean inside) {
        List<Tick> ticks = new ArrayList<>();
        if (type.equals("log")) {
            powers(ticks, low, high, TICKS, 1);
            if (ticks.size() < 3) {
                ticks.clear();
                steps(ticks, true);
            }
        } else if (type.equals("symlog")) {
            boolean both = low < 0 && high > 0;
            if (low < 0) {
                powers(ticks, Math.max(constant, Math.max(0, -high)), -low, both ? TICKS / 2 : TICKS - 1, -1);
            }
            if (low <= 0 && high >= 0) {
                ticks.add(new Tick(0, "0"));
            }
            if (high > 0) {
                powers(ticks, Math.max(constant, Math.max(0, low)), high, both ? TICKS / 2 : TICKS - 1, 1);
            }
        } else {
            steps(ticks, inside);
        }
        return ticks;
    }

    /**
     * Adds ticks at multiples of 1, 2 or 5 times a power of ten.
     *
     * @param inside true for ticks within the axis only; false to cover it up to the next tick on both sides
     */
    private void steps(List<Tick> ticks, boolean inside) {
        if (!(high - low > Math.ulp(Math.max(Math.abs(low), Math.abs(high))) * TICKS)) {
            ticks.add(new Tick(low, Numbers.tick(Numbers.rounded(low))));
            return;
        }
        double rough = (high - low) / (TICKS - 2);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        long first = (long) (inside ? Math.ceil(low / step - 1e-9) : Math.floor(low / step + 1e-9));
        long last = (long) (inside ? Math.floor(high / step + 1e-9) : Math.ceil(high / step - 1e-9));
        for (long i = first; i <= last; i++) {
            // The product of two rounded numbers can have digits of rounding error.
            double value = Numbers.rounded(i * step);
            ticks.add(new Tick(value, Numbers.tick(value)));
        }
    }

    /** Adds powers of ten between two positive numbers, with equal steps of the exponent. */
    private static void powers(List<Tick> ticks, double low, double high, int most, int sign) {
        int first = (int) Math.ceil(Math.log10(low) - 1e-9);
        int last = (int) Math.floor(Math.log10(high) + 1e-9);
        int step = Math.max(1, (last - first + most - 1) / most);
        for (int exponent = last; exponent >= first; exponent -= step) {
            double value = Double.parseDouble("1e" + exponent);
            ticks.add(new Tick(sign * value, (sign < 0 ? "−" : "") + Numbers.power(exponent)));
        }
    }

    private static double[] values(Collection<Series> series) {
        return series.stream()
                .flatMap(s -> s.points().stream())
                .mapToDouble(Series.Point::value)
                .sorted()
                .toArray();
    }
}
