package org.repdyn.ntk.analytic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ojalgo.matrix.store.R064Store;

/**
 * The distinct points among training views and evaluation inputs, those of the views first, each group in lexicographic
 * order. A function drawn over these points does not depend on the order of the samples, has equal values at equal
 * rows, and its values at the views do not depend on the evaluation inputs.
 *
 * @param distinct the points, one in each row
 * @param training row of {@code distinct} for each training view
 * @param evaluation row of {@code distinct} for each evaluation input
 */
record PointSet(R064Store distinct, int[] training, int[] evaluation) {

    static PointSet of(R064Store views, R064Store inputs) {
        List<double[]> points = new ArrayList<>();
        Map<double[], Integer> known = new TreeMap<>(Arrays::compare);
        double[][] viewRows = rows(views);
        double[][] inputRows = rows(inputs);
        register(viewRows, points, known);
        register(inputRows, points, known);
        R064Store distinct = R064Store.FACTORY.make(points.size(), views.getColDim());
        for (int i = 0; i < points.size(); i++) {
            double[] point = points.get(i);
            for (int j = 0; j < point.length; j++) {
                distinct.set(i, j, point[j]);
            }
        }
        return new PointSet(distinct, indices(viewRows, known), indices(inputRows, known));
    }

    private static void register(double[][] rows, List<double[]> points, Map<double[], Integer> known) {
        double[][] sorted = rows.clone();
        Arrays.sort(sorted, Arrays::compare);
        for (double[] row : sorted) {
            if (known.putIfAbsent(row, points.size()) == null) {
                points.add(row);
            }
        }
    }

    private static int[] indices(double[][] rows, Map<double[], Integer> known) {
        return Arrays.stream(rows).mapToInt(known::get).toArray();
    }

    private static double[][] rows(R064Store matrix) {
        double[][] result = new double[matrix.getRowDim()][matrix.getColDim()];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < result[i].length; j++) {
                // Adding zero turns −0 into 0, so that both are the same point.
                result[i][j] = matrix.doubleValue(i, j) + 0.0;
            }
        }
        return result;
    }
}
