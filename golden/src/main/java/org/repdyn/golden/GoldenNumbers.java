package org.repdyn.golden;

import com.fasterxml.jackson.databind.JsonNode;
import org.apiguardian.api.API;
import org.ojalgo.matrix.store.R064Store;

/** Conversion of JSON to vectors and matrices. */
@API(status = API.Status.INTERNAL, since = "0.1")
public final class GoldenNumbers {

    private GoldenNumbers() {}

    /**
     * Returns the matrix given by a list of rows.
     *
     * @throws IllegalArgumentException if the JSON is not a non-empty list of lists
     */
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

    /**
     * Returns the vector given by a list of numbers.
     *
     * @throws IllegalArgumentException if the JSON is not a list
     */
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
