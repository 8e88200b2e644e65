package org.repdyn.paper.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.repdyn.paper.CsvText;

/**
 * Cells by the values of two settings, in panels by the values of others.
 *
 * @param rowLabel path of the setting whose values are the rows
 * @param columnLabel path of the setting whose values are the columns
 * @param rows values of the rows, from top to bottom
 * @param columns values of the columns, from left to right
 * @param panels the panels, from left to right, at least one
 * @param boundary name of the predicted number that the line shows; empty without a line
 * @param <T> content of a cell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record PanelGrid<T>(
        String rowLabel,
        String columnLabel,
        List<String> rows,
        List<String> columns,
        List<GridPanel<T>> panels,
        Optional<String> boundary) {

    public PanelGrid {
        Objects.requireNonNull(rowLabel, "the argument 'rowLabel' is null");
        Objects.requireNonNull(columnLabel, "the argument 'columnLabel' is null");
        Objects.requireNonNull(rows, "the argument 'rows' is null");
        Objects.requireNonNull(columns, "the argument 'columns' is null");
        Objects.requireNonNull(panels, "the argument 'panels' is null");
        Objects.requireNonNull(boundary, "the argument 'boundary' is null");
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        panels = List.copyOf(panels);
    }

    /** Returns the contents of all cells that have one. */
    Stream<T> contents() {
        return panels.stream()
                .flatMap(panel -> panel.cells().stream())
                .flatMap(List::stream)
                .flatMap(Optional::stream);
    }

    /**
     * Returns a CSV file with a line for each cell: panel, row, column, the values of the cell, and the boundary if there is one.
     *
     * @param names names of the values
     * @param values returns the values of a cell
     */
    String csv(List<String> names, Function<Optional<T>, List<String>> values) {
        List<String> header = new ArrayList<>(List.of("panel", rowLabel, columnLabel));
        header.addAll(names);
        boundary.ifPresent(header::add);
        List<List<String>> lines = new ArrayList<>();
        for (GridPanel<T> panel : panels) {
            for (int i = 0; i < rows.size(); i++) {
                for (int j = 0; j < columns.size(); j++) {
                    List<String> line = new ArrayList<>(List.of(panel.name(), rows.get(i), columns.get(j)));
                    line.addAll(values.apply(panel.cells().get(i).get(j)));
                    if (!panel.boundary().isEmpty()) {
                        line.add(panel.boundary().get(j).map(Object::toString).orElse(""));
                    }
                    lines.add(line);
                }
            }
        }
        return CsvText.of(header, lines);
    }
}
