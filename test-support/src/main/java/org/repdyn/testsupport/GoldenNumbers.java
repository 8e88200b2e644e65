package org.repdyn.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.ojalgo.matrix.store.R064Store;

/** Numbers, vectors and matrices from JSON. */
public final class GoldenNumbers {

    private GoldenNumbers() {}

    /** A nested list, row by row. */
    public static R064Store matrix(JsonNode rows) {
        if (!rows.isArray() || rows.isEmpty() || !rows.get(0).isArray()) {
            throw new IllegalArgumentException("not a matrix: " + rows);
        }
        R064Store result = R064Store.FACTORY.make(rows.size(), rows.get(0).size());
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < rows.get(i).size(); j++) {
                result.set(i, j, rows.get(i).get(j).doubleValue());
            }
        }
        return result;
    }

    /** A flat list. */
    public static double[] vector(JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("not a vector: " + list);
        }
        double[] result = new double[list.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = list.get(i).doubleValue();
        }
        return result;
    }
}
