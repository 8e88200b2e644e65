package org.repdyn.report.internal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A vertical axis that shows its data whatever their size: linear, logarithmic, or linear around zero and logarithmic
 * beyond for what blows up.
 *
 * @param type of the scale in Vega
 * @param low lower end
 * @param high upper end
 * @param constant where a symmetric logarithm stops being linear; 0 for other types
 */
record Axis(String type, double low, double high, double constant) {

    /** Beyond this, differences leave double precision. */
    static final double LIMIT = 1e300;

    /** When the largest is this many times the median, a linear axis shows nothing but its end. */
    private static final double BLOWS_UP = 1e3;

    private static final int TICKS = 6;

    /** An axis for values that are compared by their differences. */
    static Axis of(Collection<Series> series) {
        double[] values = values(series);
        double low = values[0];
        double high = values[values.length - 1];
        double[] sizes =
                Arrays.stream(values).map(Math::abs).filter(v -> v > 0).sorted().toArray();
        if (sizes.length > 0) {
            double largest = sizes[sizes.length - 1];
            if (largest / Math.max(sizes[sizes.length / 2], largest / LIMIT) > BLOWS_UP) {
                double constant = Math.max(sizes[sizes.length / 10], Math.max(largest / LIMIT, 1e-12));
                return new Axis("symlog", low, high, constant);
            }
        }
        double margin = Math.max(Math.abs(low), Math.abs(high)) * 0.02;
        if (high - low < margin / 10) {
            return new Axis("linear", low - margin - 1e-12, high + margin + 1e-12, 0);
        }
        return new Axis("linear", low, high, 0);
    }

    /** A logarithmic axis; all values must be positive. */
    static Axis logarithmic(Collection<Series> series) {
        double[] values = values(series);
        double low = values[0];
        double high = values[values.length - 1];
        return high > low * 1.001 ? new Axis("log", low, high, 0) : new Axis("log", low / 2, high * 2, 0);
    }

    /** The same axis, long enough to show a value. */
    Axis including(double value) {
        return new Axis(type, Math.min(low, value), Math.max(high, value), constant);
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
        List<Tick> ticks = ticks();
        // A linear axis is as long as its ticks, so that it begins and ends with a number.
        double first = type.equals("linear") ? Math.min(low, ticks.get(0).value()) : low;
        double last = type.equals("linear")
                ? Math.max(high, ticks.get(ticks.size() - 1).value())
                : high;
        scale.putArray("domain").add(first).add(last);
        ObjectNode axis = y.putObject("axis");
        ArrayNode values = axis.putArray("values");
        ticks.forEach(tick -> values.add(tick.value()));
        axis.put(
                "labelExpr",
                "[" + ticks.stream().map(t -> "'" + t.label() + "'").collect(Collectors.joining(",")) + "][indexof(["
                        + ticks.stream().map(t -> Double.toString(t.value())).collect(Collectors.joining(","))
                        + "], datum.value)]");
        return y;
    }

    private record Tick(double value, String label) {}

    private List<Tick> ticks() {
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
            steps(ticks, false);
        }
        return ticks;
    }

    /** Multiples of 1, 2 or 5 times a power of ten: those inside, or those around what is shown. */
    private void steps(List<Tick> ticks, boolean inside) {
        double rough = (high - low) / (TICKS - 2);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * (rough / power < 1.5 ? 1 : rough / power < 3.5 ? 2 : rough / power < 7.5 ? 5 : 10);
        long first = (long) (inside ? Math.ceil(low / step) : Math.floor(low / step + 1e-9));
        long last = (long) (inside ? Math.floor(high / step) : Math.ceil(high / step - 1e-9));
        for (long i = first; i <= last; i++) {
            // The product of two rounded numbers has digits that nobody wants to read.
            double value = Numbers.rounded(i * step);
            ticks.add(new Tick(value, Numbers.tick(value)));
        }
    }

    /** Powers of ten in even steps between two positive numbers. */
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
