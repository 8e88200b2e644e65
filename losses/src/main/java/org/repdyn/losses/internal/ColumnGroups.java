package org.repdyn.losses.internal;

import java.util.function.IntConsumer;
import org.ojalgo.matrix.store.R064Store;
import org.repdyn.core.algebra.Workers;

/** Work on the columns of a matrix, shared between threads if the matrix is large. */
public final class ColumnGroups {

    /** Numbers of a group of columns, whose work takes much longer than handing it to a thread. */
    private static final int GROUP = 1 << 15;

    private ColumnGroups() {}

    /** Runs a task for every column; the tasks of different columns must be independent. */
    public static void forEach(R064Store matrix, Workers workers, IntConsumer task) {
        int columns = matrix.getColDim();
        int width = Math.max(1, GROUP / Math.max(1, matrix.getRowDim()));
        workers.forEach((columns + width - 1) / width, group -> {
            for (int c = group * width; c < Math.min(columns, (group + 1) * width); c++) {
                task.accept(c);
            }
        });
    }
}
