package org.repdyn.paper;

import org.apiguardian.api.API;
import org.repdyn.core.observable.ObservableNames;
import org.repdyn.core.result.Column;
import org.repdyn.core.result.RunResult;

/** Labels of observables in tables and figures. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class ColumnLabels {

    private ColumnLabels() {}

    /** Returns the label of the column of an observable, or its name in words if the run has no such column. */
    public static String of(RunResult run, String observable) {
        return run.columns().stream()
                .filter(column -> column.observable().equals(observable))
                .map(Column::label)
                .findFirst()
                .orElse(ObservableNames.inWords(observable));
    }
}
