package org.repdyn.paper.figure;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apiguardian.api.API;

/**
 * Panel of a figure over the values of two settings.
 *
 * @param name values of the settings of the panel; empty if there is one panel
 * @param cells cells, row by row; empty where no arm has a value
 * @param boundary for each column the value of the setting of the rows at which a predicted line is; empty without a prediction
 * @param <T> content of a cell
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public record GridPanel<T>(String name, List<List<Optional<T>>> cells, List<Optional<Double>> boundary) {

    public GridPanel {
        Objects.requireNonNull(name, "the argument 'name' is null");
        Objects.requireNonNull(cells, "the argument 'cells' is null");
        Objects.requireNonNull(boundary, "the argument 'boundary' is null");
        cells = cells.stream().map(List::copyOf).toList();
        boundary = List.copyOf(boundary);
    }

    /** Returns a panel with other contents of the same cells. */
    <S> GridPanel<S> map(Function<T, S> content) {
        return new GridPanel<>(
                name,
                cells.stream()
                        .map(row -> row.stream().map(cell -> cell.map(content)).toList())
                        .toList(),
                boundary);
    }
}
