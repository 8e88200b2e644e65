package org.repdyn.study.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.repdyn.core.config.ConfigValue;
import org.repdyn.core.config.ConfigValue.Scalar;
import org.repdyn.core.config.ConfigValue.Sequence;
import org.repdyn.core.observable.ColumnStyle;
import org.repdyn.core.observable.ColumnStyle.Presence;
import org.repdyn.core.observable.ObservableProvider;
import org.repdyn.core.plugin.LoadedPlugin;
import org.repdyn.core.problem.Problems;
import org.repdyn.core.problem.SourceLocation;
import org.repdyn.core.result.Column;
import org.repdyn.study.Settings;
import org.repdyn.study.Study;
import org.repdyn.study.StudyKey;

/**
 * Columns of the comparison of a study.
 *
 * @param list the columns, in order
 * @param chosen true if the study chose them
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record StudyColumns(List<StudyColumn> list, boolean chosen) {

    public StudyColumns {
        list = List.copyOf(list);
    }

    /**
     * One column.
     *
     * @param observable name of the observable
     * @param style its appearance
     * @param summary what its values are, in one line
     */
    @API(status = API.Status.EXPERIMENTAL, since = "0.1")
    public record StudyColumn(String observable, ColumnStyle style, String summary) {

        /** Returns the column in the form used in the results. */
        public Column column() {
            Column column = style.column(observable);
            return new Column(column.observable(), column.label(), column.format(), summary);
        }
    }

    /** Returns the columns that a study chose; if it chose none, those that the observables themselves propose. */
    static StudyColumns of(Study study, Plugins plugins, Problems problems) {
        Optional<ConfigValue> given = study.common().get(StudyKey.COLUMNS);
        study.arms().forEach((arm, own) -> own.get(StudyKey.COLUMNS)
                .ifPresent(value -> problems.add(
                        value.location(),
                        "arms." + arm + " sets columns, but all arms of a comparison have the same columns. Set columns"
                                + " for the whole study")));
        if (given.isPresent()) {
            return new StudyColumns(chosen((Sequence) given.get(), plugins, problems), true);
        }
        return new StudyColumns(
                plugins.observables().all().stream()
                        .map(StudyColumns::column)
                        .filter(column -> column.style().presence() != Presence.ON_REQUEST)
                        .sorted(Comparator.comparing(column -> column.style().presence()))
                        .toList(),
                false);
    }

    private static List<StudyColumn> chosen(Sequence given, Plugins plugins, Problems problems) {
        List<StudyColumn> columns = new ArrayList<>();
        for (ConfigValue item : given.items()) {
            Scalar name = (Scalar) item;
            Optional<StudyColumn> column = plugins.observables()
                    .require(name.text(), name.location(), problems)
                    .map(StudyColumns::column);
            if (column.filter(columns::contains).isPresent()) {
                problems.add(name.location(), "columns: '" + name.text() + "' is listed twice. Keep one");
            } else {
                column.ifPresent(columns::add);
            }
        }
        return columns;
    }

    /** Returns the place where a study lists a column; that of defaults if it does not. */
    static SourceLocation place(Settings arm, String observable) {
        return arm.get(StudyKey.COLUMNS)
                .filter(Sequence.class::isInstance)
                .flatMap(list -> ((Sequence) list)
                        .items().stream()
                                .filter(item -> item instanceof Scalar name
                                        && name.text().equals(observable))
                                .map(ConfigValue::location)
                                .findFirst())
                .orElse(SourceLocation.DEFAULT);
    }

    private static StudyColumn column(LoadedPlugin<ObservableProvider<?>> plugin) {
        return new StudyColumn(
                plugin.name(), plugin.provider().column(), plugin.provider().summary());
    }
}
