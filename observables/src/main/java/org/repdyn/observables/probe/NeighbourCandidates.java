package org.repdyn.observables.probe;

import java.util.Arrays;

/**
 * Rows that may be among the nearest of one query, as far as distances with a rounding error can tell: those whose distance exceeds the {@code count}-th smallest one so far by at most a slack. Rows come in ascending
 * order and stay in it.
 */
final class NeighbourCandidates {

    /** Room for candidates in multiples of the number of neighbours: about count·(1 + ln(n/count)) rows come in random order. */
    private static final int ROOM = 8;

    /** The smallest distances so far, ascending. */
    private final double[] smallest;

    private final int[] rows;
    private final double[] distances;
    private int size;
    private double slack;

    NeighbourCandidates(int count) {
        smallest = new double[count];
        rows = new int[ROOM * count];
        distances = new double[rows.length];
    }

    /**
     * Forgets all rows and distances, for a new query.
     *
     * @param newSlack twice the error of a distance, and more where unequal distances count as equal
     */
    void clear(double newSlack) {
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        size = 0;
        slack = newSlack;
    }

    /** Returns the distance below which a row is a candidate. */
    double limit() {
        return smallest[smallest.length - 1] + slack;
    }

    /** Adds a row whose distance is below the limit; there must be room. */
    void add(int row, double distance) {
        rows[size] = row;
        distances[size++] = distance;
        int at = smallest.length - 1;
        if (!(distance < smallest[at])) {
            return;
        }
        for (; at > 0 && distance < smallest[at - 1]; at--) {
            smallest[at] = smallest[at - 1];
        }
        smallest[at] = distance;
    }

    /** Returns true if there is no room for another row. */
    boolean isFull() {
        return size == rows.length;
    }

    /** Returns true if most of the room is in use. */
    boolean isCrowded() {
        return size > rows.length / 2;
    }

    /** Forgets the rows, but not the distances. */
    void removeAll() {
        size = 0;
    }

    /** Removes the rows that the limit now excludes. */
    void removeFar() {
        double limit = limit();
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (distances[i] < limit) {
                rows[kept] = rows[i];
                distances[kept++] = distances[i];
            }
        }
        size = kept;
    }

    int size() {
        return size;
    }

    /** Returns a row, counted from 0 in ascending order of the rows. */
    int row(int index) {
        return rows[index];
    }
}
