package org.repdyn.manifolds.optimisation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apiguardian.api.API;

/** Quantities recorded during a run, one row for the start and one for each iteration, also in a run that ends early. */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Trace {

    private final List<TraceColumn> columns;
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    Trace(List<TraceColumn> columns) {
        this.columns = columns;
        for (TraceColumn column : columns) {
            if (values.put(column.name(), new ArrayList<>()) != null) {
                throw new IllegalArgumentException(
                        "the trace has two columns '" + column.name() + "'; give each a name of its own");
            }
        }
    }

    void record(Progress progress) {
        for (TraceColumn column : columns) {
            values.getOrDefault(column.name(), new ArrayList<>())
                    .add(column.value().applyAsDouble(progress));
        }
    }

    /** Returns the names of the columns, in the order in which they were asked for. */
    public List<String> names() {
        return List.copyOf(values.keySet());
    }

    /**
     * Returns the values of a column, in the order of the iterations.
     *
     * @throws IllegalArgumentException if the run did not record it
     */
    public double[] column(String name) {
        List<Double> column = values.get(name);
        if (column == null) {
            throw new IllegalArgumentException("the trace has no column '" + name + "'; it has " + names()
                    + "; ask for it by RiemannianProblem.trace");
        }
        return column.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
